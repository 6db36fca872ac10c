/**
 * What tls_eecdh_auto_curves and tls_ffdhe_auto_groups mean: the words as Postfix reads them, which of them it knows,
 * and whether elliptic curves are left for TLS 1.2 and below. Postfix itself looked names up until 3.9; since 3.10
 * OpenSSL does, which takes its own list syntax too.
 */
import type { Target } from '../catalogue/catalogue.js';
import type { DataSource } from '../catalogue/data-source.js';
import { isAtLeast } from '../catalogue/release.js';
import type { KeyExchangeGroup } from '../catalogue/tls-words.js';
import { tlsWords } from '../catalogue/word-files.js';
import { splitWords, type Word } from '../syntax/words.js';

/** One word of a list. */
export interface GroupWord {
  /** Where it stands and its text, marks such as "?" included. */
  readonly word: Word;
  /** Its name without marks. */
  readonly name: string;
  readonly meaning:
    | { readonly kind: 'group'; readonly group: KeyExchangeGroup }
    /** A curve that OpenSSL has, but nobody uses for TLS. */
    | { readonly kind: 'other-curve' }
    /** One that needs a newer release, as "OpenSSL 3.5". */
    | { readonly kind: 'too-new'; readonly needs: string }
    /** A group by a name that this release does not have for it. */
    | { readonly kind: 'other-name'; readonly group: KeyExchangeGroup }
    /** Several groups, joined in the way of newer releases. */
    | { readonly kind: 'joined'; readonly names: readonly string[] }
    | { readonly kind: 'unknown' };
}

/** Reads a list; spans are offsets in it. */
export function readGroups(data: DataSource, list: string, target: Target): readonly GroupWord[] {
  const isModern = readByOpenssl(target);
  const words = splitWords(list, isModern ? ', \t\r\n:/' : ', \t\r\n');
  return words.map((word) => {
    const name = isModern ? word.text.replace(/^[?*-]+/, '') : word.text;
    return { word, name, meaning: meaningOf(data, name, target) };
  });
}

/**
 * Whether a server that has these lists can use elliptic curves with TLS 1.2 and below. Two empty lists leave the
 * choice to OpenSSL, and where Postfix knows none of the words it takes its own list.
 */
export function hasCurves(
  data: DataSource,
  lists: { readonly eecdh: string; readonly ffdhe: string },
  target: Target,
): boolean {
  const ffdhe = isAtLeast(target.openssl, '3.0') ? lists.ffdhe : '';
  const known = [lists.eecdh, ffdhe]
    .flatMap((list) => readGroups(data, list, target))
    .filter(({ meaning: { kind } }) => kind === 'group' || kind === 'other-curve');
  if (known.length === 0) return true;
  return known.some(
    ({ name, meaning }) =>
      meaning.kind !== 'group' ||
      (['curve', 'keyword'].includes(meaning.group.kind) && !/tls13$/i.test(name)),
  );
}

/** Since Postfix 3.10 with OpenSSL 3.0 the words go to OpenSSL: marks, colons and any case of letters. */
function readByOpenssl({ postfix, openssl }: Target): boolean {
  return isAtLeast(postfix, '3.10') && isAtLeast(openssl, '3.0');
}

function meaningOf(data: DataSource, name: string, target: Target): GroupWord['meaning'] {
  const groups = tlsWords(data).keyExchangeGroups;
  const group = groups.find((each) => namesOf(each).some((known) => isSame(known, name)));
  if (group !== undefined) {
    const openssl = group.openssl ?? '0.0';
    if (!isAtLeast(target.openssl, openssl)) return { kind: 'too-new', needs: `OpenSSL ${openssl}` };
    if (readByOpenssl(target)) return { kind: 'group', group };
    if (!['curve', 'ffdhe'].includes(group.kind)) return { kind: 'too-new', needs: 'Postfix 3.10' };
    if (hasOldName(group, name)) return { kind: 'group', group };
    return { kind: 'other-name', group };
  }
  if (OTHER_CURVE.test(name) && !/^prime256v[2-9]$/.test(name)) return { kind: 'other-curve' };
  const parts = name.split(/[:/]/).map((part) => part.replace(/^[?*-]+/, ''));
  const plain = parts.length > 1 || parts[0] !== name ? parts.filter((part) => part !== '') : [];
  const isJoined = plain.length > 0 && plain.every((part) => meaningOf(data, part, target).kind === 'group');
  return isJoined ? { kind: 'joined', names: plain } : { kind: 'unknown' };
}

/** Curves of OpenSSL's own list that are of no use in TLS. */
const OTHER_CURVE = /^(sect\d{3}[kr]\d|secp\d{3}[kr]\d|prime\d{3}v\d|wap-wsg-\w+|c2\w+|SM2|brainpool\w+)$/i;

/** "secp256r1" is a name of standards that OpenSSL's table of objects does not have; letters count as they are there. */
function hasOldName(group: KeyExchangeGroup, name: string): boolean {
  return name !== 'secp256r1' && namesOf(group).includes(name);
}

function namesOf({ name, aliases = [] }: KeyExchangeGroup): readonly string[] {
  return [name, ...aliases];
}

function isSame(known: string, name: string): boolean {
  return known.toLowerCase() === name.toLowerCase();
}
