/**
 * What kind of value a name has in an instance. A parameter that the user made up has the kinds of the parameters
 * whose values refer to it: what is listed in `$my_checks` is a restriction when a restriction list names it.
 */
import { isListKind, readKinds, type ParameterKind } from '../catalogue/kinds.js';
import { parseValue, references } from '../syntax/value.js';
import type { Instance } from './instance.js';
import { assignments } from './assignments.js';

/** Answers what values are, for one instance. */
export interface ValueKinds {
  /** The kinds of a name's value: its own for one that Postfix knows, otherwise those that it is used as. */
  kindsOf(name: string): readonly ParameterKind[];
  /** Whether the amount of white space between its words matters nowhere: it is a list wherever it is used. */
  isList(name: string): boolean;
  /** Restriction classes, by all lists of them. */
  readonly classes: ReadonlySet<string>;
}

/** Reads the kinds of an instance's names. */
export function valueKinds(instance: Instance): ValueKinds {
  const known = readKinds(instance.catalogue.data);
  const usedBy = collectUses(instance);
  const restrictions = known.get('smtpd_recipient_restrictions');
  const resolve = (name: string, seen: Set<string>, isAsked: (kind: ParameterKind) => void): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const own = known.get(name);
    if (own !== undefined) isAsked(own);
    for (const user of usedBy.get(name) ?? []) resolve(user, seen, isAsked);
  };
  const usesOf = (name: string): ParameterKind[] => {
    const kinds: ParameterKind[] = [];
    resolve(name, new Set(), (kind) => kinds.push(kind));
    return kinds;
  };
  const kindsOf = (name: string): readonly ParameterKind[] => {
    const own = known.get(name);
    return own === undefined ? usesOf(name) : [own];
  };
  const classes = collectClasses(instance, kindsOf);
  const withClass = (name: string, kinds: readonly ParameterKind[]): readonly ParameterKind[] =>
    classes.has(name) && restrictions !== undefined ? [...kinds, restrictions] : kinds;
  return {
    classes,
    kindsOf: (name) => withClass(name, kindsOf(name)),
    isList(name) {
      const kinds = withClass(name, usesOf(name));
      return kinds.length > 0 && kinds.every(isListKind);
    },
  };
}

/** For each name, the parameters whose values refer to it. */
function collectUses(instance: Instance): ReadonlyMap<string, ReadonlySet<string>> {
  const usedBy = new Map<string, Set<string>>();
  for (const { name, value } of assignments(instance)) {
    if (!value.text.includes('$')) continue;
    for (const reference of references(parseValue(value.text))) {
      const users = usedBy.get(reference.name);
      if (users === undefined) usedBy.set(reference.name, new Set([name]));
      else users.add(name);
    }
  }
  return usedBy;
}

function collectClasses(
  instance: Instance,
  kindsOf: (name: string) => readonly ParameterKind[],
): ReadonlySet<string> {
  const classes = new Set<string>();
  for (const { name, value } of assignments(instance)) {
    if (!kindsOf(name).some(isClassList)) continue;
    for (const word of value.text.split(/[\s,]+/)) if (word !== '' && !word.includes('$')) classes.add(word);
  }
  return classes;
}

/** Whether values of this kind are names of restriction classes. */
export function isClassList(kind: ParameterKind): boolean {
  return kind.name === 'smtpd_restriction_classes';
}
