/**
 * Evidence from logs, judged by real sessions: s_client talks to services of a real Postfix with each version, fails
 * where it must, and mail goes out; what the log is read to say has to be what was negotiated.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { judgeEvidence } from '../../server/src/service/logs/against.js';
import { createLogAggregate } from '../../server/src/service/logs/aggregate.js';
import type { LogEvidence } from '../../server/src/service/logs/evidence.js';
import { serviceOn, uriOf } from '../support/workspace.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';

const MAIN_CF = `smtpd_tls_loglevel = 1
smtp_tls_loglevel = 1
tlsproxy_tls_loglevel = 1
smtpd_tls_security_level = may
smtpd_tls_chain_files = {{config}}/rsa.key, {{config}}/rsa.crt
smtpd_tls_protocols =
smtpd_tls_mandatory_protocols =
smtpd_tls_ciphers = medium
tls_medium_cipherlist = ALL:@SECLEVEL=0
tls_high_cipherlist = ECDHE-RSA-AES256-GCM-SHA384
smtp_tls_mandatory_ciphers = medium
smtp_dns_support_level = disabled
smtp_host_lookup = native
transport_maps = inline:{
  { old.example=old:[127.0.0.1]:{{open}} }
  { new.example=new:[127.0.0.1]:{{open}} }
  { refused.example=old:[127.0.0.1]:{{strict}} } }
postscreen_access_list =
postscreen_greet_wait = 1s
postscreen_pipelining_enable = yes
`;

const MASTER_CF = `127.0.0.1:{{open}} inet n - n - - smtpd
127.0.0.1:{{strict}} inet n - n - - smtpd
  -o syslog_name=postfix/submission
  -o smtpd_tls_protocols=>=TLSv1.2
127.0.0.1:{{suite}} inet n - n - - smtpd
  -o syslog_name=postfix/suite
  -o smtpd_tls_ciphers=high
  -o smtpd_tls_protocols=<=TLSv1.2
127.0.0.1:{{wrapped}} inet n - n - - smtpd
  -o syslog_name=postfix/smtps
  -o smtpd_tls_wrappermode=yes
127.0.0.1:{{ports}} inet n - n - - smtpd
  -o syslog_name=ports
  -o smtpd_client_port_logging=yes
127.0.0.1:{{quiet}} inet n - n - - smtpd
  -o syslog_name=postfix/quiet
  -o smtpd_tls_loglevel=0
127.0.0.1:{{screen}} inet n - n - 1 postscreen
  -o postscreen_tls_security_level=may
smtpd pass - - n - - smtpd
old unix - - n - - smtp
  -o smtp_tls_security_level=encrypt
  -o smtp_tls_mandatory_protocols=TLSv1.1
new unix - - n - - smtp
  -o smtp_tls_security_level=encrypt
  -o smtp_tls_mandatory_protocols=>=TLSv1.3
`;

/** The name under which a service logs, by its port's name. */
const LOG_NAMES: Readonly<Record<string, string>> = {
  open: 'postfix/smtpd',
  strict: 'postfix/submission/smtpd',
  suite: 'postfix/suite/smtpd',
  wrapped: 'postfix/smtps/smtpd',
  ports: 'ports/smtpd',
  quiet: 'postfix/quiet/smtpd',
  screen: 'postfix/tlsproxy',
};

/** What s_client does: the service, its options, and OpenSSL's reason where it is to fail. */
const ATTEMPTS: readonly (readonly [string, string, string?])[] = [
  ['open', '-tls1'],
  ['open', '-tls1_1'],
  ['open', '-tls1_2'],
  ['open', '-tls1_3'],
  ['open', '-tls1_2 -cipher AES128-SHA:@SECLEVEL=0'],
  ['open', '-tls1_2 -cipher AES128-SHA:@SECLEVEL=0'],
  ['open', '-tls1_2 -cipher ADH-AES256-SHA256:@SECLEVEL=0'],
  ['open', '-tls1_2 -cipher ECDHE-RSA-CHACHA20-POLY1305'],
  ['open', '-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256'],
  ['strict', '-tls1', 'unsupported protocol'],
  ['strict', '-tls1_1', 'unsupported protocol'],
  ['strict', '-tls1_2'],
  ['strict', '-tls1_3'],
  ['suite', '-tls1_2'],
  ['suite', '-tls1_2 -cipher AES128-SHA:@SECLEVEL=0', 'no shared cipher'],
  ['suite', '-tls1_3', 'unsupported protocol'],
  ['wrapped', '-tls1_1'],
  ['ports', '-tls1_2'],
  ['ports', '-tls1_3'],
  ['screen', '-tls1_2'],
  ['screen', '-tls1'],
];

