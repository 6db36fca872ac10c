/** The order of preference in which OpenSSL has its cipher suites before it reads a cipher list. */
import type { CipherSuite } from './ciphers.js';

const EPHEMERAL: ReadonlySet<string> = new Set(['DHE', 'ECDHE']);

/** What is put first, the most important last; false and smaller numbers come first. */
const PREFERENCES: readonly ((suite: CipherSuite) => boolean | number)[] = [
  // OpenSSL sorts its table by number and reads it from the end.
  (suite) => -Number(suite.id),
  (suite) => suite.kx !== 'ECDHE',
  (suite) => suite.kx !== 'ECDHE' || suite.au !== 'ECDSA',
  (suite) => encryptionRank(suite.enc),
  (suite) => suite.mac === 'MD5',
  (suite) => suite.au === 'NULL',
  (suite) => suite.kx === 'RSA',
  (suite) => suite.kx === 'PSK',
  (suite) => suite.enc === 'RC4',
  (suite) => -suite.strengthBits,
  (suite) => suite.minProtocol !== 'TLSv1.2',
  (suite) => suite.mac !== 'AEAD',
  (suite) => !EPHEMERAL.has(suite.kx),
  (suite) => !EPHEMERAL.has(suite.kx) || suite.mac !== 'AEAD',
];

/** Sorts suites of TLS 1.2 and below by preference, most preferred first. */
export function byPreference(suites: readonly CipherSuite[]): readonly CipherSuite[] {
  const ranked = suites.map((suite) => ({
    suite,
    ranks: PREFERENCES.map((rank) => Number(rank(suite))).reverse(),
  }));
  return ranked.sort((a, b) => compareRanks(a.ranks, b.ranks)).map(({ suite }) => suite);
}

/** AES-GCM, ChaCha20, other AES, the rest. */
function encryptionRank(enc: string): number {
  if (/^AES\d+GCM$/.test(enc)) return 0;
  if (enc === 'CHACHA20POLY1305') return 1;
  return enc.startsWith('AES') ? 2 : 3;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((rank, at) => rank !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
