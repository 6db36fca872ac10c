/**
 * Outbound exceptions, judged by a real Postfix that delivers with the result: a destination of the policy table gets
 * its mail over TLS 1.0, another one does not, and both do over TLS 1.2.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../refactorings/support.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';
import { listenSmtp, observeHandshake, type ObservingServer } from './support/tls-capture.js';

/** Servers by name: the version that each has, whether the policy table names it, and whether TLS must come about. */
const SERVERS = [
  { name: 'old-named', protocol: 'TLSv1', isNamed: true, isReached: true },
  { name: 'old-other', protocol: 'TLSv1', isNamed: false, isReached: false },
  { name: 'new-named', protocol: 'TLSv1.2', isNamed: true, isReached: true },
  { name: 'new-other', protocol: 'TLSv1.2', isNamed: false, isReached: true },
] as const;

describe('Outbound exceptions in a real Postfix', function () {
  this.timeout(120_000);
  for (const judge of findJudges().judges) {
    for (const level of ['may', 'encrypt']) {
      it(`at level ${level}: Postfix ${judge.postfixVersion}`, () => judgeLevel(judge, level));
    }
  }
});

async function judgeLevel(judge: Judge, level: string): Promise<void> {
  const instance = await startPostfix(judge, { ...refactored(judge, level), certificates: ['rsa', 'ec'] });
  const reached = new Set<string>();
  const servers = await listen(instance, reached);
  try {
    const { status, stderr } = judge.run('postfix', ['-c', instance.config, 'check']);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    await deliver(judge, instance);
    const expected = SERVERS.filter(({ isReached }) => isReached).map(({ name }) => name);
    assert.deepEqual([...reached].sort(), [...expected].sort(), instance.log());
  } finally {
    for (const server of servers) server.close();
    await instance.stop();
  }
}

/** The files after the refactoring; ports that stand for those of the servers are in no use before. */
function refactored(
  judge: Judge,
  level: string,
): { mainCf: string; masterCf: string; files: Readonly<Record<string, string>> } {
  const standIn = (index: number): string => String(61001 + index);
  const named = SERVERS.flatMap(({ isNamed }, index) => (isNamed ? [`[127.0.0.1]:${standIn(index)}`] : []));
  const release = (version: string): string => version.split('.').slice(0, 2).join('.');
  const outcome = mustRun(
    'outbound-exceptions',
    [
      {
        name: 'main.cf',
        text:
          `compatibility_level = ${release(judge.postfixVersion)}\nsmtp_tls_security_level = ${level}\n` +
          'smtp_tls_protocols = !SSLv2, !SSLv3\n',
      },
      { name: 'master.cf', text: 'smtp unix - - n - - smtp\n' },
    ],
    { destinations: named },
    { postfixVersion: release(judge.postfixVersion), opensslVersion: release(judge.opensslVersion) },
  );
  const withPorts = (text: string): string =>
    SERVERS.reduce((result, { name }, index) => result.replaceAll(standIn(index), `{{${name}}}`), text);
  const routes = SERVERS.map(({ name }) => `  { ${name}.example = smtp:[127.0.0.1]:{{${name}}} }\n`);
  return {
    mainCf: `${outcome.text('main.cf')}transport_maps = inline:{\n${routes.join('')}  }\n`,
    // The internal services have an smtp already.
    masterCf: '',
    files: { tls_policy: withPorts(outcome.text('tls_policy')) },
  };
}

function listen({ ports, folder }: PostfixInstance, reached: Set<string>): Promise<ObservingServer[]> {
  const read = (kind: string): string[] =>
    ['rsa', 'ec'].map((name) => readFileSync(join(folder.outside, 'config', `${name}.${kind}`), 'utf8'));
  const keys = { key: read('key'), cert: read('crt') };
  return Promise.all(
    SERVERS.map(({ name, protocol }) =>
      listenSmtp(
        ports.get(name) ?? 0,
        false,
        observeHandshake(protocol, keys, () => reached.add(name)),
      ),
    ),
  );
}

/** Sends one message to all, and waits until the log tells of each what became of it. */
async function deliver(judge: Judge, instance: PostfixInstance): Promise<void> {
  const { config } = instance;
  const recipients = SERVERS.map(({ name }) => `somebody@${name}.example`);
  const sent = judge.run('sendmail', ['-C', config, '-f', 'judge@example.com', '-oi', ...recipients], {
    input: 'Subject: hello\n\nhello\n',
    env: { MAIL_CONFIG: config },
  });
  assert.equal(sent.status, 0, sent.stderr);
  const isTold = (log: string): boolean =>
    recipients.every((recipient) =>
      log.split('\n').some((line) => line.includes(` to=<${recipient}>`) && line.includes(' status=')),
    );
  const log = await instance.logUntil(isTold, 60);
  assert.ok(isTold(log), log.slice(-2000));
}
