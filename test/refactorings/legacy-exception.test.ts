/** The legacy exception: what it changes, in which form, and when it says no. */
import assert from 'node:assert/strict';
import { lineOf, mustRun, run, type Outcome } from './support.js';

const CERTIFICATE = 'smtpd_tls_chain_files = /etc/ssl/mail.pem\n';
const MAIN = `smtpd_tls_security_level = may\n${CERTIFICATE}`;
const MASTER = 'smtp      inet  n       -       y       -       -       smtpd\n';

function legacy(
  main: string,
  master: string = MASTER,
  options: Parameters<typeof run>[2] = {},
  settings: Parameters<typeof run>[3] = {},
): Outcome {
  return mustRun('legacy-exception', files(main, master), options, settings);
}

function files(main: string, master: string): { name: string; text: string }[] {
  return [
    { name: 'main.cf', text: main },
    { name: 'master.cf', text: master },
  ];
}

function protocolsOf({ after }: Outcome, service: string): string {
  return after.find(({ id }) => id === service)?.protocols.join(' ') ?? 'no such service';
}

describe('Require TLS 1.2 here, keep an exception for legacy clients', () => {
  it('adds a service for named clients and tightens the one it is derived from', () => {
    const outcome = legacy(MAIN, MASTER, { clients: ['192.0.2.7', '2001:db8::/32'] });
    assert.equal(protocolsOf(outcome, 'smtp/inet'), 'TLSv1.2 TLSv1.3');
    assert.equal(protocolsOf(outcome, '2525/inet'), 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3');
    assert.match(outcome.text('main.cf'), /^smtpd_tls_protocols = >=TLSv1\.2$/m);
    assert.match(outcome.text('main.cf'), /^smtpd_tls_mandatory_protocols = >=TLSv1\.2$/m);
    assert.match(outcome.text('main.cf'), /^legacy_tls_clients = 192\.0\.2\.7, \[2001:db8::\]\/32$/m);
    assert.deepEqual(outcome.brought.map(lineOf), []);
    assert.equal(
      outcome.text('master.cf').slice(outcome.text('master.cf').indexOf('2525')),
      [
        '2525      inet  n       -       y       -       -       smtpd',
        '  -o syslog_name=postfix/legacy-tls',
        '  -o smtpd_tls_protocols=>=TLSv1',
        '  -o smtpd_tls_mandatory_protocols=>=TLSv1',
        '  -o mynetworks=$legacy_tls_clients',
        '  -o smtpd_delay_reject=no',
        '  -o smtpd_client_restrictions=permit_mynetworks,reject',
        '  -o smtpd_relay_restrictions=permit_mynetworks,reject',
        '',
      ].join('\n'),
    );
  });

  it('names an address for documentation, and says so, where no client is given', () => {
    const outcome = legacy(MAIN);
    assert.match(
      outcome.text('main.cf'),
      /^# 192\.0\.2\.10 is an address for documentation.*\nlegacy_tls_clients = 192\.0\.2\.10$/m,
    );
    assert.ok(outcome.refactoring.explanation.some((line) => line.includes('Replace 192.0.2.10')));
  });

  it('changes lists where they are written, options of the service included', () => {
    const main = `${MAIN}smtpd_tls_protocols = !SSLv2, !SSLv3\nsmtpd_tls_mandatory_protocols = $smtpd_tls_protocols\n`;
    const outcome = legacy(main, `${MASTER}  -o smtpd_tls_protocols=!SSLv3\n`);
    assert.match(
      outcome.text('main.cf'),
      /^smtpd_tls_protocols = >=TLSv1\.2\nsmtpd_tls_mandatory_protocols = \$smtpd_tls_protocols$/m,
    );
    assert.match(outcome.text('master.cf'), /smtpd\n {2}-o smtpd_tls_protocols=>=TLSv1\.2\n/);
    assert.equal(protocolsOf(outcome, 'smtp/inet'), 'TLSv1.2 TLSv1.3');
  });

  it('keeps TLS 1.3 off where only that was left out', () => {
    const outcome = legacy(`${MAIN}smtpd_tls_protocols = !SSLv3, !TLSv1, !TLSv1.1, !TLSv1.3\n`);
    assert.match(outcome.text('main.cf'), /^smtpd_tls_protocols = !SSLv3, !TLSv1, !TLSv1\.1, !TLSv1\.3$/m);
  });

  it('writes exclusions before Postfix 3.6, without blanks in options', () => {
    const outcome = legacy(MAIN, MASTER, {}, { postfixVersion: '3.4' });
    assert.match(outcome.text('main.cf'), /^smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1\.1$/m);
    assert.match(outcome.text('master.cf'), /-o smtpd_tls_protocols=!SSLv2,!SSLv3\n/);
    assert.equal(protocolsOf(outcome, '2525/inet'), 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3');
  });

  it('excludes what is broken where the list has it, and brings no hint about its own exclusions', () => {
    const main = `${MAIN}smtpd_tls_exclude_ciphers = SHA1, SHA256, SHA384\n`;
    const excluded = ['3.5', '3.11'].map((postfixVersion) => {
      const outcome = legacy(main, MASTER, {}, { postfixVersion });
      const hints = outcome.findings.filter(
        ({ rule, uri }) => rule === 'redundant-cipher-exclusion' && uri.endsWith('master.cf'),
      );
      assert.deepEqual(hints, []);
      return /-o smtpd_tls_exclude_ciphers=(.*)/.exec(outcome.text('master.cf'))?.[1];
    });
    assert.deepEqual(excluded, ['aNULL,RC4,3DES,MD5', 'aNULL']);
  });

  it('gives a second exception a log name of its own', () => {
    const first = legacy(MAIN);
    const second = legacy(first.text('main.cf'), first.text('master.cf'));
    assert.match(second.text('master.cf'), /^2526 .*\n {2}-o syslog_name=postfix\/legacy-tls-2$/m);
    assert.match(second.text('master.cf'), /^2525 .*\n {2}-o syslog_name=postfix\/legacy-tls$/m);
  });

  it('restricts recipients before Postfix 2.10, which has no relay restrictions', () => {
    const outcome = legacy(MAIN.replace('chain_files', 'cert_file'), MASTER, {}, { postfixVersion: '2.9' });
    assert.match(outcome.text('master.cf'), /-o smtpd_recipient_restrictions=permit_mynetworks,reject\n/);
    assert.doesNotMatch(outcome.text('master.cf'), /relay_restrictions/);
  });

  it('keeps the level, the wrapper mode and the login of the service, and leaves the others alone', () => {
    const submissions =
      'submissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n  -o smtpd_sasl_auth_enable=yes\n' +
      '  -o { smtpd_client_restrictions = permit_sasl_authenticated, reject }\n';
    const outcome = legacy(MAIN, MASTER + submissions, { service: 'submissions/inet' });
    assert.equal(protocolsOf(outcome, 'submissions/inet'), 'TLSv1.2 TLSv1.3');
    assert.equal(protocolsOf(outcome, 'smtp/inet'), 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3');
    const added = outcome.after.find(({ id }) => id === '2525/inet');
    assert.deepEqual([added?.level.wrapped, added?.level.level], [true, 'encrypt']);
    assert.match(
      outcome.text('master.cf'),
      /^2525(.|\n)*-o smtpd_sasl_auth_enable=yes\n(.|\n)*-o smtpd_relay_restrictions=permit_sasl_authenticated,reject$/m,
    );
    assert.deepEqual(outcome.brought.map(lineOf), []);
  });

  it('lets the clients reach the domains of this server only, when told so', () => {
    const outcome = legacy(MAIN, MASTER, { relaying: 'own-domains' });
    assert.match(outcome.text('master.cf'), /-o smtpd_relay_restrictions=reject_unauth_destination\n/);
  });

  it('gives the new service cipher suites of its own only where TLS 1.0 would have none', () => {
    const outcome = legacy(`${MAIN}smtpd_tls_exclude_ciphers = SHA1\n`);
    assert.match(outcome.text('master.cf'), /-o smtpd_tls_exclude_ciphers=aNULL\n/);
    assert.doesNotMatch(legacy(MAIN).text('master.cf'), /cipher/);
  });

  it('tightens what postscreen hands on too', () => {
    const master =
      'smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\ntlsproxy unix - - n - 0 tlsproxy\n' +
      '  -o tlsproxy_tls_protocols=>=TLSv1\n';
    const outcome = legacy(MAIN, master, { service: 'smtp/inet' });
    for (const service of ['smtp/inet', 'smtpd/pass', 'tlsproxy/unix']) {
      assert.equal(protocolsOf(outcome, service), 'TLSv1.2 TLSv1.3', service);
    }
    assert.match(outcome.text('master.cf'), /^2525 +inet +n /m);
  });

  it('takes out the policy maps that Postfix does not have', () => {
    const outcome = legacy(`${MAIN}smtpd_tls_policy_maps = hash:/etc/postfix/old\n`);
    assert.doesNotMatch(outcome.text('main.cf'), /policy_maps/);
  });

  it('takes the next free port and the next free name', () => {
    const first = legacy(MAIN, `${MASTER}2525 inet n - n - - smtpd\n`);
    assert.match(first.text('master.cf'), /^2526 /m);
    const again = legacy(first.text('main.cf'), first.text('master.cf'));
    assert.match(again.text('master.cf'), /^2527 (.|\n)*-o mynetworks=\$legacy_tls_clients_2\n/m);
  });

  for (const [why, main, master, options, sentence] of [
    ['there is no TLS', CERTIFICATE, MASTER, {}, /does no TLS/],
    ['there is no certificate', 'smtpd_tls_security_level = may\n', MASTER, {}, /no certificate/],
    ['nobody can connect', MAIN, 'pickup unix n - n 60 1 pickup\n', {}, /no smtpd/],
    [
      'a client is no address',
      MAIN,
      MASTER,
      { clients: ['printer.example.com'] },
      /"printer\.example\.com" is no IP address/,
    ],
    ['everybody is a client', MAIN, MASTER, { clients: ['0.0.0.0/0'] }, /everybody/],
    ['the port is taken', MAIN, MASTER, { endpoint: '25' }, /smtp\/inet already listens there/],
    ['an address is taken', MAIN, MASTER, { endpoint: '192.0.2.1:25' }, /already listens there/],
    ['there is no such port', MAIN, MASTER, { endpoint: '70000' }, /is no port/],
    ['there is no such service', MAIN, MASTER, { service: 'submission/inet' }, /no service submission\/inet/],
    ['where mail may go is unknown', MAIN, MASTER, { relaying: 'moon' }, /"relaying" must be one of/],
    [
      'client certificates are required',
      `smtpd_tls_security_level = encrypt\nsmtpd_tls_req_ccert = yes\n${CERTIFICATE}`,
      MASTER,
      {},
      /requires client certificates/,
    ],
    ['another program fills in', `${MAIN}smtpd_tls_protocols = {{ list }}\n`, MASTER, {}, /another program/],
  ] as const) {
    it(`says no where ${why}`, () => {
      const outcome = run('legacy-exception', files(main, master), options);
      assert.match(typeof outcome === 'string' ? outcome : 'not refused', sentence);
    });
  }

  it('takes an address of its own beside addresses that are listed', () => {
    const outcome = legacy(`${MAIN}inet_interfaces = 192.0.2.1\n`, MASTER, { endpoint: '192.0.2.2:25' });
    assert.match(outcome.text('master.cf'), /^192\.0\.2\.2:25 +inet/m);
  });
});
