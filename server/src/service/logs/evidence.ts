/** What logs tell about TLS, added up: the plain records that are printed, sent and judged. */
import { TLS_PROTOCOLS, type TlsProtocol } from '../catalogue/tls-protocols.js';
import type { Direction } from './log-event.js';

/** How often something was seen and when; times are ISO 8601, without a zone where the log names none. */
export interface Seen {
  readonly count: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** The sessions of a peer that had the same protocol and cipher. */
export interface SeenPeer extends Seen {
  /** "name[address]", and where Postfix is the client ":port". */
  readonly peer: string;
  readonly direction: Direction;
  /** As "postfix/submission/smtpd". */
  readonly service: string;
  readonly protocol: string;
  readonly cipher: string;
}

/** The handshakes of a peer that failed for the same reason. */
export interface SeenFailure extends Seen {
  readonly peer: string;
  readonly direction: Direction;
  readonly service: string;
  /** OpenSSL's or the system's words. */
  readonly reason: string;
}

/** What the logs told. */
export interface LogEvidence {
  /** Worst first: oldest protocol, weakest cipher, most sessions. */
  readonly peers: readonly SeenPeer[];
  /** Most failures first. */
  readonly failures: readonly SeenFailure[];
  /** Lines without use: of other programs; and half ones, overlong ones and those that are not text. */
  readonly skipped: { readonly notPostfix: number; readonly unreadable: number };
  /** Sessions and failures of further peers, when there were more than are kept. */
  readonly omitted?: { readonly sessions: number; readonly failures: number };
  /** Lines of Postfix, whatever they say. */
  readonly postfixLines: number;
}

/** Which part of the evidence a protocol list concerns. */
export interface EvidenceQuestion {
  /** 'in' for smtpd's lists, 'out' for those of smtp and lmtp. */
  readonly direction: Direction;
  /** Whether the sessions of a service ("postfix/smtpd") count; all do when left out. */
  readonly concerns?: (service: string) => boolean;
}

/** Who a protocol list would leave behind. */
export interface EvidenceCounts {
  /** Peers seen with any version. */
  readonly peers: number;
  /** Peers seen with a version older than all that are enabled. */
  readonly olderPeers: number;
  readonly olderSessions: number;
  /** The rows behind these numbers. */
  readonly older: readonly SeenPeer[];
}

/** Counts the peers that were seen with a version older than every one of `enabled`; none enabled, all are. */
export function evidenceFor(
  evidence: Pick<LogEvidence, 'peers'>,
  enabled: readonly TlsProtocol[],
  { direction, concerns = () => true }: EvidenceQuestion,
): EvidenceCounts {
  const rows = evidence.peers.filter((row) => row.direction === direction && concerns(row.service));
  const older = rows.filter((row) => isOlderThanAll(row.protocol, enabled));
  return {
    peers: new Set(rows.map(({ peer }) => peer)).size,
    olderPeers: new Set(older.map(({ peer }) => peer)).size,
    olderSessions: older.reduce((sum, { count }) => sum + count, 0),
    older,
  };
}

/**
 * Whether a peer that was seen with a protocol cannot be served by any of the enabled ones. A peer uses the newest
 * version that both sides have, so that it has no newer one; an older one it may have.
 */
export function isOlderThanAll(protocol: string, enabled: readonly TlsProtocol[]): boolean {
  const seen = protocolRank(protocol);
  return enabled.every((each) => protocolRank(each) > seen);
}

/** Text of a code lens above a protocol list; undefined when the log says nothing about it. */
export function evidenceLensText({ peers, olderPeers, older }: EvidenceCounts): string | undefined {
  if (peers === 0) return undefined;
  const of = `of ${String(peers)} ${peers === 1 ? 'peer' : 'peers'} in the log`;
  if (olderPeers === 0) return `none ${of} needs an older version`;
  const versions = [...new Set(older.map(({ protocol }) => protocol))];
  return `${String(olderPeers)} ${of} ${olderPeers === 1 ? 'needs' : 'need'} an older version: ${versions.join(', ')}`;
}

/** Order of a protocol, oldest first; SSLv2, which is no longer known, before all. */
export function protocolRank(protocol: string): number {
  return TLS_PROTOCOLS.findIndex((known) => known === protocol);
}
