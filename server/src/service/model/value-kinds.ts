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
  const uses = collectUses(instance, known);
  const restrictions = known.get('smtpd_recipient_restrictions');
  const usesOf = (name: string): ParameterKind[] => [...(uses.get(name)?.values() ?? [])];
  const ownOrUses = (name: string): readonly ParameterKind[] => {
    const own = known.get(name);
    return own === undefined ? usesOf(name) : [own];
  };
  const classes = collectClasses(instance, ownOrUses);
  const withClass = (name: string, kinds: readonly ParameterKind[]): readonly ParameterKind[] =>
    classes.has(name) && restrictions !== undefined ? [...kinds, restrictions] : kinds;
  return {
    classes,
    kindsOf: (name) => withClass(name, ownOrUses(name)),
    isList(name) {
      const own = known.get(name);
      const kinds = withClass(name, own === undefined ? usesOf(name) : [own, ...usesOf(name)]);
      return kinds.length > 0 && kinds.every(isListKind);
    },
  };
}

/**
 * For each name that values refer to, the kinds of the parameters that do, if through others. Kinds that are alike in
 * all that is asked here count once, so that long chains of references take no more time than short ones.
 */
function collectUses(
  instance: Instance,
  known: ReadonlyMap<string, ParameterKind>,
): ReadonlyMap<string, ReadonlyMap<string, ParameterKind>> {
  const refersTo = new Map<string, Set<string>>();
  for (const { name, value } of assignments(instance)) {
    if (!value.text.includes('$')) continue;
    let names = refersTo.get(name);
    if (names === undefined) refersTo.set(name, (names = new Set()));
    for (const reference of references(parseValue(value.text))) names.add(reference.name);
  }
  const uses = new Map<string, Map<string, ParameterKind>>();
  const waiting: (readonly [string, ParameterKind])[] = [];
  for (const name of refersTo.keys()) {
    const own = known.get(name);
    if (own !== undefined) waiting.push([name, own]);
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [name, kind] = next;
    for (const target of refersTo.get(name) ?? []) {
      let kinds = uses.get(target);
      if (kinds === undefined) uses.set(target, (kinds = new Map<string, ParameterKind>()));
      if (kinds.has(sortOf(kind))) continue;
      kinds.set(sortOf(kind), kind);
      waiting.push([target, kind]);
    }
  }
  return uses;
}

/** A text that is the same for kinds that need not be told apart. */
function sortOf({ kind, items = '', name }: ParameterKind): string {
  const isSpecial = /transport_maps$|_milters$|^smtpd_restriction_classes$/.test(name);
  return `${kind}/${items}/${isSpecial ? name : ''}`;
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
