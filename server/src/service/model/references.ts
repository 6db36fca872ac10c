/**
 * Which names the files refer to, and which names of the user these references make valid. Follows postconf_user.c: a
 * name that nobody but the user knows is in use when something refers to it, and unknown when nothing does.
 */
import { parseValue, referencesRead } from '../syntax/value.js';
import { splitWords } from '../syntax/words.js';
import { isReadOnly } from '../catalogue/parameters.js';
import { isExpanded, readWordsOf } from './expanded-values.js';
import { hasFunctions } from './expansion.js';
import type { Instance } from './instance.js';
import type { Service } from './service.js';

/** The names referred to, by where. */
export interface NamesReferred {
  /** Names that values of main.cf refer to, and classes that smtpd_restriction_classes lists there. */
  readonly inMain: ReadonlySet<string>;
  readonly inService: ReadonlyMap<Service, ReadonlySet<string>>;
  /** Names listed in smtpd_restriction_classes of main.cf. */
  readonly restrictionClasses: ReadonlySet<string>;
  /** Names with a value in main.cf that some reference makes valid everywhere. */
  readonly validInMain: ReadonlySet<string>;
  /** Names with a value in the `-o` options of a service that some reference makes valid there. */
  readonly validInService: ReadonlyMap<Service, ReadonlySet<string>>;
  /** Names that belong to a database client's table. */
  readonly databaseNames: ReadonlySet<string>;
}

const CLASSES = 'smtpd_restriction_classes';

/** Collects the names that an instance's values refer to. */
export function collectReferences(instance: Instance): NamesReferred {
  const inMain = new Set<string>();
  const inService = new Map<Service, Set<string>>();
  const validInMain = new Set<string>();
  const validInService = new Map<Service, Set<string>>();
  const databaseNames = new Set<string>();
  const scopes = withOptions(instance);
  const settersOf = servicesByOption(scopes);

  const validate = (name: string, scope?: Service): void => {
    if (scope?.overrides.has(name) === true) {
      add(validInService, scope, name);
      return;
    }
    if (instance.assignments(name).length > 0) validInMain.add(name);
    if (scope !== undefined) return;
    for (const service of settersOf.get(name) ?? []) add(validInService, service, name);
  };
  const refer = (name: string, scope?: Service): void => {
    if (scope === undefined) inMain.add(name);
    else add(inService, scope, name);
    validate(name, scope);
  };
  const functions = hasFunctions(instance.catalogue);
  const scanValue = (parameter: string, raw: string, scope?: Service): void => {
    if (isReadOnly(parameter, instance.catalogue.target.postfix)) return;
    if (instance.catalogue.parameter(parameter)?.type === 'raw') return;
    if (raw.includes('$'))
      for (const { name } of referencesRead(parseValue(raw), functions)) refer(name, scope);
    if (!isExpanded(instance, parameter)) return;
    for (const { client, argument } of readWordsOf(instance, raw, scope).tables) {
      if (argument.startsWith('/')) continue;
      for (const key of instance.catalogue.databaseClients().get(client) ?? []) {
        databaseNames.add(`${argument}_${key}`);
        validate(`${argument}_${key}`, scope);
      }
    }
  };

  for (const service of scopes) {
    for (const name of classNames(service.overrides.get(CLASSES)?.value.text, instance, service)) {
      validate(name, service);
    }
    for (const [name, option] of service.overrides) scanValue(name, option.value.text, service);
  }
  const classes = classNames(instance.assignments(CLASSES).at(-1)?.value.text, instance);
  const restrictionClasses = new Set(classes);
  for (const name of classes) validate(name);
  for (const name of instance.assignedNames()) {
    scanValue(name, instance.assignments(name).at(-1)?.value.text ?? '');
  }
  return { inMain, inService, restrictionClasses, validInMain, validInService, databaseNames };
}

/** Services that have options: the ones that Postfix keeps names for. */
function withOptions(instance: Instance): Service[] {
  return instance.services.filter(({ overrides }) => overrides.size > 0);
}

/** The services that set a name, by name. */
function servicesByOption(services: readonly Service[]): ReadonlyMap<string, readonly Service[]> {
  const setters = new Map<string, Service[]>();
  for (const service of services) {
    for (const name of service.overrides.keys()) {
      const known = setters.get(name);
      if (known === undefined) setters.set(name, [service]);
      else known.push(service);
    }
  }
  return setters;
}

function classNames(raw: string | undefined, instance: Instance, service?: Service): string[] {
  if (raw === undefined || raw === '') return [];
  return splitWords(instance.expand(raw, service)).map(({ text }) => text);
}

function add(map: Map<Service, Set<string>>, service: Service, name: string): void {
  const known = map.get(service);
  if (known === undefined) map.set(service, new Set([name]));
  else known.add(name);
}
