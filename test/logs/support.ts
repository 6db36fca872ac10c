/** Lines of logs for tests, in the shapes that Postfix 3.7 to 3.11 were seen to write. */
import { createLogAggregate, type AggregateLimits } from '../../server/src/service/logs/aggregate.js';
import type { LogEvidence } from '../../server/src/service/logs/evidence.js';

/** The day when the logs of the tests were last written. */
export const UNTIL = { year: 2026, month: 11, day: 21 };

/** A line of syslog: "smtpd[7]" says "postfix/smtpd[7]". */
export function at(time: string, process: string, message: string): string {
  return `Nov 21 ${time} mx1 postfix/${process}: ${message}`;
}

/** The line of an incoming session. */
export function session(
  peer: string,
  protocol: string,
  cipher: string,
  process = 'smtpd[7]',
  time = '10:00:00',
): string {
  return at(
    time,
    process,
    `Anonymous TLS connection established from ${peer}: ${protocol} with cipher ${cipher} (256/256 bits)`,
  );
}

/** What lines of a log tell. */
export function evidenceOf(lines: readonly string[], limits?: AggregateLimits): LogEvidence {
  const aggregate = createLogAggregate(limits);
  for (const line of lines) aggregate.add(line, UNTIL);
  return aggregate.evidence();
}
