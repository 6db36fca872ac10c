/**
 * What a message of Postfix says about TLS: a session, a handshake that failed, or why one did. The wordings are
 * those of Postfix 2.3 to 3.11, taken from what running ones logged. The lines of sessions need smtpd_tls_loglevel,
 * smtp_tls_loglevel or tlsproxy_tls_loglevel of at least 1; those of failures are always there.
 */

/** The direction of a connection, seen from Postfix. */
export type Direction = 'in' | 'out';

/** One event. A peer is "name[address]", with the port where Postfix connects to it. */
export type LogEvent =
  | {
      readonly kind: 'session';
      readonly direction: Direction;
      readonly peer: string;
      readonly protocol: string;
      readonly cipher: string;
    }
  /** A handshake failed; the reason follows in another line of this process when it is not given here. */
  | {
      readonly kind: 'failure';
      readonly direction: Direction;
      readonly peer: string;
      readonly reason?: string;
    }
  /** What OpenSSL complained of. */
  | { readonly kind: 'problem'; readonly reason: string }
  /** tlsproxy's way to say that a handshake failed: behind the complaint, not before it. */
  | { readonly kind: 'proxy-failure'; readonly peer: string }
  /** A client left after STARTTLS, be it in the middle of the handshake or long after it. */
  | { readonly kind: 'left'; readonly peer: string }
  /** A connection ended; whether its only STARTTLS failed, where Postfix (3.0 and later) counts that. */
  | { readonly kind: 'end'; readonly tlsFailed: boolean }
  /** Begins as one of these and goes on differently: half a line. */
  | { readonly kind: 'half' };

const SESSION =
  /^(?:[A-Z][a-z]+ )?TLS connection established (from|to) (\S+)(?: to \S+)?: ((?:SSL|TLS)v[\d.]+) with cipher (\S+) \(\d+\/\d+ bits\)/;
const FAILURE = /^SSL_(accept|connect) error (?:from|to) (\S+): (\S.*)$/;
const PROBLEM = /^warning: TLS library problem: (?:\d+:)?error:[0-9A-Fa-f]+:[^:]*:[^:]*:([^:]+):/;
const PROXY_FAILURE = /^TLS handshake failed for service=\S+ peer=(\S+)$/;
const LEFT = /^(?:\w+: )?lost connection after STARTTLS from (\S+)$/;
const HALF: LogEvent = { kind: 'half' };

/** Reads a message; undefined for one that is not about TLS. */
export function readLogEvent(message: string): LogEvent | undefined {
  if (message.startsWith('disconnect from '))
    return { kind: 'end', tlsFailed: / starttls=0\/\d/.test(message) };
  if (message.startsWith('SSL_')) return readFailure(message);
  if (message.startsWith('warning: TLS library problem')) {
    const reason = PROBLEM.exec(message)?.[1];
    return reason === undefined ? HALF : { kind: 'problem', reason };
  }
  if (message.startsWith('TLS handshake failed for ')) {
    const peer = PROXY_FAILURE.exec(message)?.[1];
    return peer === undefined ? HALF : { kind: 'proxy-failure', peer: withoutPort(peer) };
  }
  if (message.includes('lost connection after STARTTLS')) {
    const peer = LEFT.exec(message)?.[1];
    return peer === undefined ? undefined : { kind: 'left', peer: withoutPort(peer) };
  }
  return /^(?:[A-Z][a-z]+ )?TLS connection established /.test(message) ? readSession(message) : undefined;
}

function readSession(message: string): LogEvent {
  const [, preposition, peer, protocol, cipher] = SESSION.exec(message) ?? [];
  if (peer === undefined || protocol === undefined || cipher === undefined) return HALF;
  if (preposition === 'to') return { kind: 'session', direction: 'out', peer, protocol, cipher };
  return { kind: 'session', direction: 'in', peer: withoutPort(peer), protocol, cipher };
}

function readFailure(message: string): LogEvent | undefined {
  const [, role, peer, text] = FAILURE.exec(message) ?? [];
  if (peer === undefined || text === undefined)
    return /^SSL_(?:accept|connect) error /.test(message) ? HALF : undefined;
  // A bare number is what OpenSSL returned; the words are in the next line.
  const reason = /^-?\d+$/.test(text) ? {} : { reason: text };
  return role === 'connect'
    ? { kind: 'failure', direction: 'out', peer, ...reason }
    : { kind: 'failure', direction: 'in', peer: withoutPort(peer), ...reason };
}

/** Clients come from another port each time; with smtpd_client_port_logging it is logged. */
function withoutPort(peer: string): string {
  return peer.replace(/\]:\d+$/, ']');
}
