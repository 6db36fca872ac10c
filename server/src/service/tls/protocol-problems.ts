/** What is suspicious about a protocol list, each with its place; the list's meaning is in protocol-list.ts. */
import type { Release } from '../catalogue/release.js';
import { protocolNumber, type TlsProtocol } from '../catalogue/tls-protocols.js';
import type { Span } from '../text/span.js';
import { acceptedBound, gapsIn, type TlsRole } from './protocol-range.js';
import { understandsBounds, type ProtocolToken } from './protocol-token.js';

/** Something that makes a list mean other than it seems to; spans are UTF-16 offsets in the list. */
export type ProtocolListProblem =
  /** ">= TLSv1.2": the comparison sets no limit, and the name behind it allows that version alone. */
  | { readonly kind: 'space-after-comparison'; readonly span: Span; readonly protocol: string }
  /** ">=" or "<=" in a list for a Postfix before 3.6: the list is invalid. */
  | { readonly kind: 'comparison-unsupported'; readonly span: Span; readonly text: string }
  /** A name or number that Postfix does not understand: the list is invalid. */
  | { readonly kind: 'unknown-name'; readonly span: Span; readonly text: string }
  /** ">=12": a number is read as hexadecimal, and one that is no version of TLS sets no limit. */
  | {
      readonly kind: 'number-without-effect';
      readonly span: Span;
      readonly text: string;
      readonly bound: number;
    }
  /** ">=TLSv1 >=TLSv1.2": only the last one of its kind counts. */
  | { readonly kind: 'comparison-overridden'; readonly span: Span }
  /** Versions between the oldest and the newest are missing; a client offers none of `lost` above the gap. */
  | { readonly kind: 'gap'; readonly missing: readonly TlsProtocol[]; readonly lost: readonly TlsProtocol[] }
  /** Something is enabled, but TLS 1.3 is not; `by` says how. */
  | {
      readonly kind: 'excludes-tls13';
      readonly by: 'ceiling' | 'exclusion' | 'inclusion';
      readonly span: Span;
    }
  /** Valid, and no version is left. */
  | { readonly kind: 'nothing-enabled' };

/** Who reads the list, as far as problems depend on it. */
interface Reader {
  readonly postfix: Release;
  readonly role: TlsRole;
}

/** Finds the problems of a list; `within` are the versions within its limits, none where it is invalid. */
export function protocolListProblems(
  list: string,
  tokens: readonly ProtocolToken[],
  within: readonly TlsProtocol[],
  reader: Reader,
): readonly ProtocolListProblem[] {
  const problems = tokens.flatMap((token, index) => problemOf(list, tokens, token, index, reader));
  if (tokens.some((token) => token.kind === 'invalid')) return problems;
  return [...problems, ...rangeProblems(tokens, within, reader.role)];
}

function problemOf(
  list: string,
  tokens: readonly ProtocolToken[],
  token: ProtocolToken,
  index: number,
  { postfix }: Reader,
): readonly ProtocolListProblem[] {
  const { kind, span } = token;
  if (kind === 'invalid') {
    const comparison = !understandsBounds(postfix) && /^[<>]=/.test(token.text);
    return [{ kind: comparison ? 'comparison-unsupported' : 'unknown-name', span, text: token.text }];
  }
  if (kind !== 'floor' && kind !== 'ceiling') return [];
  const next = tokens[index + 1];
  if (token.text === '' && next?.kind === 'include' && /^\s+$/.test(list.slice(span.end, next.span.start))) {
    return [
      {
        kind: 'space-after-comparison',
        span: { start: span.start, end: next.span.end },
        protocol: next.protocol,
      },
    ];
  }
  if (tokens.slice(index + 1).some((later) => later.kind === kind))
    return [{ kind: 'comparison-overridden', span }];
  if (token.bound === acceptedBound(token.bound)) return [];
  return [{ kind: 'number-without-effect', span, text: token.text, bound: token.bound }];
}

function rangeProblems(
  tokens: readonly ProtocolToken[],
  within: readonly TlsProtocol[],
  role: TlsRole,
): readonly ProtocolListProblem[] {
  if (within.length === 0) return [{ kind: 'nothing-enabled' }];
  const problems: ProtocolListProblem[] = [];
  const missing = gapsIn(within);
  const first = missing[0];
  if (first !== undefined) {
    const lost = role === 'client' ? within.filter((protocol) => isNewer(protocol, first)) : [];
    problems.push({ kind: 'gap', missing, lost });
  }
  const culprit = within.includes('TLSv1.3') ? undefined : tls13Culprit(tokens);
  return culprit === undefined ? problems : [...problems, culprit];
}

function isNewer(protocol: TlsProtocol, other: TlsProtocol): boolean {
  return protocolNumber(protocol) > protocolNumber(other);
}

/** The token that keeps TLS 1.3 out; none where it is not the list that does. */
function tls13Culprit(tokens: readonly ProtocolToken[]): ProtocolListProblem | undefined {
  const ceiling = tokens.findLast((token) => token.kind === 'ceiling');
  if (ceiling?.kind === 'ceiling' && acceptedBound(ceiling.bound) !== 0 && ceiling.bound < 0x0304) {
    return { kind: 'excludes-tls13', by: 'ceiling', span: ceiling.span };
  }
  const exclusion = tokens.find((token) => token.kind === 'exclude' && token.protocol === 'TLSv1.3');
  if (exclusion !== undefined) return { kind: 'excludes-tls13', by: 'exclusion', span: exclusion.span };
  const included = tokens.filter((token) => token.kind === 'include' && token.protocol !== 'SSLv2');
  const [first, last] = [included[0], included.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { kind: 'excludes-tls13', by: 'inclusion', span: { start: first.span.start, end: last.span.end } };
}
