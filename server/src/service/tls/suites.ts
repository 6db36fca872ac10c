/** Which suites and protocols remain when both lists have spoken: a suite needs a protocol, and a protocol a suite. */
import type { CipherSuite } from '../catalogue/ciphers.js';
import type { Release } from '../catalogue/release.js';
import { protocolNumber, type TlsProtocol } from '../catalogue/tls-protocols.js';
import type { CipherChoice } from './cipher-choice.js';
import { isAllowedAtLevel, protocolsDisallowedAtLevel } from './security-level.js';

/** What can be negotiated. */
export interface Negotiable {
  /** Oldest first. */
  readonly protocols: readonly TlsProtocol[];
  /** Those of TLS 1.3 first, then the others, most preferred first. */
  readonly suites: readonly CipherSuite[];
}

/** Combines the protocols that a list enables with the suites that were chosen. */
export function negotiable(enabled: readonly TlsProtocol[], choice: CipherChoice): Negotiable {
  const { securityLevel } = choice;
  const usable = [...choice.tls13, ...choice.suites].filter((suite) =>
    isAllowedAtLevel(suite, securityLevel),
  );
  const suites = usable.filter((suite) => enabled.some((protocol) => suiteHas(suite, protocol)));
  const protocols = enabled.filter((protocol) => suites.some((suite) => suiteHas(suite, protocol)));
  return { protocols, suites };
}

/** The protocols that the security level in a cipher list switches off. */
export function alsoExcluded(choice: CipherChoice, openssl: Release): readonly TlsProtocol[] {
  return protocolsDisallowedAtLevel(choice.securityLevel, openssl);
}

/** Whether a suite can be used with a protocol. */
export function suiteHas(suite: CipherSuite, protocol: TlsProtocol): boolean {
  const number = protocolNumber(protocol);
  return number >= protocolNumber(suite.minProtocol) && number <= protocolNumber(suite.maxProtocol);
}

/**
 * Whether a suite gives little protection whatever it is used for: no encryption, a broken algorithm, or a key that is
 * too short. OpenSSL rates CCM8 by its tag of 64 bits; the key is not shorter for that.
 */
export function isWeakSuite({ enc, mac, strengthBits, algorithmBits }: CipherSuite): boolean {
  const bits = enc.endsWith('CCM8') ? algorithmBits : strengthBits;
  return bits < 128 || ['eNULL', 'RC4', '3DES', 'IDEA'].includes(enc) || mac === 'MD5';
}

/** Whether a protocol is one that RFC 8996 and its predecessors forbid. */
export function isWeakProtocol(protocol: TlsProtocol): boolean {
  return protocolNumber(protocol) < protocolNumber('TLSv1.2');
}
