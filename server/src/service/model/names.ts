/**
 * What a parameter's name is to Postfix: built in, made up by the user, derived from a transport or a database name,
 * or nothing at all. Reproduces the rules by which postconf calls a parameter unused.
 */
import { existsIn, introducedIn, type Parameter } from '../catalogue/parameters.js';
import { compareReleases } from '../catalogue/release.js';
import type { Instance } from './instance.js';
import { collectReferences, type NamesReferred } from './references.js';
import type { Service } from './service.js';

/** What a name is in the target release. */
export type NameStatus =
  | { readonly kind: 'built-in'; readonly parameter: Parameter }
  | { readonly kind: 'newer'; readonly parameter: Parameter; readonly since: string }
  | { readonly kind: 'removed'; readonly parameter: Parameter; readonly lastSeenIn: string }
  | { readonly kind: 'transport' | 'database' | 'user' | 'unused' };

/** Answers what names are, for one instance. */
export interface NameTable {
  readonly referred: NamesReferred;
  /** What a name is in main.cf, or in the `-o` options of a service. */
  statusOf(name: string, service?: Service): NameStatus;
}

/** Types of tables whose clients may be configured by parameters of main.cf, and the keys of those. */
const DATABASE_TYPES = ['ldap', 'mysql', 'pgsql', 'sqlite', 'memcache', 'mongodb'];

/** Prepares the answers for an instance. */
export function nameTable(instance: Instance): NameTable {
  const { catalogue } = instance;
  const referred = collectReferences(instance);
  const suffixes = catalogue.table.templates.map((template) => template.name.slice('transport'.length));
  const transports = new Set(instance.services.map((service) => service.name));
  let prefixes: readonly string[] | undefined;
  const isTransportName = (name: string): boolean =>
    suffixes.some((suffix) => name.endsWith(suffix) && transports.has(name.slice(0, -suffix.length)));
  const isDatabaseName = (name: string): boolean => {
    prefixes ??= databasePrefixes(instance);
    return prefixes.some((prefix) => name.startsWith(prefix));
  };
  const isUserDefined = (name: string, service?: Service): boolean =>
    referred.inMain.has(name) ||
    referred.restrictionClasses.has(name) ||
    (service === undefined
      ? [...referred.inService.values()].some((names) => names.has(name))
      : (referred.inService.get(service)?.has(name) ?? false));
  return {
    referred,
    statusOf(name, service) {
      const parameter = catalogue.parameter(name);
      if (parameter !== undefined && existsIn(parameter, catalogue.target.postfix))
        return { kind: 'built-in', parameter };
      if (isUserDefined(name, service)) return { kind: 'user' };
      if (isTransportName(name)) return { kind: 'transport' };
      if (parameter !== undefined) return otherRelease(parameter, catalogue.target.postfix);
      return { kind: isDatabaseName(name) ? 'database' : 'unused' };
    },
  };
}

function otherRelease(parameter: Parameter, target: string): NameStatus {
  const { lastSeenIn } = parameter;
  if (lastSeenIn !== undefined && compareReleases(target, lastSeenIn) > 0)
    return { kind: 'removed', parameter, lastSeenIn };
  const since = introducedIn(parameter);
  return since === undefined ? { kind: 'unused' } : { kind: 'newer', parameter, since };
}

/** `foo_` for every `ldap:foo` whose argument is not a path: such a table is configured in main.cf. */
function databasePrefixes(instance: Instance): string[] {
  const prefixes: string[] = [];
  const pattern = new RegExp(`(?:^|[\\s,:{])(?:${DATABASE_TYPES.join('|')}):([^\\s,{}/.:]+)`, 'g');
  const scan = (text: string): void => {
    for (const match of text.matchAll(pattern)) prefixes.push(`${match[1] ?? ''}_`);
  };
  for (const entry of instance.main?.tree.entries ?? []) scan(entry.value.text);
  for (const service of instance.services) for (const option of service.tree.options) scan(option.value.text);
  return prefixes;
}
