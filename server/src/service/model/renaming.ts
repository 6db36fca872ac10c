/** What may be renamed, and to what: no rename may change what Postfix reads, apart from the name itself. */
import type { AccessActionsFile, RestrictionsFile, ServicesFile } from '../catalogue/words.js';
import type { Instance } from './instance.js';
import { nameTable } from './names.js';
import type { Navigation } from './navigation.js';
import type { Mention, Subject } from './subject.js';
import { valueKinds } from './value-kinds.js';

/** Why what is mentioned cannot be renamed, as one sentence; undefined when it can. */
export function renameProblem({ instance }: Navigation, { subject, service }: Mention): string | undefined {
  const { name } = subject;
  if (subject.kind === 'service') {
    if (subject.group === 'inet') {
      return `The name of the inet service "${name}" is the address and port that it listens on, so renaming it would move it`;
    }
    return isOwnService(instance, name)
      ? `Postfix itself looks for a service named "${name}", so it cannot be renamed`
      : undefined;
  }
  if (instance.catalogue.parameter(name) !== undefined) {
    return `"${name}" is a parameter of Postfix itself and cannot be renamed`;
  }
  const { kind } = nameTable(instance).statusOf(name, service);
  if (kind === 'transport') {
    return `"${name}" belongs to a service of master.cf: rename that service, and this name follows`;
  }
  return kind === 'database'
    ? `"${name}" is a setting of a lookup table that is named with it, and cannot be renamed alone`
    : undefined;
}

/** Why a subject cannot have a new name, as one sentence; undefined when it can. */
export function newNameProblem(
  navigation: Navigation,
  subject: Subject,
  newName: string,
): string | undefined {
  return subject.kind === 'service'
    ? newServiceProblem(navigation, subject, newName)
    : newParameterProblem(navigation, subject, newName);
}

function newParameterProblem(
  { instance, mentions }: Navigation,
  subject: Subject,
  newName: string,
): string | undefined {
  if (!/^[A-Za-z0-9_]+$/.test(newName)) {
    return `"${newName}" cannot be referred to as "$name": use letters, digits and "_" only`;
  }
  if (instance.catalogue.parameter(newName) !== undefined) {
    return `"${newName}" is already a parameter of Postfix itself`;
  }
  if (mentions.some((mention) => mention.subject.kind === 'parameter' && mention.subject.name === newName)) {
    return `"${newName}" is already used in this configuration`;
  }
  const { kind } = nameTable(instance).statusOf(newName);
  if (kind === 'transport' || kind === 'database') {
    return `Postfix would read "${newName}" as a setting of a service or lookup table of this configuration`;
  }
  return valueKinds(instance).classes.has(subject.name) && isRestrictionWord(instance, newName)
    ? `"${newName}" is already a restriction or an action of Postfix itself`
    : undefined;
}

function newServiceProblem(navigation: Navigation, subject: Subject, newName: string): string | undefined {
  const { instance, mentions } = navigation;
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(newName)) {
    return `"${newName}" is not possible as the name of a service: use letters, digits, "_", "-" and "."`;
  }
  if (instance.services.some(({ name, type }) => name === newName && type !== 'inet')) {
    return `There is already a service "${newName}" in master.cf`;
  }
  if (isOwnService(instance, newName)) return `"${newName}" is the name of a service of Postfix itself`;
  const places = navigation.of(subject);
  if (places.some(({ isReference }) => isReference === true) && !/^\w+$/.test(newName)) {
    return `A parameter named after this service is referred to with "$", where only letters, digits and "_" are possible`;
  }
  const suffixes = instance.catalogue.table.templates.map(({ suffix }) => suffix);
  const taken = mentions.find(
    (mention) =>
      mention.subject.kind === 'parameter' &&
      suffixes.some((suffix) => mention.subject.name === newName + suffix),
  );
  return taken === undefined
    ? undefined
    : `"${taken.subject.name}" is already in this configuration and would count for a service "${newName}"`;
}

function isOwnService(instance: Instance, name: string): boolean {
  const { services } = instance.catalogue.data.read('services') as ServicesFile;
  return services.some(
    (service) => service.name === name && service.origin === 'postfix' && service.type !== 'inet',
  );
}

function isRestrictionWord(instance: Instance, name: string): boolean {
  const { data } = instance.catalogue;
  const { restrictions, lists } = data.read('restrictions') as RestrictionsFile;
  const { actions } = data.read('access-actions') as AccessActionsFile;
  const wanted = name.toLowerCase();
  const all = [...restrictions, ...actions].flatMap((word) => [word.name, ...(word.aliases ?? [])]);
  return [...all, ...lists.map((list) => list.name)].some((word) => word.toLowerCase() === wanted);
}
