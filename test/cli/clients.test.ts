import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { LONGEST_LINE } from '../../server/src/node/log-files.js';
import { run } from '../../server/src/cli/run.js';
import { at, session } from '../logs/support.js';
import { DATA } from '../support/workspace.js';

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly complaint: string;
}

interface Report {
  readonly peers: readonly { readonly peer: string; readonly count: number; readonly firstSeen: string }[];
  readonly failures: readonly { readonly reason: string }[];
  readonly skipped: unknown;
  readonly shutOut?: readonly { readonly peer: string; readonly because: string }[];
  readonly incomplete?: readonly { readonly file: string; readonly reason: string }[];
  readonly unknownServices?: readonly string[];
}

const LINES = [
  session('old.example.com[192.0.2.1]', 'TLSv1', 'ECDHE-RSA-AES256-SHA'),
  session('new.example.com[192.0.2.2]', 'TLSv1.3', 'TLS_AES_256_GCM_SHA384', 'smtpd[7]', '10:00:07'),
  at('10:00:09', 'smtpd[8]', 'SSL_accept error from unknown[192.0.2.3]: -1'),
  at(
    '10:00:09',
    'smtpd[8]',
    'warning: TLS library problem: error:0A000102:SSL routines::unsupported protocol:../ssl/x.c:1:',
  ),
];
const LOG = `${LINES.join('\n')}\n`;

