/**
 * OpenSSL's security levels: which suites and protocol versions a level leaves usable, whatever the lists say.
 * Postfix works at level 0 unless its cipher list sets another one. See SSL_CTX_set_security_level(3).
 */
import type { CipherSuite } from '../catalogue/ciphers.js';
import { isAtLeast, type Release } from '../catalogue/release.js';
import { TLS_PROTOCOLS, type TlsProtocol } from '../catalogue/tls-protocols.js';

/** The least bits of security by level, as in openssl-ciphers(1). */
const LEAST_BITS: readonly number[] = [0, 80, 112, 128, 192, 256];
const FORWARD_SECRET: ReadonlySet<string> = new Set(['DHE', 'ECDHE', 'DHEPSK', 'ECDHEPSK']);

/** Whether a suite is usable at a level. */
export function isAllowedAtLevel(suite: CipherSuite, level: number): boolean {
  if (level <= 0) return true;
  const least = LEAST_BITS[level] ?? 256;
  if (suite.strengthBits < least || suite.au === 'NULL' || suite.mac === 'MD5') return false;
  if (least > 160 && suite.mac === 'SHA1') return false;
  return level < 3 || suite.minProtocol === 'TLSv1.3' || FORWARD_SECRET.has(suite.kx);
}

/** The protocol versions that a level switches off. */
export function protocolsDisallowedAtLevel(level: number, openssl: Release): readonly TlsProtocol[] {
  return TLS_PROTOCOLS.slice(
    0,
    isAtLeast(openssl, '3.0') ? disallowedSince30(level) : disallowedBefore30(level),
  );
}

function disallowedSince30(level: number): number {
  return level > 0 ? 3 : 0;
}

function disallowedBefore30(level: number): number {
  return level < 2 ? 0 : Math.min(level - 1, 3);
}
