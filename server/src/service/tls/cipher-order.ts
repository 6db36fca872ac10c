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

/** The order of preference, nothing chosen, in which OpenSSL has its suites before it reads a list. */
export function preferredOrder(suites: readonly CipherSuite[]): CipherOrder {
  let order: CipherOrder = suites.map((suite) => ({ suite, active: false }));
  // Ephemeral elliptic curves first, those with ECDSA before the others.
  order = applyOperator(order, 'add', { kx: ECDHE, au: new Set(['ECDSA']) });
  order = applyOperator(order, 'add', { kx: ECDHE });
  order = applyOperator(order, 'remove', { kx: ECDHE });
  // Then by encryption: AES-GCM, ChaCha20, other AES, the rest.
  order = applyOperator(order, 'add', { enc: AES_GCM });
  order = applyOperator(order, 'add', { enc: new Set(['CHACHA20POLY1305']) });
  order = applyOperator(order, 'add', { enc: OTHER_AES });
  order = applyOperator(order, 'add', {});
  // What is frowned upon goes to the end.
  order = applyOperator(order, 'move-to-end', { mac: new Set(['MD5']) });
  order = applyOperator(order, 'move-to-end', { au: new Set(['NULL']) });
  order = applyOperator(order, 'move-to-end', { kx: new Set(['RSA']) });
  order = applyOperator(order, 'move-to-end', { kx: new Set(['PSK']) });
  order = applyOperator(order, 'move-to-end', { enc: new Set(['RC4']) });
  order = sortByStrength(order);
  // Forward secrecy and authenticated encryption outrank mere strength; the last one put in front wins.
  order = putInFront(order, { minProtocol: 'TLSv1.2' });
  order = putInFront(order, { mac: AEAD });
  order = putInFront(order, { kx: EPHEMERAL });
  order = putInFront(order, { kx: EPHEMERAL, mac: AEAD });
  return order.map((place) => ({ suite: place.suite, active: false }));
}

const ECDHE: ReadonlySet<string> = new Set(['ECDHE']);
const EPHEMERAL: ReadonlySet<string> = new Set(['DHE', 'ECDHE']);
const AEAD: ReadonlySet<string> = new Set(['AEAD']);
const AES_GCM: ReadonlySet<string> = new Set(['AES128GCM', 'AES256GCM']);
const OTHER_AES: ReadonlySet<string> = new Set(
  'AES128 AES256 AES128CCM AES256CCM AES128CCM8 AES256CCM8'.split(' '),
);

function putInFront(order: CipherOrder, what: CipherSelection): CipherOrder {
  const [front, rest] = split(order, (place) => place.active && selects(what, place.suite));
  return [...front, ...rest];
}

function split(order: CipherOrder, test: (place: CipherPlace) => boolean): [CipherPlace[], CipherPlace[]] {
  const yes: CipherPlace[] = [];
  const no: CipherPlace[] = [];
  for (const place of order) (test(place) ? yes : no).push(place);
  return [yes, no];
}
