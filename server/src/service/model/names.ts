/**
 * What a parameter's name is to Postfix: built in, made up by the user, derived from a transport or a database name,
 * or nothing at all. Reproduces the rules by which postconf calls a parameter unused.
 */
import { introducedIn, type Parameter } from '../catalogue/parameters.js';
import { compareReleases } from '../catalogue/release.js';
import type { Instance } from './instance.js';
import { collectReferences, type NamesReferred } from './references.js';
import { mayBeServiceParameter } from './service-parameters.js';
import type { Service } from './service.js';

/** What a name is in the target release. */
export type NameStatus =
  | { readonly kind: 'built-in'; readonly parameter: Parameter }
  | { readonly kind: 'newer'; readonly parameter: Parameter; readonly since: string }
  | { readonly kind: 'removed'; readonly parameter: Parameter; readonly lastSeenIn?: string }
  | { readonly kind: 'transport' | 'database' | 'user' | 'unused' };

/** Answers what names are, for one instance. */
export interface NameTable {
  readonly referred: NamesReferred;
  /** What a name is in main.cf, or in the `-o` options of a service. */
  statusOf(name: string, service?: Service): NameStatus;
  /** Whether a reference to the name finds a value, if only a default. */
  isDefined(name: string, service?: Service): boolean;
}

/** Prepares the answers for an instance. */
export function nameTable(instance: Instance): NameTable {
  const { catalogue } = instance;
  const referred = collectReferences(instance);
  const inOptions = new Set(instance.services.flatMap(({ overrides }) => [...overrides.keys()]));
  const isServiceParameter = (name: string): boolean =>
    instance.serviceParameters.has(name) ||
    (instance.master === undefined && mayBeServiceParameter(catalogue, name));
  const isReferred = (name: string, service?: Service): boolean =>
    referred.validInMain.has(name) ||
    (service !== undefined && referred.validInService.get(service)?.has(name) === true) ||
    catalogue.defaultsThatName(name).some((parameter) => instance.assignments(parameter).length === 0);
  return {
    referred,
    statusOf(name, service) {
      const parameter = catalogue.parameter(name);
      if (parameter !== undefined && catalogue.has(name)) return { kind: 'built-in', parameter };
      if (isServiceParameter(name)) return { kind: 'transport' };
      if (isReferred(name, service)) return { kind: referred.databaseNames.has(name) ? 'database' : 'user' };
      return parameter === undefined ? { kind: 'unused' } : otherRelease(parameter, catalogue.target.postfix);
    },
    isDefined: (name, service) =>
      service?.overrides.has(name) === true ||
      instance.assignments(name).length > 0 ||
      catalogue.has(name) ||
      isServiceParameter(name) ||
      (service === undefined && inOptions.has(name)),
  };
}

function otherRelease(parameter: Parameter, target: string): NameStatus {
  const { lastSeenIn } = parameter;
  if (lastSeenIn !== undefined && compareReleases(target, lastSeenIn) > 0)
    return { kind: 'removed', parameter, lastSeenIn };
  if (parameter.type === undefined) return { kind: 'removed', parameter };
  const since = introducedIn(parameter);
  return since === undefined ? { kind: 'unused' } : { kind: 'newer', parameter, since };
}
