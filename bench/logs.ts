/** A Postfix log through `postfix-lint clients`, beside `grep -E` for the same lines; made here, in a temporary folder. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../test/support/workspace.js';
import { atMost, median, type Row } from './measure.js';

const MEGABYTES = 64;
const RUNS = 3;
const PATTERN =
  'TLS connection established|SSL_(accept|connect) error|TLS library problem|lost connection after STARTTLS';

/** Writes the peak of resident memory, in KB, behind everything else on standard error. */
const TELL_PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))';

/** Measures whole processes, in turns. */
export function logRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-bench-log-'));
  try {
    const log = join(folder, 'mail.log');
    const size = writeLog(log, MEGABYTES * 1024 * 1024) / (1024 * 1024);
    const ours: number[] = [];
    const grep: number[] = [];
    const peaks: number[] = [];
    for (let i = 0; i < RUNS; i += 1) {
      grep.push(timeOf('grep', ['-c', '-E', PATTERN, log]).milliseconds);
      const { milliseconds, stderr } = timeOf(process.execPath, [
        '--import',
        TELL_PEAK,
        join(ROOT, 'dist', 'cli.cjs'),
        'clients',
        log,
      ]);
      ours.push(milliseconds);
      peaks.push(Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024);
    }
    const rate = (times: readonly number[]): string => `${((size * 1000) / median(times)).toFixed(0)} MB/s`;
    const what = `log of ${size.toFixed(0)} MB`;
    return [
      { what: `${what}: grep -E in the C locale, whole process`, figure: rate(grep) },
      { what: `${what}: postfix-lint clients, whole process`, figure: rate(ours) },
      atMost(`${what}: memory of postfix-lint clients at its peak`, median(peaks), 200, 'MB'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes about `bytes` of log: mails that come and go, a few in a hundred connections with TLS of some age. */
function writeLog(path: string, bytes: number): number {
  const file = openSync(path, 'w');
  let written = 0;
  try {
    for (let i = 0; written < bytes; i += 1) {
      let block = '';
      for (let j = 0; j < 500; j += 1) block += connection(i * 500 + j);
      written += writeSync(file, block);
    }
  } finally {
    closeSync(file);
  }
  return written;
}

const VERSIONS = ['TLSv1.3', 'TLSv1.2', 'TLSv1.3', 'TLSv1', 'TLSv1.2', 'TLSv1.1'];
const CIPHERS = ['TLS_AES_256_GCM_SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'AES128-SHA'];

function connection(i: number): string {
  const two = (number: number): string => String(number % 60).padStart(2, '0');
  const time = `Nov 21 13:${two(i >> 9)}:${two(i >> 3)} mx1`;
  const peer = `host${String(i % 5000)}.example.com[192.0.${String(i % 250)}.${String(i % 199)}]`;
  const smtpd = `${time} postfix/smtpd[${String(20_000 + (i % 64))}]:`;
  const id = (0xa0000000 + i).toString(16).toUpperCase();
  const tls =
    i % 20 === 7
      ? `${smtpd} SSL_accept error from ${peer}: -1\n${smtpd} warning: TLS library problem: error:0A000102:SSL routines::unsupported protocol:../ssl/statem/statem_srvr.c:1664:\n`
      : `${smtpd} Anonymous TLS connection established from ${peer}: ${VERSIONS[i % 6] ?? ''} with cipher ${CIPHERS[i % 3] ?? ''} (256/256 bits)\n`;
  return (
    `${smtpd} connect from ${peer}\n${i % 3 === 0 ? tls : ''}` +
    `${smtpd} ${id}: client=${peer}\n` +
    `${time} postfix/cleanup[${String(30_000 + (i % 16))}]: ${id}: message-id=<${String(i)}.${id}@host.example.com>\n` +
    `${time} postfix/qmgr[811]: ${id}: from=<sender${String(i % 977)}@example.com>, size=${String(1000 + (i % 90_000))}, nrcpt=1 (queue active)\n` +
    `${smtpd} disconnect from ${peer} ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 commands=7\n` +
    `${time} postfix/virtual[${String(40_000 + (i % 8))}]: ${id}: to=<user${String(i % 311)}@example.org>, relay=virtual, delay=0.2, delays=0.1/0/0/0.1, dsn=2.0.0, status=sent (delivered to maildir)\n` +
    `${time} dovecot: imap-login: Login: user=<user${String(i % 311)}@example.org>, method=PLAIN, rip=192.0.2.1, TLS\n` +
    `${time} postfix/qmgr[811]: ${id}: removed\n`
  );
}

function timeOf(command: string, args: readonly string[]): { milliseconds: number; stderr: string } {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 1 << 28,
  });
  const milliseconds = performance.now() - start;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`);
  return { milliseconds, stderr };
}
