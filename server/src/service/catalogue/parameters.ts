/** The parameters of all Postfix releases, and which of them a given release has, with its defaults. */
import type { DataSource } from './data-source.js';
import { compareReleases, featureRelease, isAtLeast, type Release } from './release.js';

/** Types of parameters as Postfix's own tables name them; `raw` ones are not expanded when read. */
export type ParameterType = 'bool' | 'int' | 'long' | 'nbool' | 'nint' | 'raw' | 'str' | 'time';

/** Facts about one parameter, as in server/data/parameters.json. */
export interface Parameter {
  readonly name: string;
  /** Missing for names that no program's table has. */
  readonly type?: ParameterType;
  /** Least and greatest value, or length of a string; "0" or "" for no greatest one. */
  readonly range?: readonly [string, string];
  /** Programs that read it; "(global)" all, "(tls library)" all that do TLS, "(master)" all that master runs. */
  readonly readBy?: readonly string[];
  readonly firstSeenIn?: string;
  readonly lastSeenIn?: Release;
  /** Defaults by the release that brought them, oldest first; `{X}` is computed when Postfix is built or starts. */
  readonly defaults?: readonly (readonly [Release, string])[];
  readonly defaultsAtPatch?: readonly (readonly [Release, string])[];
  readonly backportedTo?: readonly Release[];
  readonly documentedSince?: Release;
  readonly documentedDefault?: string;
  readonly deprecated?: { readonly since: Release; readonly instead: string };
  readonly undocumented?: boolean;
  /** A remark that fits in none of the other fields. */
  readonly note?: string;
}

/** A family of names, one for each transport of master.cf: `transport_…` with the transport's name in front. */
export interface ParameterTemplate {
  /** Begins with "transport_". */
  readonly name: string;
  /** What stands behind the transport's name, with its underscore. */
  readonly suffix: string;
  readonly documentedDefault: string;
  readonly documentedSince: Release | null;
}

interface ParametersFile {
  readonly releases: readonly Release[];
  readonly perTransportTemplates: readonly Omit<ParameterTemplate, 'suffix'>[];
  readonly parameters: readonly Parameter[];
}

/** All parameters, by name. */
export interface ParameterTable {
  readonly releases: readonly Release[];
  readonly newest: Release;
  readonly templates: readonly ParameterTemplate[];
  readonly byName: ReadonlyMap<string, Parameter>;
}

/** Reads the table of parameters. */
export function readParameters(data: DataSource): ParameterTable {
  const file = data.read('parameters') as ParametersFile;
  const byName = new Map(file.parameters.map((parameter) => [parameter.name, parameter]));
  const newest = file.releases[file.releases.length - 1] ?? '3.11';
  const templates = file.perTransportTemplates.map((template) => ({
    ...template,
    suffix: template.name.slice('transport'.length),
  }));
  return { releases: file.releases, newest, templates, byName };
}

/** The release that brought a parameter; undefined when it has always been there as far as is known. */
export function introducedIn(parameter: Parameter): Release | undefined {
  if (parameter.firstSeenIn === undefined) return parameter.documentedSince;
  return parameter.firstSeenIn.startsWith('<=') ? undefined : parameter.firstSeenIn;
}

/** Names that Postfix sets itself (postconf_builtin.c). */
const READ_ONLY: readonly string[] = ['process_id', 'process_name', 'service_name'];

/** Names that no program's table has, and that every release knows nevertheless. */
const WITHOUT_TABLE: readonly string[] = [
  'config_directory',
  'debugger_command',
  'mail_release_date',
  'mail_version',
  ...READ_ONLY,
];

/** Those of them that have no value unless one is set; the others get theirs when Postfix is built or starts. */
const WITHOUT_DEFAULT: readonly string[] = ['debugger_command', 'service_name'];

/**
 * Whether a release has the parameter; a backport counts for its branch. An old name whose successor still looks at
 * it (`$fallback_relay` in the default of smtp_fallback_relay) is one that the release has.
 */
export function existsIn(parameter: Parameter, release: Release): boolean {
  if (WITHOUT_TABLE.includes(parameter.name) || parameter.deprecated !== undefined)
    return isOldEnough(parameter, release);
  const { lastSeenIn } = parameter;
  if (parameter.type === undefined) return false;
  if (lastSeenIn !== undefined && compareReleases(featureRelease(release), lastSeenIn) > 0) return false;
  return isOldEnough(parameter, release);
}

/**
 * Whether Postfix sets a name itself, so that an assignment is ignored and postconf(1) warns of it. In 3.11 the name of
 * the service became a parameter like others to postconf, though programs still set it.
 */
export function isReadOnly(name: string, release: Release): boolean {
  return READ_ONLY.includes(name) && !(name === 'service_name' && isAtLeast(release, '3.11'));
}

/** Whether a name is only looked at by the default of its successor. */
export function isLegacy({ type, deprecated, lastSeenIn }: Parameter, release: Release): boolean {
  if (deprecated === undefined) return false;
  return (
    type === undefined ||
    (lastSeenIn !== undefined && compareReleases(featureRelease(release), lastSeenIn) > 0)
  );
}

function isOldEnough(parameter: Parameter, release: Release): boolean {
  const branch = featureRelease(release);
  if (WITHOUT_TABLE.includes(parameter.name)) return true;
  const since = introducedIn(parameter);
  if (since === undefined || isAtLeast(branch, since)) return true;
  return (parameter.backportedTo ?? []).some(
    (patch) => featureRelease(patch) === branch && (release === branch || isAtLeast(release, patch)),
  );
}

/** The default in a release, unexpanded; undefined when the facts have none. */
export function defaultIn(parameter: Parameter, release: Release): string | undefined {
  if (WITHOUT_TABLE.includes(parameter.name))
    return WITHOUT_DEFAULT.includes(parameter.name) ? '' : `{${parameter.name}}`;
  let found = parameter.defaults?.[0]?.[1];
  for (const [since, value] of parameter.defaults ?? []) if (isAtLeast(release, since)) found = value;
  const branch = featureRelease(release);
  for (const [patch, value] of parameter.defaultsAtPatch ?? []) {
    if (featureRelease(patch) === branch && (release === branch || isAtLeast(release, patch))) found = value;
  }
  return found;
}
