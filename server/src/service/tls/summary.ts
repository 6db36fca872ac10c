/** Effective TLS in a few words: "TLSv1.2, TLSv1.3 · 24 suites · 2 weak". */
import type { EffectiveTls } from './effective.js';
import { isWeakSuite } from './suites.js';

/** What a service negotiates, in one line without its name. */
export function tlsSummary({ protocols, suites, off, certificates, level }: EffectiveTls): string {
  if (off !== undefined) return off === 'level' ? 'no TLS' : `no TLS (${WHY[off]})`;
  if (certificates.state === 'missing') return 'no TLS (no certificate)';
  const weak = suites.filter(isWeakSuite).length;
  const count = suites.length === 1 ? '1 suite' : `${String(suites.length)} suites`;
  const parts = [protocols.join(', '), count];
  if (weak > 0) parts.push(`${String(weak)} weak`);
  if (certificates.state === 'anonymous') parts.push('anonymous only');
  if (level.level !== 'may' && level.level !== 'encrypt') parts.push(level.level);
  return parts.join(' · ');
}

const WHY: Readonly<{ [off in Exclude<EffectiveTls['off'], undefined | 'level'>]: string }> = {
  'invalid-level': 'invalid security level',
  'dane-without-dnssec': 'dane-only without DNSSEC',
  'no-fingerprint': 'no fingerprint to match',
  'wrapper-without-level': 'wrapper mode without encrypt',
  tlsproxy: 'off in tlsproxy',
  'invalid-protocol-list': 'invalid protocol list',
  'no-protocol': 'no protocol left',
  'unknown-grade': 'unknown cipher grade',
  'bad-exclusion': 'invalid cipher exclusion',
  'rejected-cipher-list': 'cipher list rejected by OpenSSL',
  'no-suite': 'no suite for any protocol left',
};
