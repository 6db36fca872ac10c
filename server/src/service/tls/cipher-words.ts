/** Looks up the words of a cipher list: suites first, then groups, as the release and its build know them. */
import type { CipherTable } from '../catalogue/ciphers.js';
import { isAtLeast } from '../catalogue/release.js';
import { knowsAlias, missingFor, type OpensslBuild } from './cipher-build.js';
import type { CipherWord } from './cipher-item.js';
import { narrowByAlias, narrowBySuite, type CipherSelection } from './cipher-selector.js';

/** Why OpenSSL passes over an item, up to the next separator, without an error. */
export type PassedOver =
  /** No suite or group of that name in this release. */
  | { readonly kind: 'unknown-word'; readonly word: CipherWord }
  /** "DEFAULT", which is understood at the start of a list only. */
  | { readonly kind: 'default-not-first'; readonly word: CipherWord }
  /** A suite or group that the release has, but not the build; `missing` says which option, provider or algorithm. */
  | { readonly kind: 'not-built'; readonly word: CipherWord; readonly missing: string }
  /** A suite of TLS 1.3: no cipher list touches these. */
  | { readonly kind: 'tls13-suite'; readonly word: CipherWord }
  /** Words joined with "+" that can have no suite in common. */
  | { readonly kind: 'nothing-in-common'; readonly word: CipherWord };

/** What a selection is after one more word. */
export type WordLookup = { readonly kind: 'selection'; readonly selection: CipherSelection } | PassedOver;

/** Narrows a selection by a word. */
export function lookUpWord(
  table: CipherTable,
  build: OpensslBuild,
  selection: CipherSelection,
  word: CipherWord,
): WordLookup {
  const name = nameInTable(table, word.text);
  const suite = table.byName.get(name);
  if (suite !== undefined) {
    const missing = missingFor(suite, build);
    if (missing !== undefined) return { kind: 'not-built', word, missing };
    return asLookup(narrowBySuite(selection, suite), word);
  }
  const alias = table.aliases.get(name);
  if (alias === undefined) return { kind: unknownKind(table, name), word };
  if (!knowsAlias(table, alias, build)) return { kind: 'not-built', word, missing: name };
  return asLookup(narrowByAlias(selection, alias), word);
}

function asLookup(selection: CipherSelection | undefined, word: CipherWord): WordLookup {
  return selection === undefined ? { kind: 'nothing-in-common', word } : { kind: 'selection', selection };
}

function unknownKind(table: CipherTable, name: string): 'default-not-first' | 'tls13-suite' | 'unknown-word' {
  if (name === 'DEFAULT') return 'default-not-first';
  return table.tls13Names.has(name) ? 'tls13-suite' : 'unknown-word';
}

/** From OpenSSL 4.0 on a list is read without regard to case, says SSL_CTX_set_cipher_list(3). */
function nameInTable(table: CipherTable, text: string): string {
  if (!isAtLeast(table.release, '4.0')) return text;
  const folded = text.toLowerCase();
  const names = [...table.byName.keys(), ...table.aliases.keys()];
  return names.find((name) => name.toLowerCase() === folded) ?? text;
}
