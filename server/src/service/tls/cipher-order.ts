/**
 * The ordered list that OpenSSL builds while it reads a cipher list: every suite it has, each chosen or not yet,
 * and the operations that choose and move them. Values are never changed in place.
 */
import type { CipherSuite } from '../catalogue/ciphers.js';
import { selects, type CipherSelection } from './cipher-selector.js';

/** A suite's place in the list, and whether it is chosen so far. */
export interface CipherPlace {
  readonly suite: CipherSuite;
  readonly active: boolean;
}

/** All suites that are still eligible, in order. */
export type CipherOrder = readonly CipherPlace[];

/** What an item does with the suites it selects. */
export type CipherOperator = 'add' | 'move-to-end' | 'remove' | 'forbid';

/** Applies one item to the list. */
export function applyOperator(
  order: CipherOrder,
  operator: CipherOperator,
  what: CipherSelection,
): CipherOrder {
  switch (operator) {
    case 'add': {
      const [added, rest] = split(order, (place) => !place.active && selects(what, place.suite));
      return [...rest, ...added.map((place) => ({ suite: place.suite, active: true }))];
    }
    case 'move-to-end': {
      const [moved, rest] = split(order, (place) => place.active && selects(what, place.suite));
      return [...rest, ...moved];
    }
    case 'remove': {
      const [removed, rest] = split(order, (place) => place.active && selects(what, place.suite));
      return [...removed.map((place) => ({ suite: place.suite, active: false })), ...rest];
    }
    case 'forbid':
      return order.filter((place) => !selects(what, place.suite));
  }
}

/** How many suites an item would choose, remove, forbid or move. */
export function countAffected(order: CipherOrder, operator: CipherOperator, what: CipherSelection): number {
  const eligible = (place: CipherPlace): boolean => {
    if (operator === 'forbid') return true;
    return operator === 'add' ? !place.active : place.active;
  };
  return order.filter((place) => eligible(place) && selects(what, place.suite)).length;
}

/** Sorts the chosen suites by the bits of their encryption, strongest first; equal ones keep their order. */
export function sortByStrength(order: CipherOrder): CipherOrder {
  const [chosen, rest] = split(order, (place) => place.active);
  return [...rest, ...[...chosen].sort((a, b) => b.suite.strengthBits - a.suite.strengthBits)];
}

/** The list that OpenSSL starts from: nothing chosen. */
export function nothingChosen(suites: readonly CipherSuite[]): CipherOrder {
  return suites.map((suite) => ({ suite, active: false }));
}

function split(order: CipherOrder, test: (place: CipherPlace) => boolean): [CipherPlace[], CipherPlace[]] {
  const yes: CipherPlace[] = [];
  const no: CipherPlace[] = [];
  for (const place of order) (test(place) ? yes : no).push(place);
  return [yes, no];
}
