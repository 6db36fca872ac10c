/**
 * The head of a log line: whose line it is. What it says is for log-event.ts. Most lines of a log are not about TLS,
 * so that each is first looked at without being taken apart.
 */

/** Whose a line is: 'unreadable' is one without a head, half a line or bytes that are no text. */
export type LineKind = 'postfix' | 'not-postfix' | 'unreadable';

/** A line of Postfix, cut into its parts. */
export interface PostfixLine {
  /** Host and process: lines of one process belong together. */
  readonly process: string;
  /** The syslog name and the program, as "postfix/submission/smtpd". */
  readonly service: string;
  readonly message: string;
}

const TIME =
  '^(?:[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?|\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?) ';

/** An instance may have any name; the programs of Postfix that do TLS have these. */
const OF_POSTFIX = new RegExp(
  `${TIME}\\S+ (?:postfix[^\\s[:]*|[^\\s[:]+/(?:smtpd|smtp|lmtp|tlsproxy|postscreen))(?:\\[\\d+\\])?: `,
);
const OF_ANYBODY = new RegExp(`${TIME}\\S+ [^\\s[:]+(?:\\[\\d+\\])?: `);
const PARTS = new RegExp(`${TIME}(\\S+ ([^\\s[:]+)(?:\\[\\d+\\])?): `);

// Tab, escape and what is above 127 occur in honest logs; other control characters do not.

const RUBBISH = /[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]/;

/** Tells whose a line is by its head alone. */
export function kindOfLine(line: string): LineKind {
  if (OF_POSTFIX.test(line)) return 'postfix';
  return OF_ANYBODY.test(line) ? 'not-postfix' : 'unreadable';
}

/** Whether a line of Postfix can have anything to do with TLS: all that do have one of these. */
export function mentionsTls(line: string): boolean {
  return line.includes('TLS') || line.includes('SSL_') || line.includes(' starttls=');
}

/** Takes a line of Postfix apart; undefined when there is rubbish in it. */
export function readPostfixLine(line: string): PostfixLine | undefined {
  const [head, process, service] = PARTS.exec(line) ?? [];
  if (head === undefined || process === undefined || service === undefined) return undefined;
  if (RUBBISH.test(line)) return undefined;
  return { process, service, message: line.slice(head.length).replace(/\r$/, '') };
}
