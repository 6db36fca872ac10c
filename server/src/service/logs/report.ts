/** What logs tell about TLS, as text for people: tables with the worst first. */
import type { LogEvidence, Seen, SeenFailure, SeenPeer } from './evidence.js';
import type { AgainstVerdict } from './against.js';

/** What a report may have beside the evidence. */
export interface ReportOptions {
  /** Who would be shut out, and by which configuration. */
  readonly against?: AgainstVerdict & { readonly name: string };
}

/** The whole report. */
export function evidenceReport(evidence: LogEvidence, { against }: ReportOptions = {}): string {
  const { peers, failures, omitted } = evidence;
  const parts = [
    ...(against === undefined ? [] : [shutOutText(against)]),
    peers.length === 0
      ? 'No TLS session is in these logs. Postfix logs them with smtpd_tls_loglevel = 1 and smtp_tls_loglevel = 1.\n'
      : `TLS sessions, worst first\n${table(SESSION_HEAD, peers.map(sessionRow))}`,
    more(omitted?.sessions, 'session'),
    failures.length === 0 ? '' : `Failed handshakes\n${table(FAILURE_HEAD, failures.map(failureRow))}`,
    more(omitted?.failures, 'failure'),
    summary(evidence),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** One sentence: how many peers, and what may trouble some of them. */
export function evidenceSummary({ peers, failures }: LogEvidence, { against }: ReportOptions = {}): string {
  const names = (rows: readonly { readonly peer: string }[]): number =>
    new Set(rows.map(({ peer }) => peer)).size;
  const seen = `${plural(names(peers), 'peer')} with TLS, ${plural(names(failures), 'peer')} with failed handshakes`;
  if (against === undefined) return seen;
  const { name, shutOut } = against;
  return `${seen}; ${name.charAt(0).toLowerCase()}${name.slice(1)} would shut out ${shutOut.length === 0 ? 'none' : String(names(shutOut))}`;
}

const TIMES = ['COUNT', 'FIRST SEEN', 'LAST SEEN'];
const SESSION_HEAD = ['PROTOCOL', 'CIPHER', 'PEER', 'DIRECTION', 'SERVICE', ...TIMES];
const FAILURE_HEAD = ['REASON', 'PEER', 'DIRECTION', 'SERVICE', ...TIMES];

function sessionRow(row: SeenPeer): string[] {
  return [row.protocol, row.cipher, row.peer, row.direction, row.service, ...times(row)];
}

function failureRow(row: SeenFailure): string[] {
  return [row.reason, row.peer, row.direction, row.service, ...times(row)];
}

function times({ count, firstSeen, lastSeen }: Seen): string[] {
  return [String(count), firstSeen, lastSeen];
}

function shutOutText({ name, shutOut, unknownServices }: NonNullable<ReportOptions['against']>): string {
  const unknown =
    unknownServices.length === 0
      ? ''
      : `Not judged, for no service in ${name} logs as ${unknownServices.join(', ')}\n`;
  if (shutOut.length === 0) return `${name} would shut out none of the peers seen\n${unknown}`;
  const peers = new Set(shutOut.map(({ peer }) => peer)).size;
  const head = `${name} would shut out ${plural(peers, 'peer')}`;
  return `${head}\n${table(
    [...SESSION_HEAD, 'BECAUSE'],
    shutOut.map((row) => [...sessionRow(row), row.because]),
  )}${unknown}`;
}

function more(count: number | undefined, what: string): string {
  return count === undefined || count === 0 ? '' : `and ${plural(count, what)} more, of further peers\n`;
}

function summary({ postfixLines, skipped }: LogEvidence): string {
  const { notPostfix, unreadable } = skipped;
  const rest =
    notPostfix + unreadable === 0
      ? ''
      : `; skipped: ${plural(notPostfix, 'line')} of other programs, ${plural(unreadable, 'unreadable line')}`;
  return `${plural(postfixLines, 'line')} of Postfix${rest}\n`;
}

function plural(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) =>
    all.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0),
  );
  const counts = head.indexOf('COUNT');
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === counts ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return `${all.map(line).join('\n')}\n`;
}
