/** `postfix-lint show DIR`: effective values as `postconf -x` prints them, or as JSON with where each comes from. */
import { documentOf, type DocumentAnalysis } from '../service/index.js';
import type { Effective } from '../service/model/instance.js';
import { formatParameter, namesKnown, namesOverridden, namesSet } from '../service/model/listing.js';
import type { Service } from '../service/model/service.js';
import { readTarget } from './files.js';
import { parseArguments, versionSettings, type OptionTable } from './options.js';
import { projectSettings } from './project-settings.js';
import { UsageError, type Command } from './usage.js';
import { serviceFor } from './workspace.js';

const OPTIONS: OptionTable = {
  format: { type: 'string', default: 'text' },
  service: { type: 'string' },
  'non-default': { type: 'boolean', short: 'n', default: false },
  'postfix-version': { type: 'string' },
  'openssl-version': { type: 'string' },
};

/** One value as `--format json` prints it. The form is stable. */
interface ShownParameter {
  readonly name: string;
  readonly value: string;
  /** The value as written, with its references. */
  readonly raw: string;
  readonly origin: 'main.cf' | 'master.cf' | 'default';
  readonly file?: string;
  /** Zero-based line of the entry or option, as in all JSON of this program. */
  readonly line?: number;
  /** False when the value rests on something that only the machine knows. */
  readonly exact: boolean;
  /** Why Postfix cannot expand the value; then `value` is what comes before that. */
  readonly failure?: string;
}

/** Prints the values of all parameters, or of those that are named. */
export const show: Command = (args, context) => {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const [path, ...wanted] = positionals;
  const format = values['format'];
  if (format !== 'text' && format !== 'json') {
    throw new UsageError(`--format must be text or json, not "${String(format)}"`);
  }
  if (path === undefined) throw new UsageError('name a folder with a main.cf, or a file; see --help');
  const target = readTarget(path, context.cwd);
  const service = serviceFor(
    context.data,
    target,
    versionSettings(values, projectSettings(target.folder)),
    context.cwd,
  );
  const first = target.files[0];
  const analysis = first === undefined ? undefined : service.analyse(first.uri);
  if (analysis === undefined) throw new UsageError(`${path}: neither a main.cf nor a master.cf`);
  const only = serviceNamed(analysis, values['service']);
  const names =
    wanted.length > 0
      ? checked(analysis, wanted, only)
      : listed(analysis, values['non-default'] === true, only);
  const shown = names.map((name) => analysis.instance.effective(name, only));
  const failed = shown.filter(({ failure }) => failure !== undefined);
  if (format === 'json') {
    const records = shown.map((effective) => record(analysis, effective));
    context.print(`${JSON.stringify(records, undefined, 2)}\n`);
  } else {
    const sound = shown.filter((effective) => !failed.includes(effective));
    context.print(sound.map((effective) => `${formatParameter(effective)}\n`).join(''));
  }
  if (failed.length === 0) return 0;
  const list = failed.map(({ name }) => name).join(', ');
  throw new UsageError(
    `${list}: Postfix cannot expand this, and programs that need it stop; "postfix-lint ${path}" says why`,
  );
};

function serviceNamed({ instance }: DocumentAnalysis, id: unknown): Service | undefined {
  if (typeof id !== 'string') return undefined;
  // The last of several with the same name is the one that runs.
  const found = instance.services.findLast((service) => service.id === id);
  if (found === undefined)
    throw new UsageError(`master.cf has no service "${id}"; write NAME/TYPE, such as smtp/inet`);
  return found;
}

function listed(analysis: DocumentAnalysis, isOnlySet: boolean, service?: Service): string[] {
  const { instance } = analysis;
  const names = analysis.names();
  const own = service === undefined ? [] : namesOverridden(instance, service);
  const others = isOnlySet ? namesSet(instance, names) : namesKnown(instance, names);
  return [...new Set([...others, ...own])].sort((a, b) => (a < b ? -1 : 1));
}

function checked(analysis: DocumentAnalysis, wanted: readonly string[], service?: Service): string[] {
  const unknown = wanted.find((name) => !analysis.names().isDefined(name, service));
  if (unknown !== undefined) throw new UsageError(`${unknown}: unknown parameter`);
  return [...wanted];
}

function record(
  { instance }: DocumentAnalysis,
  { name, raw, value, origin, exact, failure }: Effective,
): ShownParameter {
  const base = { name, value, raw, exact, ...(failure !== undefined && { failure: failure.kind }) };
  if (origin.kind === 'default' || origin.kind === 'unknown') return { ...base, origin: 'default' };
  const { uri } = origin.document;
  const span = origin.kind === 'main' ? origin.entry.nameSpan : origin.option.nameSpan;
  const line = documentOf(instance, uri)?.lines.positionAt(span.start).line ?? 0;
  return { ...base, origin: origin.kind === 'main' ? 'main.cf' : 'master.cf', file: uri, line };
}
