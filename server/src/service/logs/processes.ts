/**
 * Brings together what one process says in several lines: a failed handshake and the reason for it, and a client
 * that left after STARTTLS with the end of its connection, which tells whether the handshake had failed.
 */
import type { Direction, LogEvent } from './log-event.js';
import type { LogTime } from './timestamp.js';

/** A failed handshake with all that is known about it. */
export interface Failure {
  readonly service: string;
  readonly direction: Direction;
  readonly peer: string;
  readonly reason: string;
  readonly time: LogTime;
}

/** Follows the processes of a log. */
export interface Processes {
  /** Takes one event; failures are reported once nothing more can be learned about them. */
  take(process: string, service: string, event: LogEvent, time: LogTime): void;
  /** Whether a process has something open, so that it matters when its connection ends. */
  isWaiting(process: string): boolean;
  /** Reports what is still open. */
  finish(): void;
}

type Open =
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Left after STARTTLS: a failure only if the end of the connection says so. */
  | { readonly kind: 'left'; readonly failure: Failure }
  /** A complaint that came before its failure. */
  | { readonly kind: 'complained'; readonly reason: string };

const UNKNOWN = 'handshake failed, no reason logged';
const LEFT = 'lost connection after STARTTLS';

/** Follows at most `limit` processes at a time. */
export function followProcesses(limit: number, report: (failure: Failure) => void): Processes {
  const open = new Map<string, Open>();
  const close = (process: string): void => {
    const known = open.get(process);
    open.delete(process);
    if (known?.kind === 'failed') report(known.failure);
  };
  const put = (process: string, next: Open): void => {
    const oldest = open.size >= limit && !open.has(process) ? open.keys().next() : undefined;
    if (oldest?.done === false) close(oldest.value);
    open.set(process, next);
  };
  return {
    take(process, service, event, time) {
      const known = open.get(process);
      const failure = (direction: Direction, peer: string, reason: string): Failure => ({
        service,
        direction,
        peer,
        reason,
        time,
      });
      switch (event.kind) {
        case 'failure':
          close(process);
          put(process, {
            kind: 'failed',
            failure: failure(event.direction, event.peer, event.reason ?? UNKNOWN),
          });
          return;
        case 'problem':
          if (known?.kind === 'failed') {
            if (known.failure.reason === UNKNOWN)
              put(process, { kind: 'failed', failure: { ...known.failure, reason: event.reason } });
          } else put(process, { kind: 'complained', reason: event.reason });
          return;
        case 'proxy-failure': {
          const reason = known?.kind === 'complained' ? known.reason : UNKNOWN;
          close(process);
          report(failure('in', event.peer, reason));
          return;
        }
        case 'left':
          if (known?.kind !== 'failed')
            put(process, { kind: 'left', failure: failure('in', event.peer, LEFT) });
          return;
        case 'end':
          if (known?.kind === 'left' && event.tlsFailed) report(known.failure);
          close(process);
          return;
        case 'session':
          close(process);
          return;
        case 'half':
          return;
      }
    },
    isWaiting: (process) => open.has(process),
    finish() {
      for (const process of [...open.keys()]) close(process);
    },
  };
}
