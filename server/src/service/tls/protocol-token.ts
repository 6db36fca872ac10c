/** The tokens of a Postfix protocol list, as each release reads them. */
import { TLS_PROTOCOLS, type TlsProtocol } from '../catalogue/tls-protocols.js';
import { isAtLeast, type Release } from '../catalogue/release.js';
import type { Span } from '../text/span.js';

/** A name that a protocol list may have; SSLv2 is understood, though OpenSSL has long been without it. */
export type ListedProtocol = TlsProtocol | 'SSLv2';

/** One token of a protocol list. */
export type ProtocolToken =
  /** "TLSv1.2" or "!TLSv1": allow only what is listed so, or exclude. */
  | { readonly kind: 'include' | 'exclude'; readonly span: Span; readonly protocol: ListedProtocol }
  /** ">=TLSv1.2", "<=0303": `bound` is the number on the wire; zero, for "None" or for nothing at all, sets no limit. */
  | { readonly kind: 'floor' | 'ceiling'; readonly span: Span; readonly text: string; readonly bound: number }
  /** Not understood: the whole list is invalid. */
  | { readonly kind: 'invalid'; readonly span: Span; readonly text: string };

const LISTED: readonly ListedProtocol[] = ['SSLv2', ...TLS_PROTOCOLS];
const GREATEST_INT = 0x7fffffff;

/** Splits a list at white space, commas and colons, and reads each token; spans are UTF-16 offsets in the list. */
export function readProtocolTokens(list: string, postfix: Release): readonly ProtocolToken[] {
  return [...list.matchAll(/[^, \t\r\n:]+/g)].map((match) => readToken(match[0], match.index, postfix));
}

/** The names that a Postfix release knows. Newer names came to the releases then supported as patches. */
export function protocolsKnownTo(postfix: Release): readonly ListedProtocol[] {
  if (isAtLeast(postfix, '3.0')) return LISTED;
  return isAtLeast(postfix, '2.6') ? LISTED.slice(0, -1) : LISTED.slice(0, 3);
}

/** Whether a Postfix release understands ">=" and "<=". */
export function understandsBounds(postfix: Release): boolean {
  return isAtLeast(postfix, '3.6');
}

function readToken(text: string, start: number, postfix: Release): ProtocolToken {
  const span = { start, end: start + text.length };
  const comparison = understandsBounds(postfix) ? /^[<>]=/.exec(text)?.[0] : undefined;
  if (comparison !== undefined) {
    const bound = readBound(text.slice(2));
    if (bound === undefined) return { kind: 'invalid', span, text };
    return { kind: comparison === '>=' ? 'floor' : 'ceiling', span, text: text.slice(2), bound };
  }
  const excludes = text.startsWith('!');
  const name = (excludes ? text.slice(1) : text).toLowerCase();
  const protocol = protocolsKnownTo(postfix).find((known) => known.toLowerCase() === name);
  if (protocol === undefined) return { kind: 'invalid', span, text };
  return { kind: excludes ? 'exclude' : 'include', span, protocol };
}

/** A protocol's name without regard to case, "None", or a number that is always read as hexadecimal. */
function readBound(text: string): number | undefined {
  const name = text.toLowerCase();
  if (name === '' || name === 'none') return 0;
  const index = TLS_PROTOCOLS.findIndex((protocol) => protocol.toLowerCase() === name);
  if (index >= 0) return 0x0300 + index;
  const number = /^[\v\f]*([+-]?)(?:0x)?([0-9a-f]+)$/.exec(name);
  if (number === null) return undefined;
  const value = Number.parseInt(number[2] ?? '', 16);
  return value > GREATEST_INT || (number[1] === '-' && value !== 0) ? undefined : value;
}
