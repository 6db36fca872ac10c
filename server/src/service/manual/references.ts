/** Finds what a paragraph of the manual refers to: parameters, pages, READMEs and web addresses. */

import { pageAddress, parameterAddress, readmeAddress } from './pages.js';

/** A part of a text that refers to something; offsets are UTF-16, `end` is exclusive. */
export interface Reference {
  readonly kind: 'parameter' | 'page' | 'address';
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

/** What may be linked. */
export interface LinkOptions {
  /** Names of the parameters that postconf(5) has an entry for. */
  readonly parameters: ReadonlySet<string>;
  /** What is being described and so needs no link to itself: a parameter, or a page such as `smtpd(8)`. */
  readonly self: string;
}

const TOKEN = /https?:\/\/[^\s<>"`\\]+|[A-Za-z0-9][A-Za-z0-9_-]*(?:\([1-9]\))?/g;
/** Parameters whose names are also English words. */
const ORDINARY_WORDS: ReadonlySet<string> = new Set(['stress']);

/** All references of a text, in order, none inside another. */
export function findReferences(text: string, options: LinkOptions): readonly Reference[] {
  const found: Reference[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const reference = readToken(text, match[0], match.index, options);
    if (reference !== undefined) found.push(reference);
  }
  return found;
}

function readToken(text: string, token: string, start: number, options: LinkOptions): Reference | undefined {
  if (/^https?:\/\//.test(token)) return webAddress(token, start);
  if (token === options.self || isPartOfPath(text, start, start + token.length)) return undefined;
  const end = start + token.length;
  const page = token.endsWith(')') ? pageAddress(token) : undefined;
  if (page !== undefined) return { kind: 'page', start, end, address: page };
  if (/^[A-Z0-9_]+_README$/.test(token)) return { kind: 'page', start, end, address: readmeAddress(token) };
  if (!options.parameters.has(token)) return undefined;
  if (ORDINARY_WORDS.has(token) && text[start - 1] !== '$') return undefined;
  return { kind: 'parameter', start, end, address: parameterAddress(token) };
}

function isPartOfPath(text: string, start: number, end: number): boolean {
  if (/[/.@_-]/.test(text[start - 1] ?? '')) return true;
  return /^(\/|@|[.:][A-Za-z0-9])/.test(text.slice(end, end + 2));
}

function webAddress(token: string, start: number): Reference {
  let length = token.length;
  while (").,;:!?'".includes(token.charAt(length - 1))) length -= 1;
  const address = token.slice(0, length);
  return { kind: 'address', start, end: start + address.length, address };
}
