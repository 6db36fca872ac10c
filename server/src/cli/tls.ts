/** `postfix-lint tls DIR`: what each service of an instance negotiates, as a table for people or as JSON. */
import type { ServiceTlsReport } from '../service/index.js';
import { readTarget } from './files.js';
import { formatTls } from './format-tls.js';
import { formatOption, parseArguments, versionSettings, type OptionTable } from './options.js';
import { projectSettings } from './project-settings.js';
import { UsageError, type Command } from './usage.js';
import { serviceFor } from './workspace.js';

const OPTIONS: OptionTable = {
  format: { type: 'string', default: 'text' },
  service: { type: 'string' },
  'postfix-version': { type: 'string' },
  'openssl-version': { type: 'string' },
};

/** One service as `--format json` prints it. The form is stable; lines are counted from zero, as in findings. */
type TlsRecord = Pick<
  ServiceTlsReport,
  'service' | 'role' | 'level' | 'protocols' | 'suites' | 'certificates' | 'reasons'
>;

/** Prints the effective TLS of the instance named; always exits with 0. */
export const tls: Command = (args, context) => {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const format = formatOption(values);
  const [path, ...others] = positionals;
  if (path === undefined)
    throw new UsageError('name a folder with a main.cf, as in: postfix-lint tls /etc/postfix');
  if (others.length > 0) throw new UsageError(`one folder at a time, not also "${String(others[0])}"`);
  const target = readTarget(path, context.cwd);
  const settings = versionSettings(values, projectSettings(target.folder));
  const service = serviceFor(context.data, target, settings, context.cwd);
  const uri = target.files[0]?.uri ?? '';
  const all = service.effectiveTls(uri) ?? [];
  const wanted = values['service'];
  const chosen = typeof wanted === 'string' ? select(all, wanted) : all;
  if (format === 'json') context.print(`${JSON.stringify(chosen.map(recordOf), undefined, 2)}\n`);
  else context.print(formatTls(chosen, { details: typeof wanted === 'string' }));
  return 0;
};

/** The services of a name; "smtp" without a type means all of that name. */
function select(all: readonly ServiceTlsReport[], wanted: string): ServiceTlsReport[] {
  const chosen = all.filter(({ service }) => service === wanted || service.startsWith(`${wanted}/`));
  if (chosen.length > 0) return chosen;
  const names = all.map(({ service }) => service).join(', ');
  throw new UsageError(`no service "${wanted}" does TLS here; there are: ${names}`);
}

function recordOf(report: ServiceTlsReport): TlsRecord {
  const { service, role, level, protocols, suites, certificates, reasons } = report;
  return { service, role, level, protocols, suites, certificates, reasons };
}
