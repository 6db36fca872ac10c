/**
 * The legacy exception, judged by a real Postfix that is started from the result: the service that was tightened
 * refuses TLS 1.0, the new one accepts it from the named client and turns others away, and nobody complains.
 */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { mustRun } from '../refactorings/support.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';

/** An instance before the refactoring; the tightened service is "smtp", its port stands in for port 25. */
interface Variant {
  readonly name: string;
  readonly main: string;
  /** Options of the smtp service. */
  readonly options?: string;
  /** More services. */
  readonly services?: string;
  /** The release whose form is written, where it is not the judge's. */
  readonly postfix?: string;
  /** The service on which it is asked for; main.cf without it. */
  readonly service?: string;
  /** Whether cleartext is refused, so that only handshakes can be looked at. */
  readonly mandatory?: true;
}

const VARIANTS: readonly Variant[] = [
  { name: 'opportunistic by default', main: 'smtpd_tls_security_level = may\n' },
  {
    name: 'lists that are written, in the form before 3.6',
    main: 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2, !SSLv3\nsmtpd_tls_mandatory_protocols = !SSLv2\n',
    postfix: '3.5',
  },
  {
    name: 'mandatory in an option, and an option that overrides main.cf',
    main: 'smtpd_tls_security_level = may\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    options: '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_mandatory_protocols=>=TLSv1\n',
    mandatory: true,
  },
  {
    name: 'cipher suites that no client with TLS 1.0 has',
    main:
      'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = high\ntls_high_cipherlist = ECDHE+AESGCM\n' +
      'tls_medium_cipherlist = ECDHE+AESGCM:@SECLEVEL=2\nsmtpd_tls_exclude_ciphers = SHA1\n',
  },
  {
    name: 'one of several services, checks of its own',
    main:
      'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1\n' +
      'smtpd_helo_restrictions = reject_non_fqdn_helo_hostname, reject_unknown_helo_hostname\n',
    services: '127.0.0.1:{{other}} inet n - n - - smtpd\n',
    service: 'smtp/inet',
  },
];

describe('The legacy exception in a real Postfix', function () {
  this.timeout(300_000);
  const { judges } = findJudges();
  for (const judge of judges) {
    for (const variant of VARIANTS) {
      it(`${variant.name}: Postfix ${judge.postfixVersion}`, () => judgeVariant(judge, variant));
    }
  }
});

async function judgeVariant(judge: Judge, variant: Variant): Promise<void> {
  const files = refactored(judge, variant);
  const instance = await startPostfix(judge, { ...files, certificates: ['rsa', 'ec'] });
  try {
    for (const program of [
      ['postfix', 'check'],
      ['postconf', '-n'],
      ['postconf', '-Mf'],
    ] as const) {
      const { status, stderr } = judge.run(program[0], ['-c', instance.config, program[1]]);
      const complaints = stderr.split('\n').filter((line) => !/^$|is newer than|waiting 1 second/.test(line));
      assert.deepEqual({ status, complaints }, { status: 0, complaints: [] }, program.join(' '));
    }
    const shake = (port: string, version: string, from: string): boolean =>
      handshake(judge, instance, port, version, from);
    assert.equal(shake('public', '-tls1', '127.0.0.1'), false, 'TLS 1.0 on port 25');
    assert.equal(shake('public', '-tls1_1', '127.0.0.1'), false, 'TLS 1.1 on port 25');
    assert.equal(shake('public', '-tls1_2', '127.0.0.1'), true, 'TLS 1.2 on port 25');
    assert.equal(shake('public', '-tls1_3', '127.0.0.2'), true, 'TLS 1.3 on port 25, from anybody');
    assert.equal(shake('legacy', '-tls1', '127.0.0.1'), true, 'TLS 1.0 from the named client');
    assert.equal(shake('legacy', '-tls1_2', '127.0.0.1'), true, 'TLS 1.2 from the named client');
    assert.equal(shake('legacy', '-tls1', '127.0.0.2'), false, 'TLS 1.0 from another client');
    if (variant.services !== undefined) {
      assert.equal(shake('other', '-tls1', '127.0.0.1'), true, 'another service stays as it was');
    }
    const port = instance.ports.get('legacy') ?? 0;
    const refused = await dialogue(port, '127.0.0.2');
    assert.match(refused[0] ?? '', /^554 5\.7\.1 .*Access denied/);
    if (variant.mandatory !== true) {
      const accepted = await dialogue(port, '127.0.0.1');
      assert.match(accepted.at(-1) ?? '', /^250 2\.1\.5 /, 'the named client may send to others');
    }
    // What the refused handshakes leave in the log is not about the configuration.
    const ofLegacy = /postfix\/legacy-tls\/smtpd\[\d+\]: .*127\.0\.0\.1/;
    const log = await instance.logUntil((text) => ofLegacy.test(text));
    const warnings = log
      .split('\n')
      .filter((line) => /\b(warning|error|fatal|panic): /.test(line))
      .filter((line) => !/TLS library problem|non-SMTP command/.test(line));
    assert.deepEqual(warnings, []);
    assert.match(log, ofLegacy);
  } finally {
    await instance.stop();
  }
}

