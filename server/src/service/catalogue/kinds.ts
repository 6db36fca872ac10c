/** What kind of value each parameter has: one word, a path, a list of tables … The names of kinds are the facts' own. */
import type { DataSource } from './data-source.js';
import type { Release } from './release.js';

/** One word that a value may be or have. */
export interface KindWord {
  readonly value: string;
  /** Release of Postfix that brought it. */
  readonly since?: Release;
}

/** The kind of one parameter's value, as in server/data/parameter-kinds.json. */
export interface ParameterKind {
  readonly name: string;
  readonly kind: string;
  /** What a list is a list of; missing for most values that are no list. */
  readonly items?: string;
  /** For a time the unit of a bare number: s, m, h, d or w; for a number what it counts. */
  readonly unit?: string;
  /** All words that there are. */
  readonly values?: readonly KindWord[];
  /** Words with a meaning of their own, where others are possible. */
  readonly words?: readonly KindWord[];
  /** What the parameter has to do with, such as "tls server". */
  readonly group?: string;
  /** Set for the names that begin with `transport_`, which stand for those of all transports. */
  readonly template?: boolean;
}

/** Kinds whose values Postfix cuts at commas and white space, so that it does not matter how much of it there is. */
const LIST_KINDS: ReadonlySet<string> = new Set([
  'cipher-exclusions',
  'enum-list',
  'hosts',
  'lookup-table',
  'lookup-tables',
  'match-list',
  'names',
  'networks',
  'paths',
  'restrictions',
  'tls-protocols',
]);

/** The kinds of all parameters, by name. */
export function readKinds(data: DataSource): ReadonlyMap<string, ParameterKind> {
  const all = data.read('parameter-kinds') as readonly ParameterKind[];
  return new Map(all.map((kind) => [kind.name, kind]));
}

/** Whether a value of this kind is a list of items between commas and white space. */
export function isListKind({ kind, items, name }: ParameterKind): boolean {
  return LIST_KINDS.has(kind) || (kind === 'endpoint' && (items !== undefined || name.endsWith('_milters')));
}
