/** The order of the lists: what deserves attention comes first. */
import { protocolRank, type SeenFailure, type SeenPeer } from './evidence.js';

const BROKEN = /NULL|EXP|RC2|RC4|DES|MD5|IDEA|SEED|ADH|AECDH/;
const FORWARD_SECRET = /^(?:ECDHE|DHE|EDH|TLS)[-_]/;
const AUTHENTICATED = /GCM|CCM|CHACHA20|^TLS_/;

/** Sorts sessions: oldest protocol, weakest cipher, most sessions. */
export function sortSeenPeers(rows: readonly SeenPeer[]): SeenPeer[] {
  return rows
    .map((row) => ({ row, badness: protocolRank(row.protocol) * 10 + strength(row.cipher) }))
    .sort(
      (a, b) =>
        a.badness - b.badness ||
        b.row.count - a.row.count ||
        compareText(a.row.peer, b.row.peer) ||
        compareText(a.row.service, b.row.service) ||
        compareText(a.row.cipher, b.row.cipher),
    )
    .map(({ row }) => row);
}

/** Sorts failures: most first. */
export function sortSeenFailures(rows: readonly SeenFailure[]): SeenFailure[] {
  return [...rows].sort(
    (a, b) =>
      b.count - a.count ||
      compareText(a.reason, b.reason) ||
      compareText(a.peer, b.peer) ||
      compareText(a.service, b.service),
  );
}

/** By OpenSSL's names alone: broken, without forward secrecy, without authenticated encryption, good. */
function strength(cipher: string): number {
  if (BROKEN.test(cipher)) return 0;
  if (!FORWARD_SECRET.test(cipher)) return 1;
  return AUTHENTICATED.test(cipher) ? 3 : 2;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