describe('Evidence from the logs of a real Postfix', function () {
  this.timeout(180_000);
  for (const judge of findJudges().judges) {
    it(`is what Postfix ${judge.postfixVersion} negotiated`, async () => {
      const instance = await startPostfix(judge, {
        mainCf: MAIN_CF,
        masterCf: MASTER_CF,
        certificates: ['rsa'],
      });
      try {
        const expected = await negotiate(judge, instance);
        sendMail(judge, instance);
        const evidence = await readEvidence(instance, expected);
        assert.deepEqual(sessionsOf(evidence, 'in'), expected.sessions);
        assert.deepEqual(failuresOf(evidence, 'in'), expected.failures);
        assert.ok(evidence.peers.every(({ peer }) => /^[\w.]*\[127\.0\.0\.1\](:\d+)?$/.test(peer)));
        assert.deepEqual(evidence.skipped, { notPostfix: 0, unreadable: 0 });
        const open = `127.0.0.1[127.0.0.1]:${String(instance.ports.get('open'))}`;
        assert.deepEqual(
          evidence.peers
            .filter(({ direction }) => direction === 'out')
            .map(({ peer, protocol, cipher }) => [peer, protocol, cipher]),
          [
            [open, 'TLSv1.1', 'ECDHE-RSA-AES256-SHA'],
            [open, 'TLSv1.3', 'TLS_AES_256_GCM_SHA384'],
          ],
        );
        assert.deepEqual(failuresOf(evidence, 'out'), ['postfix/smtp: tlsv1 alert protocol version']);
        console.log(
          `      ${judge.suite}: ${expected.sessions.length} incoming sessions and ${expected.failures.length} failures agree`,
        );
      } finally {
        await instance.stop();
      }
    });

    it(`foretells whom a stricter Postfix ${judge.postfixVersion} shuts out`, async () => {
      const strict = `${MAIN_CF}smtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_exclude_ciphers = kRSA, aNULL\n`;
      const certificates = ['rsa'] as const;
      const lax = await startPostfix(judge, { mainCf: MAIN_CF, masterCf: MASTER_CF, certificates });
      const next = await startPostfix(judge, { mainCf: strict, masterCf: MASTER_CF, certificates });
      try {
        const attempts = ATTEMPTS.flatMap(([service, options]) => (service === 'open' ? [options] : []));
        const foretold: string[] = [];
        const refused: string[] = [];
        for (const options of new Set(attempts)) {
          const known = sessionsOf(readNow(lax), 'in').length;
          await connect(judge, lax, 'open', options);
          await until(() => sessionsOf(readNow(lax), 'in').length > known);
          const { stdout, stderr } = await connect(judge, next, 'open', options);
          if (!`${stdout}\n${stderr}`.includes('CONNECTION ESTABLISHED')) refused.push(options);
          if (shutOut(judge, next, readNow(lax)) > foretold.length) foretold.push(options);
        }
        assert.deepEqual(foretold, refused);
        assert.equal(refused.length, 4);
      } finally {
        await lax.stop();
        await next.stop();
      }
    });
  }
});

/** How many rows of a log the configuration of an instance would shut out. */
function shutOut(judge: Judge, { folder }: PostfixInstance, evidence: LogEvidence): number {
  const read = (name: string): string => readFileSync(join(folder.outside, 'config', name), 'utf8');
  const settings = {
    postfixVersion: judge.postfixVersion.replace(/\.\d+$/, ''),
    opensslVersion: judge.opensslVersion.replace(/\.\d+$/, ''),
  };
  const files = { 'main.cf': read('main.cf'), 'master.cf': read('master.cf') };
  const analysis = serviceOn(files, settings).analyse(uriOf('main.cf'));
  assert.ok(analysis);
  return judgeEvidence(analysis.instance, evidence).shutOut.length;
}

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 120 && !condition(); round += 1) await wait(250);
}

interface Expectation {
  /** "service: protocol cipher", sorted, one for each session. */
  readonly sessions: string[];
  /** "service: reason". */
  readonly failures: string[];
}

