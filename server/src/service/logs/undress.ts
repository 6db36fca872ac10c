/**
 * Takes off what stands around a log line on its way from Postfix: the name of a container and its time of arrival, the
 * priority of the syslog protocol, and the head of RFC 5424, which is put as syslog files have it.
 */

/** "mail-1  | ", as docker compose and podman put it, in colours or without; "[pod/mail/postfix] " of kubectl. */
const CONTAINER = /^(?:\x1b\[[\d;]*m)*(?:[\w./-]+ *\||\[[\w./-]+\]) ?(?:\x1b\[[\d;]*m)* ?/;
/** The time at which docker or kubectl received a line that has a time of its own. */
const ARRIVAL =
  /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d) (?=[A-Z][a-z]{2} [ \d]\d \d\d:|\d{4}-\d\d-\d\d|<\d)/;
const PRIORITY = /^<\d{1,3}>(?=[A-Z\d])/;
const RFC_5424 = /^1 (\S+) (\S+) (\S+) (\S+) \S+ (?:-|(?:\[(?:[^\]\\]|\\.)*\])+)[ \uFEFF]*/;
/** "Sat 2026-11-21 15:59:02 CET", as journalctl has it in its full form; the zone is known for UTC alone. */
const FULL_TIME = /^[A-Z][a-z]{2} (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?) ([A-Z]{1,5}|[+-]\d\d) /;

/** The line as a syslog file would have it; undefined where there is nothing to take off. */
export function undress(line: string): string | undefined {
  let text = line;
  for (const cover of [CONTAINER, ARRIVAL, PRIORITY]) text = text.replace(cover, '');
  const [head, time, host, program, pid] = RFC_5424.exec(text) ?? [];
  if (head !== undefined) {
    const process = pid === '-' ? String(program) : `${String(program)}[${String(pid)}]`;
    return `${String(time)} ${String(host)} ${process}: ${text.slice(head.length)}`;
  }
  text = text.replace(FULL_TIME, (_, when: string, zone: string) => `${when}${zone === 'UTC' ? 'Z' : ''} `);
  return text === line ? undefined : text;
}
