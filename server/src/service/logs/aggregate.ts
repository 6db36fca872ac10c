/** Adds up the lines of Postfix logs, one by one and in bounded memory: who used which protocol and cipher, who failed. */
import type { LogEvidence, SeenFailure, SeenPeer } from './evidence.js';
import { readLogEvent, type Direction } from './log-event.js';
import { kindOfLine, mentionsTls, readPostfixLine } from './log-line.js';
import { followProcesses } from './processes.js';
import { sortSeenFailures, sortSeenPeers } from './ranking.js';
import { createTally } from './tally.js';
import { readLogTime, type Day } from './timestamp.js';
import { undress } from './undress.js';

/** Takes lines until it is asked for the result. */
export interface LogAggregate {
  /** Takes one line without its line break; `until` is the day when its log was last written. */
  add(line: string, until: Day): void;
  /** Counts a line that is too long to be handed over. */
  skip(): void;
  /** What the lines so far told. */
  evidence(): LogEvidence;
}

/** Bounds of memory. */
export interface AggregateLimits {
  /** Distinct rows of sessions, and as many of failures. */
  readonly rows: number;
  /** Processes that are followed at a time. */
  readonly processes: number;
}

const LIMITS: AggregateLimits = { rows: 20_000, processes: 5_000 };

/** Starts with nothing seen. */
export function createLogAggregate(limits: AggregateLimits = LIMITS): LogAggregate {
  const sessions = createTally(limits.rows);
  const failures = createTally(limits.rows);
  const processes = followProcesses(limits.processes, ({ peer, direction, service, reason, time }) => {
    failures.add([peer, direction, service, reason], time);
  });
  let postfixLines = 0;
  let notPostfix = 0;
  let unreadable = 0;

  const takeLine = (text: string, until: Day): void => {
    const line = readPostfixLine(text);
    const event = line === undefined ? undefined : readLogEvent(line.message);
    if (line === undefined || event?.kind === 'half') {
      unreadable += 1;
      return;
    }
    postfixLines += 1;
    const { process, service } = line;
    if (event === undefined || (event.kind === 'end' && !processes.isWaiting(process))) return;
    const time = readLogTime(text, until);
    if (time === undefined) return;
    processes.take(process, service, event, time);
    // smtp tells of the sessions that tlsproxy makes for it: they would count twice.
    if (event.kind !== 'session' || (event.direction === 'out' && service.endsWith('/tlsproxy'))) return;
    sessions.add([event.peer, event.direction, service, event.protocol, event.cipher], time);
  };

  return {
    add(line, until) {
      if (line === '' || line === '\r') return;
      let text = line;
      let kind = kindOfLine(text);
      if (kind === 'unreadable') {
        const bare = undress(line);
        if (bare !== undefined) kind = kindOfLine((text = bare));
      }
      if (kind === 'not-postfix') notPostfix += 1;
      else if (kind === 'unreadable') unreadable += 1;
      else if (!mentionsTls(text)) postfixLines += 1;
      else takeLine(text, until);
    },
    skip() {
      unreadable += 1;
    },
    evidence() {
      processes.finish();
      const omitted = { sessions: sessions.omitted(), failures: failures.omitted() };
      return {
        peers: sortSeenPeers(sessions.rows().map(seenPeer)),
        failures: sortSeenFailures(failures.rows().map(seenFailure)),
        skipped: { notPostfix, unreadable },
        ...((omitted.sessions > 0 || omitted.failures > 0) && { omitted }),
        postfixLines,
      };
    },
  };
}

type Row = ReturnType<ReturnType<typeof createTally>['rows']>[number];

function seenPeer({ fields, seen }: Row): SeenPeer {
  const [peer = '', direction, service = '', protocol = '', cipher = ''] = fields;
  return { peer, direction: directionOf(direction), service, protocol, cipher, ...seen };
}

function seenFailure({ fields, seen }: Row): SeenFailure {
  const [peer = '', direction, service = '', reason = ''] = fields;
  return { peer, direction: directionOf(direction), service, reason, ...seen };
}

function directionOf(field: string | undefined): Direction {
  return field === 'out' ? 'out' : 'in';
}