describe('postfix-lint clients', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'postfix-lint-clients-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, content: string | Buffer): void => {
    writeFileSync(join(folder, name), content);
    const written = new Date(2026, 10, 21, 12);
    utimesSync(join(folder, name), written, written);
  };
  const clients = async (args: readonly string[], input?: Readable): Promise<Outcome> => {
    let output = '';
    let complaint = '';
    const context = {
      data: DATA,
      cwd: folder,
      colours: false,
      print: (text: string) => void (output += text),
      ...(input !== undefined && { input }),
    };
    const code = await run(['clients', ...args], context, (sentence) => void (complaint += sentence));
    return { code, output, complaint };
  };
  const report = async (args: readonly string[], input?: Readable): Promise<Report> =>
    JSON.parse((await clients(['--format', 'json', ...args], input)).output) as Report;

  it('prints JSON of the promised form', async () => {
    write('mail.log', `${LOG}Nov 21 10:00:09 mx1 sshd[1]: x\nrubbish\n`);
    const time = (second: string): object => ({
      count: 1,
      firstSeen: `2026-11-21T10:00:${second}`,
      lastSeen: `2026-11-21T10:00:${second}`,
    });
    const seen = { direction: 'in', service: 'postfix/smtpd' };
    deepEqual(await report(['mail.log']), {
      peers: [
        {
          peer: 'old.example.com[192.0.2.1]',
          ...seen,
          protocol: 'TLSv1',
          cipher: 'ECDHE-RSA-AES256-SHA',
          ...time('00'),
        },
        {
          peer: 'new.example.com[192.0.2.2]',
          ...seen,
          protocol: 'TLSv1.3',
          cipher: 'TLS_AES_256_GCM_SHA384',
          ...time('07'),
        },
      ],
      failures: [{ peer: 'unknown[192.0.2.3]', ...seen, reason: 'unsupported protocol', ...time('09') }],
      skipped: { notPostfix: 1, unreadable: 1 },
    });
  });

  it('prints tables with the worst first', async () => {
    write('mail.log', LOG);
    const { code, output } = await clients(['mail.log']);
    equal(code, 0);
    match(
      output,
      /^PROTOCOL +CIPHER +PEER +DIRECTION +SERVICE +COUNT +FIRST SEEN +LAST SEEN\nTLSv1 .*\nTLSv1\.3 /m,
    );
    match(output, /^unsupported protocol +unknown\[192\.0\.2\.3\] +in +postfix\/smtpd +1 /m);
    match(output, /^4 lines of Postfix$/m);
  });

  it('says how to have sessions logged when there are none', async () => {
    write('mail.log', at('10:00:00', 'smtpd[7]', 'connect from unknown[192.0.2.1]'));
    match((await clients(['mail.log'])).output, /smtpd_tls_loglevel = 1/);
  });

  it('exits with 1 when a configuration would shut somebody out, and with 0 when not', async () => {
    write('mail.log', LOG);
    write('main.cf', 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n');
    const strict = await clients(['--against', '.', '--postfix-version', '3.10', 'mail.log']);
    equal(strict.code, 1);
    match(
      strict.output,
      /^\. would shut out 1 peer\n.*BECAUSE\nTLSv1 .*old\.example\.com.*smtpd_tls_protocols = >=TLSv1\.2/m,
    );
    const shutOut = (await report(['--against', '.', 'mail.log'])).shutOut ?? [];
    deepEqual(
      shutOut.map(({ peer }) => peer),
      ['old.example.com[192.0.2.1]'],
    );
    write('main.cf', 'smtpd_tls_security_level = may\nsmtpd_tls_protocols =\n');
    const open = await clients(['--against', '.', 'mail.log']);
    equal(open.code, 0);
    match(open.output, /^\. would shut out none of the peers seen$/m);
  });

  it('says which services the configuration does not have', async () => {
    write('mail.log', session('a[192.0.2.1]', 'TLSv1', 'AES128-SHA', 'submission/smtpd[7]'));
    write('main.cf', 'smtpd_tls_security_level = may\n');
    const { shutOut, unknownServices } = await report(['--against', '.', 'mail.log']);
    deepEqual([shutOut, unknownServices], [[], ['postfix/submission/smtpd']]);
    match(
      (await clients(['--against', '.', 'mail.log'])).output,
      /^Not judged, .* postfix\/submission\/smtpd$/m,
    );
    write('main.cf', 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n');
    const lines = [
      session('a[192.0.2.1]', 'TLSv1', 'AES128-SHA', 'submission/smtpd[7]'),
      session('b[192.0.2.2]', 'TLSv1', 'AES128-SHA'),
    ];
    write('mail.log', lines.join('\n'));
    match(
      (await clients(['--against', '.', 'mail.log'])).output,
      /would shut out 1 peer\n[^]*^Not judged, .* postfix\/submission\/smtpd$/m,
    );
  });

  it('adds up logs, plain, gzip under any name, and standard input', async () => {
    write('mail.log', LOG);
    write('mail.log.1', gzipSync(LOG));
    write('mail.log.2.gz', Buffer.concat([gzipSync(LOG), gzipSync(LOG)]));
    const { peers } = await report(
      ['mail.log', 'mail.log.1', 'mail.log.2.gz', '-'],
      Readable.from([Buffer.from(LOG)]),
    );
    deepEqual(
      peers.map(({ count }) => count),
      [5, 5],
    );
  });

  it('puts lines together that arrive in pieces', async () => {
    const bytes = [...Buffer.from(LOG)].map((byte) => Buffer.from([byte]));
    equal((await report(['-'], Readable.from(bytes))).peers.length, 2);
  });

  it('takes the last line without a line feed, and line ends of other systems', async () => {
    write('mail.log', LINES.join('\r\n'));
    const { peers, failures } = await report(['mail.log']);
    equal(peers.length, 2);
    equal(failures[0]?.reason, 'unsupported protocol');
  });

  it('skips a line of any length without keeping it', async () => {
    write('mail.log', `${'x'.repeat(3 * LONGEST_LINE)}\n${LOG}${'y'.repeat(LONGEST_LINE + 1)}`);
    const { peers, skipped } = await report(['mail.log']);
    equal(peers.length, 2);
    deepEqual(skipped, { notPostfix: 0, unreadable: 2 });
  });

  it('finds nothing in an empty log', async () => {
    write('mail.log', '');
    deepEqual(await report(['mail.log']), {
      peers: [],
      failures: [],
      skipped: { notPostfix: 0, unreadable: 0 },
    });
  });

  it('reports what a truncated gzip file had, says so, and exits with 2', async () => {
    const lines = Array.from({ length: 2000 }, (_, i) =>
      session(`h[192.0.2.${String(i % 200)}]`, 'TLSv1', `C${String(i)}`),
    );
    const whole = gzipSync(lines.join('\n'));
    write('cut.gz', whole.subarray(0, whole.length / 2));
    const { code, output } = await clients(['cut.gz']);
    equal(code, 2);
    match(output, /^cut\.gz: damaged or cut off \(unexpected end of file\): only what comes before counts$/m);
    const { peers, incomplete } = await report(['cut.gz']);
    ok(peers.length > 100 && peers.length < 2000, `${String(peers.length)} rows`);
    equal(incomplete?.[0]?.file, 'cut.gz');
    write('bad.gz', Buffer.concat([whole.subarray(0, 200), Buffer.alloc(200, 255), whole.subarray(400)]));
    match((await clients(['bad.gz'])).output, /^bad\.gz: damaged or cut off/m);
  });

  it('names a compression that it does not read', async () => {
    write('mail.log.xz', Buffer.from('fd377a585a000004', 'hex'));
    const { code, output } = await clients(['mail.log.xz']);
    equal(code, 2);
    match(output, /^mail\.log\.xz: compressed with xz, which is not read here/m);
  });

  const failures: [string, string[], RegExp][] = [
    ['no log', [], /name a log of Postfix, or "-"/],
    ['a log that does not exist', ['nowhere.log'], /^nowhere\.log: no such file or folder$/],
    ['a folder', ['.'], /^\.: a folder, not a log$/],
    ['a wrong format', ['--format', 'xml', 'x'], /--format must be text or json/],
    ['a configuration that does not exist', ['--against', 'nowhere', 'x'], /^nowhere: no such file/],
    ['an option without its value', ['--against'], /--against/],
  ];
  for (const [what, args, expected] of failures) {
    it(`answers ${what} with exit code 2 and one sentence`, async () => {
      const { code, complaint, output } = await clients(args);
      equal(code, 2);
      equal(output, '');
      match(complaint, expected);
      equal(complaint.split('\n').length, 1);
    });
  }

  it('says when a log may not be read', async function () {
    if (process.getuid?.() === 0) this.skip(); // nothing is forbidden to root
    write('mail.log', LOG);
    equal(spawnSync('chmod', ['0', join(folder, 'mail.log')]).status, 0);
    match((await clients(['mail.log'])).complaint, /^mail\.log: may not be read$/);
  });
});
