/** What the words of a cipher list select: one word, several joined with "+", and whether a suite is meant. */
import type { CipherAlias, CipherSelector, CipherSuite } from '../catalogue/ciphers.js';

/** What a word, or several joined with "+", select; with `id` that one suite alone can be meant. */
export interface CipherSelection extends CipherSelector {
  readonly id?: string;
}

/** The selection that a list's item starts from, before its first word: everything. */
export const EVERYTHING: CipherSelection = {};

/**
 * Narrows a selection by the name of a suite. The name counts as the suite's algorithms and strength; only as the
 * last word of an item it also means that suite alone. Undefined when nothing can be in both.
 */
export function narrowBySuite(selection: CipherSelection, suite: CipherSuite): CipherSelection | undefined {
  const properties: CipherSelector = {
    kx: new Set([suite.kx]),
    au: new Set([suite.au]),
    enc: new Set([suite.enc]),
    mac: new Set([suite.mac]),
    strength: new Set(suite.classes.filter((name) => name !== 'NOT_DEFAULT')),
    ...(suite.classes.includes('NOT_DEFAULT') && { notDefault: true as const }),
  };
  const narrowed = narrow(selection, properties);
  return narrowed && { ...narrowed, id: suite.id };
}

/** Narrows a selection by a group's word; undefined when nothing can be in both. */
export function narrowByAlias(selection: CipherSelection, alias: CipherAlias): CipherSelection | undefined {
  const { minProtocol } = alias;
  if (
    minProtocol !== undefined &&
    selection.minProtocol !== undefined &&
    minProtocol !== selection.minProtocol
  ) {
    return undefined;
  }
  return narrow(selection, alias);
}

/** Whether a suite is selected. */
export function selects(selection: CipherSelection, suite: CipherSuite): boolean {
  const { id, kx, au, enc, mac, minProtocol, strength, notDefault } = selection;
  return (
    (id === undefined || id === suite.id) &&
    (kx === undefined || kx.has(suite.kx)) &&
    (au === undefined || au.has(suite.au)) &&
    (enc === undefined || enc.has(suite.enc)) &&
    (mac === undefined || mac.has(suite.mac)) &&
    (minProtocol === undefined || minProtocol === suite.minProtocol) &&
    (strength === undefined || suite.classes.some((name) => strength.has(name))) &&
    (notDefault === undefined || suite.classes.includes('NOT_DEFAULT'))
  );
}

function narrow(selection: CipherSelection, by: CipherSelector): CipherSelection | undefined {
  const kx = both(selection.kx, by.kx);
  const au = both(selection.au, by.au);
  const enc = both(selection.enc, by.enc);
  const mac = both(selection.mac, by.mac);
  const strength = both(selection.strength, by.strength);
  if ([kx, au, enc, mac, strength].some((set) => set?.size === 0)) return undefined;
  const minProtocol = by.minProtocol ?? selection.minProtocol;
  return {
    ...(kx && { kx }),
    ...(au && { au }),
    ...(enc && { enc }),
    ...(mac && { mac }),
    ...(strength && { strength }),
    ...(minProtocol && { minProtocol }),
    ...(isNotDefault(selection, by) && { notDefault: true as const }),
  };
}

/** OpenSSL forgets COMPLEMENTOFDEFAULT when a strength is named behind it: "COMPLEMENTOFDEFAULT+HIGH" is HIGH. */
function isNotDefault(selection: CipherSelection, by: CipherSelector): boolean {
  const forgotten = by.strength !== undefined && selection.strength === undefined;
  return by.notDefault === true || (selection.notDefault === true && !forgotten);
}

function both<T>(a: ReadonlySet<T> | undefined, b: ReadonlySet<T> | undefined): ReadonlySet<T> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([...a].filter((name) => b.has(name)));
}
