/** The head of a log line: whose line it is. What it says is for log-event.ts. */

/** A line of Postfix, cut into its parts. */
export interface PostfixLine {
  readonly kind: 'postfix';
  /** Host and process: lines of one process belong together. */
  readonly process: string;
  /** The syslog name and the program, as "postfix/submission/smtpd". */
  readonly service: string;
  readonly message: string;
}

/** A line of another program; or one that is none: half a line, or bytes that are not text. */
export type OtherLine = { readonly kind: 'not-postfix' } | { readonly kind: 'unreadable' };

const HEAD =
  /^(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d+)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?) (\S+ ([^\s[:]+)(?:\[\d+\])?): /;

/** The programs of Postfix that speak TLS; an instance may have any name, these have not. */
const PROGRAM = /\/(?:smtpd|smtp|lmtp|tlsproxy|postscreen)$/;

// Tab, escape and what is above 127 occur in honest logs; other control characters do not.

const RUBBISH = /[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]/;

const NOT_POSTFIX: OtherLine = { kind: 'not-postfix' };
const UNREADABLE: OtherLine = { kind: 'unreadable' };

/** Reads the head of a line without its line break. */
export function readLogLine(line: string): PostfixLine | OtherLine {
  const match = HEAD.exec(line);
  if (match === null || RUBBISH.test(line)) return UNREADABLE;
  const [head, process = '', service = ''] = match;
  if (!service.startsWith('postfix') && !PROGRAM.test(service)) return NOT_POSTFIX;
  return { kind: 'postfix', process, service, message: line.slice(head.length) };
}
