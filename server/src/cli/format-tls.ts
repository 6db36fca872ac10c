/** Effective TLS for people: a line for each service, and on request its suites and reasons. */
import type { ServiceTlsReport } from '../service/index.js';

/** How much to print. */
export interface TlsFormat {
  /** Suites and reasons too. */
  readonly details: boolean;
}

const HEADINGS = ['SERVICE', 'ROLE', 'LEVEL', 'PROTOCOLS', 'SUITES', 'CERTIFICATES'];

/** Text of the table, with details below it when asked for. */
export function formatTls(reports: readonly ServiceTlsReport[], { details }: TlsFormat): string {
  if (reports.length === 0) return 'No service does TLS.\n';
  const rows = [HEADINGS, ...reports.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const destinations = reports.flatMap(destinationLines);
  const parts = [lines.join('\n')];
  if (destinations.length > 0) parts.push(['Destinations of TLS policy tables:', ...destinations].join('\n'));
  if (details) parts.push(...reports.map(detailsOf));
  else parts.push('--service NAME/TYPE shows suites and reasons.');
  return `${parts.join('\n\n')}\n`;
}

function rowOf({
  service,
  role,
  level,
  protocols,
  suites,
  weakSuites,
  off,
  ...report
}: ServiceTlsReport): string[] {
  const weak = weakSuites.length === 0 ? '' : `, ${String(weakSuites.length)} weak`;
  return [
    service,
    role,
    level,
    off === undefined ? protocols.join(' ') : `none (${WHY_OFF[off]})`,
    off === undefined ? `${String(suites.length)}${weak}` : '-',
    certificatesOf(report),
  ];
}

const WHY_OFF: Readonly<{ [off in NonNullable<ServiceTlsReport['off']>]: string }> = {
  level: 'TLS is off',
  'invalid-level': 'the security level is not one of this role',
  'dane-without-dnssec': 'dane-only needs DNSSEC',
  'no-fingerprint': 'there is no fingerprint to match',
  'wrapper-without-level': 'wrapper mode needs the level encrypt',
  tlsproxy: 'tlsproxy has TLS switched off',
  'invalid-protocol-list': 'the protocol list is invalid',
  'no-protocol': 'the protocol list leaves none',
  'unknown-grade': 'no such cipher grade',
  'bad-exclusion': 'a cipher exclusion begins with an operator',
  'rejected-cipher-list': 'OpenSSL rejects the cipher list',
  'no-suite': 'protocols and ciphers have nothing in common',
};

function certificatesOf({
  certificates,
  certificateState,
}: Pick<ServiceTlsReport, 'certificates' | 'certificateState'>): string {
  if (certificateState === 'missing') return 'missing, so that TLS does not work';
  if (certificateState === 'anonymous') return 'none, anonymous only';
  if (certificateState === 'none') return '-';
  return certificates.map(({ kind, file }) => (kind === 'legacy' ? file : `${file} (${kind})`)).join(', ');
}

function destinationLines({ service, destinations }: ServiceTlsReport): string[] {
  return destinations.map((report) => {
    const { destination, policy, level, protocols, suites } = report;
    const result =
      level === undefined
        ? 'invalid, mail is not delivered'
        : suites.length === 0
          ? 'no TLS'
          : `${protocols.join(' ')}, ${String(suites.length)} suites`;
    return `  ${service}  ${destination}  ${policy}  ->  ${result}${place(report)}`;
  });
}

function detailsOf({ service, suites, weakSuites, reasons }: ServiceTlsReport): string {
  const list = suites.map((name) => `  ${name}${weakSuites.includes(name) ? ' (weak)' : ''}`);
  const why = reasons.map(
    (reason) => `  ${reason.what.padEnd(19)}  ${reason.parameter} = ${reason.value}${place(reason)}`,
  );
  return [`${service}: suites, most preferred first`, ...list, '', `${service}: reasons`, ...why].join('\n');
}

/** Lines are counted from one for people. */
function place({ file, line }: { readonly file?: string; readonly line?: number }): string {
  return file === undefined || line === undefined ? '' : `  (${file}:${String(line + 1)})`;
}