/** The files after the refactoring, with free ports in the place of 25 and 2525. */
function refactored(judge: Judge, variant: Variant): { mainCf: string; masterCf: string } {
  const main =
    `compatibility_level = ${minor(judge.postfixVersion)}\n` +
    'smtpd_tls_cert_file = {{config}}/rsa.crt\nsmtpd_tls_key_file = {{config}}/rsa.key\n' +
    `smtpd_tls_eccert_file = {{config}}/ec.crt\nsmtpd_tls_eckey_file = {{config}}/ec.key\n${variant.main}`;
  const master = `smtp inet n - n - - smtpd\n${variant.options ?? ''}${variant.services ?? ''}`;
  const outcome = mustRun(
    'legacy-exception',
    [
      { name: 'main.cf', text: main },
      { name: 'master.cf', text: master },
    ],
    { clients: ['127.0.0.1'], ...(variant.service !== undefined && { service: variant.service }) },
    {
      postfixVersion: variant.postfix ?? minor(judge.postfixVersion),
      opensslVersion: minor(judge.opensslVersion),
    },
  );
  return {
    mainCf: outcome.text('main.cf'),
    masterCf: outcome
      .text('master.cf')
      .replace(/^smtp(?= +inet)/m, '127.0.0.1:{{public}}')
      .replace(/^2525(?= +inet)/m, '127.0.0.1:{{legacy}}'),
  };
}

function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** Whether a client on an address establishes a session with one version. */
function handshake(
  judge: Judge,
  { ports }: PostfixInstance,
  port: string,
  version: string,
  from: string,
): boolean {
  const to = `127.0.0.1:${String(ports.get(port))}`;
  const ciphers = version === '-tls1_3' ? [] : ['-cipher', 'ALL:@SECLEVEL=0'];
  const args = ['-starttls', 'smtp', '-connect', to, '-bind', `${from}:0`, version, ...ciphers];
  const { stdout } = judge.run('openssl', ['s_client', ...args]);
  return /^New, TLSv[\d.]+, Cipher is (?!\(NONE\))/m.test(stdout);
}

/** The answers to the greeting, EHLO, a sender and a recipient elsewhere; fewer when the server says no. */
function dialogue(port: number, from: string): Promise<string[]> {
  const commands = ['EHLO client', 'MAIL FROM:<sender@example.com>', 'RCPT TO:<somebody@example.net>'];
  return new Promise((resolve, reject) => {
    const answers: string[] = [];
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    let open = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      open += text;
      const last = /^(\d{3}) .*\r\n$/m.exec(open);
      if (last === null || !open.endsWith('\r\n')) return;
      answers.push(last[0].trim());
      open = '';
      const command = last[0].startsWith('5') ? undefined : commands.shift();
      if (command === undefined) socket.removeAllListeners('data').resume().end('QUIT\r\n');
      else socket.write(`${command}\r\n`);
    });
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(answers);
    });
  });
}
