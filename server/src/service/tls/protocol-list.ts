/**
 * What a Postfix protocol list (smtpd_tls_protocols and its kin) means: which versions a peer can negotiate, and
 * what is suspicious about it. Whether a finding is reported, and how, is for rules to decide. See postconf(5).
 */
import type { Release } from '../catalogue/release.js';
import { TLS_PROTOCOLS, type TlsProtocol } from '../catalogue/tls-protocols.js';
import { protocolListProblems, type ProtocolListProblem } from './protocol-problems.js';
import { negotiableProtocols, protocolsWithin, type ProtocolLimits, type TlsRole } from './protocol-range.js';
import {
  protocolsKnownTo,
  readProtocolTokens,
  type ListedProtocol,
  type ProtocolToken,
} from './protocol-token.js';

/** Who reads the list, and with what. */
export interface ProtocolListOptions {
  readonly postfix: Release;
  readonly role: TlsRole;
  /** The versions that OpenSSL is built with; all when left out. */
  readonly built?: readonly TlsProtocol[];
  /** Versions that something else has switched off: a security level of OpenSSL, or DANE, which excludes SSLv3. */
  readonly alsoExcluded?: readonly TlsProtocol[];
}

/**
 * What follows when a list is invalid. A server disables TLS: it does not offer STARTTLS, and where TLS is required
 * nobody gets through. A client aborts each TLS session and defers the mail; at level "may" it sends the mail in
 * cleartext once this is older than minimal_backoff_time, unless it must log in.
 */
export type InvalidListConsequence = 'tls-disabled' | 'session-aborted';

/** The meaning of a protocol list. */
export interface ProtocolList {
  readonly valid: boolean;
  readonly tokens: readonly ProtocolToken[];
  /** What a peer can negotiate, oldest first; none when the list is invalid. */
  readonly enabled: readonly TlsProtocol[];
  /** The bounds as Postfix hands them to OpenSSL: numbers on the wire, zero for none. */
  readonly floor: number;
  readonly ceiling: number;
  readonly problems: readonly ProtocolListProblem[];
  /** Only there when the list is invalid. */
  readonly consequence?: InvalidListConsequence;
}

/** Evaluates a protocol list; spans in the result are UTF-16 offsets from its start. */
export function evaluateProtocolList(list: string, options: ProtocolListOptions): ProtocolList {
  const tokens = readProtocolTokens(list, options.postfix);
  const valid = tokens.every((token) => token.kind !== 'invalid');
  const limits = limitsOf(tokens, options);
  const within = valid ? protocolsWithin(limits, options.built ?? TLS_PROTOCOLS) : [];
  return {
    valid,
    tokens,
    enabled: negotiableProtocols(within, options.role),
    floor: limits.floor,
    ceiling: limits.ceiling,
    problems: protocolListProblems(list, tokens, within, options),
    ...(!valid && { consequence: options.role === 'server' ? 'tls-disabled' : 'session-aborted' }),
  };
}

/** The last bound of a kind counts; names without "!" exclude all others that this Postfix knows. */
function limitsOf(tokens: readonly ProtocolToken[], options: ProtocolListOptions): ProtocolLimits {
  let floor = 0;
  let ceiling = 0;
  const included = new Set<ListedProtocol>();
  const excluded = new Set<ListedProtocol>(options.alsoExcluded);
  for (const token of tokens) {
    if (token.kind === 'floor') floor = token.bound;
    else if (token.kind === 'ceiling') ceiling = token.bound;
    else if (token.kind === 'include') included.add(token.protocol);
    else if (token.kind === 'exclude') excluded.add(token.protocol);
  }
  // Postfix knows the name SSLv2, but not the protocol when its OpenSSL does not: "SSLv2" alone is an empty list.
  included.delete('SSLv2');
  if (included.size > 0) {
    for (const protocol of protocolsKnownTo(options.postfix)) {
      if (!included.has(protocol)) excluded.add(protocol);
    }
  }
  return { excluded, floor, ceiling };
}