/** Makes all attempts; the sessions are what s_client says that it has. */
async function negotiate(judge: Judge, instance: PostfixInstance): Promise<Expectation> {
  const sessions: string[] = [];
  const failures: string[] = [];
  for (const [service, options, reason] of ATTEMPTS) {
    const { stdout, stderr } = await connect(judge, instance, service, options);
    const [, protocol, cipher] =
      /Protocol version: (\S+)[^]*?Ciphersuite: (\S+)/.exec(`${stdout}\n${stderr}`) ?? [];
    assert.equal(protocol === undefined, reason !== undefined, `${service} ${options}: ${stderr}`);
    if (reason === undefined) sessions.push(`${LOG_NAMES[service]}: ${protocol} ${cipher}`);
    else failures.push(`${LOG_NAMES[service]}: ${reason}`);
  }
  // Sessions that nobody logs, and plain text where TLS is spoken.
  await connect(judge, instance, 'quiet', '-tls1_2');
  await talk(judge, instance, 'wrapped', ['EHLO client.example.com']);
  failures.push('postfix/smtps/smtpd: wrong version number');
  await talk(judge, instance, 'open', ['EHLO client.example.com', 'STARTTLS', 'GET / HTTP/1.0']);
  failures.push('postfix/smtpd: http request');
  // The two of sendMail().
  sessions.push(
    'postfix/smtpd: TLSv1.1 ECDHE-RSA-AES256-SHA',
    'postfix/smtpd: TLSv1.3 TLS_AES_256_GCM_SHA384',
  );
  failures.push('postfix/submission/smtpd: unsupported protocol');
  return { sessions: sessions.sort(), failures: failures.sort() };
}

function connect(
  judge: Judge,
  instance: PostfixInstance,
  service: string,
  options: string,
): ReturnType<Judge['start']> {
  const starttls = service === 'wrapped' ? [] : ['-starttls', 'smtp'];
  const port = String(instance.ports.get(service));
  const ciphers = options.includes('-cipher ') ? [] : ['-cipher', 'ALL:@SECLEVEL=0'];
  const args = ['10', 'openssl', 's_client', '-brief', ...starttls, '-connect', `127.0.0.1:${port}`];
  return judge.start('timeout', [...args, ...ciphers, ...options.split(' ')], { input: 'QUIT\r\n' });
}

/** Sends lines, each after a while, as plain text. */
function talk(
  judge: Judge,
  instance: PostfixInstance,
  service: string,
  lines: readonly string[],
): ReturnType<Judge['start']> {
  const sends = lines.map((line) => `sleep 0.3; printf '%s\\r\\n' '${line}' >&3`).join('; ');
  const port = String(instance.ports.get(service));
  return judge.start('timeout', [
    '10',
    'bash',
    '-c',
    `exec 3<>/dev/tcp/127.0.0.1/${port}; ${sends}; sleep 0.5`,
  ]);
}

/** Sends from nobody, so that nothing comes back. */
function sendMail(judge: Judge, instance: PostfixInstance): void {
  for (const domain of ['old.example', 'new.example', 'refused.example']) {
    const sent = judge.run('sendmail', ['-C', instance.config, '-f', '', `someone@${domain}`], {
      input: 'Subject: x\n\nx\n',
    });
    assert.equal(sent.status, 0, sent.stderr);
  }
}

/** Reads the log until it has all that is expected, or for long enough. */
async function readEvidence(instance: PostfixInstance, expected: Expectation): Promise<LogEvidence> {
  await until(() => {
    const evidence = readNow(instance);
    return (
      sessionsOf(evidence, 'in').length >= expected.sessions.length &&
      failuresOf(evidence, 'in').length >= expected.failures.length &&
      sessionsOf(evidence, 'out').length >= 2 &&
      failuresOf(evidence, 'out').length > 0
    );
  });
  return readNow(instance);
}

function readNow(instance: PostfixInstance): LogEvidence {
  const now = new Date();
  const today = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  const aggregate = createLogAggregate();
  for (const line of instance.log().split('\n')) aggregate.add(line, today);
  return aggregate.evidence();
}

function sessionsOf({ peers }: LogEvidence, direction: string): string[] {
  return peers
    .filter((row) => row.direction === direction)
    .flatMap((row) => Array<string>(row.count).fill(`${row.service}: ${row.protocol} ${row.cipher}`))
    .sort();
}

function failuresOf({ failures }: LogEvidence, direction: string): string[] {
  return failures
    .filter((row) => row.direction === direction)
    .flatMap((row) => Array<string>(row.count).fill(`${row.service}: ${row.reason}`))
    .sort();
}
