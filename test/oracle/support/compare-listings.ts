/** What postconf(1) lists with -x -n, -x -P and -F beside what we list: the disagreements, in words. */
import type { DocumentAnalysis } from '../../../server/src/service/index.js';
import { formatParameter, namesOverridden, namesSet } from '../../../server/src/service/model/listing.js';
import type { Instance } from '../../../server/src/service/model/instance.js';
import type { Service } from '../../../server/src/service/model/service.js';
import { MASTER_COLUMNS } from '../../../server/src/service/syntax/master-cf.js';
import { parseValue, references } from '../../../server/src/service/syntax/value.js';
import { leaveOut } from './parity-exceptions.js';
import type { Verdict } from './run-postconf.js';

/** Parameters whose defaults depend on the machine or on how Debian builds Postfix: values with these are not compared. */
const MACHINE_DEPENDENT: Readonly<Record<string, string>> = {
  config_directory: 'where the configuration is',
  daemon_directory: "Debian's choice",
  default_database_type: 'the libraries at hand',
  mail_release_date: 'the build',
  mail_version: 'the build',
  mydomain: 'the name of the machine',
  myhostname: 'the name of the machine',
  mynetworks: 'the network interfaces of the machine',
  process_id: 'the running process',
  process_name: 'the running program',
  tls_eecdh_auto_curves: 'the release of OpenSSL',
};

/** Everything in the listings that we and postconf do not agree on; a listing that is not there is not compared. */
export function compareListings(analysis: DocumentAnalysis, verdict: Verdict): string[] {
  const { values, options, fields } = verdict;
  return [
    ...(values === '' ? [] : compareValues(analysis, values)),
    ...(options === '' ? [] : compareOptions(analysis, options)),
    ...(fields === '' ? [] : compareFields(analysis, fields)),
  ];
}

function printedValues(printed: string): Map<string, string> {
  return new Map(printed.split(/\n(?=[^\n]+ =)/).map((line) => [line.replace(/ =.*$/s, ''), line.trimEnd()]));
}

function compareValues(analysis: DocumentAnalysis, printed: string): string[] {
  const { instance } = analysis;
  const theirs = printedValues(printed);
  const found: string[] = [];
  const ours = namesSet(instance, analysis.names());
  for (const name of ours) {
    if (name === 'config_directory' && leaveOut('config-directory')) continue;
    if (dependsOnMachine(instance, name, new Set()) && leaveOut('machine-value')) continue;
    const effective = instance.effective(name);
    const line = theirs.get(name);
    if (line === undefined) found.push(`postconf does not list: ${name}`);
    else if (line !== formatParameter(effective).trimEnd())
      found.push(`value: ${formatParameter(effective)} | ${line}`);
  }
  for (const name of theirs.keys())
    if (name !== '' && name !== 'config_directory' && !ours.includes(name))
      found.push(`we do not list: ${name}`);
  return found;
}

/** What `postconf -x -P` prints of the options of services: `name/type/parameter = value`. */
function compareOptions({ instance }: DocumentAnalysis, printed: string): string[] {
  const theirs = printedValues(printed);
  const found: string[] = [];
  const listed = new Set<string>();
  for (const service of instance.services) {
    if (isRepeated(instance, service) && leaveOut('repeated-service')) {
      for (const key of theirs.keys()) if (key.startsWith(`${service.id}/`)) theirs.delete(key);
      continue;
    }
    for (const name of namesOverridden(instance, service)) {
      const key = `${service.id}/${name}`;
      listed.add(key);
      const line = theirs.get(key);
      if (line === undefined) found.push(`postconf does not list: ${key}`);
      if (line === undefined || dependsOnMachine(instance, name, new Set(), service)) continue;
      if (name === 'service_name' && leaveOut('references-in-service-name')) continue;
      if (instance.catalogue.parameter(name)?.type === 'raw' && leaveOut('raw-option')) continue;
      const ours = formatParameter(instance.effective(name, service));
      if (line !== `${service.id}/${ours}`.trimEnd()) found.push(`value: ${service.id}/${ours} | ${line}`);
    }
  }
  for (const key of theirs.keys()) if (key !== '' && !listed.has(key)) found.push(`we do not list: ${key}`);
  return found;
}

/** What `postconf -F` prints of the columns of services, in the order of the file. */
function compareFields({ instance }: DocumentAnalysis, printed: string): string[] {
  const theirs = printed.split('\n').filter((line) => line !== '' && !/^[^=]*\/command = /.test(line));
  const ours = instance.services.flatMap(({ id, tree }) =>
    MASTER_COLUMNS.filter((column) => column !== 'command').map(
      (column) => `${id}/${column === 'maxproc' ? 'process_limit' : column} = ${tree.fields[column].text}`,
    ),
  );
  return ours.join('\n') === theirs.join('\n') ? [] : [`columns: ${ours.join('; ')} | ${theirs.join('; ')}`];
}

function isRepeated({ services }: Instance, { id }: Service): boolean {
  return services.filter((service) => service.id === id).length > 1;
}

/** Whether a value refers, if through others, to a name whose default depends on the machine. */
function dependsOnMachine(instance: Instance, name: string, seen: Set<string>, service?: Service): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const { raw, origin, exact } = instance.effective(name, service);
  if (!exact) return true;
  if (origin.kind === 'default' && name in MACHINE_DEPENDENT) return true;
  return [...references(parseValue(raw))].some((reference) =>
    dependsOnMachine(instance, reference.name, seen, service),
  );
}
