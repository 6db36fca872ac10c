/**
 * What the messages of TLS rules say Postfix does, seen with the real Postfix and OpenSSL: a service or a client with
 * the mistake, the finding of the rule about the same option, and what became of sessions and mail.
 */
import assert from 'node:assert/strict';
import { analyseFiles } from '../support/instance.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';

const VERSIONS = ['tls1', 'tls1_1', 'tls1_2', 'tls1_3'] as const;
const ALL = VERSIONS.join(' ');

/** A claim about a server: its options, the versions that get through, what is logged. */
interface ServerClaim {
  readonly rule: string;
  readonly options: string;
  readonly accepts: string;
  readonly logs?: RegExp;
  /** The server stops at once, and who connects is not even told so: master(8) holds the connection for a minute. */
  readonly stops?: true;
}

/** A claim about a client: its options, and what is logged of it. */
interface ClientClaim {
  readonly rule: string;
  readonly options: string;
  readonly logs: RegExp;
  /** The server that it delivers to. */
  readonly to?: string;
}

const SERVERS: Readonly<Record<string, ServerClaim>> = {
  'space-trap': {
    rule: 'protocol-space-trap',
    options: '-o { smtpd_tls_protocols = >= TLSv1.2 }',
    accepts: 'tls1_2',
  },
  'unknown-protocol': {
    rule: 'unknown-protocol',
    options: '-o smtpd_tls_protocols=!TLSv1.0',
    accepts: '',
    logs: /Invalid TLS protocol list "!TLSv1.0": disabling TLS support/,
  },
  'meaningless-number': {
    rule: 'meaningless-protocol-number',
    options: '-o smtpd_tls_protocols=>=12',
    accepts: ALL,
  },
  'no-protocol': {
    rule: 'empty-protocol-range',
    options: '-o smtpd_tls_protocols=!TLSv1,!TLSv1.1,!TLSv1.2,!TLSv1.3,!SSLv3',
    accepts: '',
    logs: /no protocols available/,
  },
  'no-tls13': { rule: 'excluded-tls13', options: '-o smtpd_tls_protocols=TLSv1.2', accepts: 'tls1_2' },
  'unknown-grade': {
    rule: 'unknown-cipher-grade',
    options: '-o smtpd_tls_ciphers=strong',
    accepts: '',
    logs: /invalid cipher grade: "strong"/,
  },
  'null-grade': {
    rule: 'weak-cipher-grade',
    options: '-o smtpd_tls_ciphers=null',
    // With suites for TLS 1.2 and below that s_client does not offer.
    accepts: 'tls1_3',
  },
  'exclusion-operator': {
    rule: 'cipher-exclusion-operator',
    options: '-o smtpd_tls_exclude_ciphers=!aNULL',
    accepts: '',
    logs: /invalid unary '!\+-@' in cipher exclusion: !aNULL/,
  },
  'no-cipher': {
    rule: 'no-cipher-left',
    options: '-o smtpd_tls_exclude_ciphers=ALL',
    accepts: '',
    logs: /error setting cipher grade/,
  },
  'no-cipher-for-version': {
    rule: 'no-cipher-left',
    options: '-o smtpd_tls_protocols=TLSv1.1 -o tls_medium_cipherlist=ECDHE+AESGCM',
    accepts: '',
    logs: /no ciphers available/,
  },
  'unknown-cipher': {
    rule: 'unknown-cipher',
    options: '-o smtpd_tls_exclude_ciphers=PSD',
    accepts: ALL,
  },
  'tls13-suite': {
    rule: 'tls13-suite-in-cipher-list',
    options: '-o smtpd_tls_exclude_ciphers=TLS_AES_256_GCM_SHA384',
    accepts: ALL,
  },
  'empty-cipher-list': {
    rule: 'bad-length',
    options: '-o tls_medium_cipherlist=',
    accepts: '',
    logs: /fatal: bad string length 0 < 1: tls_medium_cipherlist/,
    stops: true,
  },
  'invalid-level': {
    rule: 'invalid-security-level',
    options: '-o smtpd_tls_security_level=required',
    accepts: '',
    logs: /fatal: Invalid TLS level "required"/,
    stops: true,
  },
  'dane-server': {
    rule: 'invalid-security-level',
    options: '-o smtpd_tls_security_level=dane',
    accepts: '',
    logs: /fatal: Invalid TLS level "dane"/,
    stops: true,
  },
  'unsupported-level': {
    rule: 'unsupported-security-level',
    options: '-o smtpd_tls_security_level=verify',
    accepts: ALL,
    logs: /unsupported TLS level "verify", using "encrypt"/,
  },
  'no-certificate': {
    rule: 'missing-certificate',
    options: '-o smtpd_tls_chain_files=',
    accepts: '',
    logs: /No server certs available. TLS won't be enabled/,
  },
  'legacy-beside-chain': {
    rule: 'ignored-legacy-certificate',
    options: '-o smtpd_tls_cert_file=/nonexistent/file.pem',
    accepts: ALL,
    logs: /legacy +parameters will be ignored/,
  },
  'client-certificate': {
    rule: 'unenforceable-client-certificate',
    options: '-o smtpd_tls_req_ccert=yes',
    accepts: ALL,
    logs: /Can't require client certs unless TLS is required/,
  },
  'unknown-option': {
    rule: 'unknown-tls-option',
    options: '-o tls_ssl_options=NO_COMPRESION',
    accepts: ALL,
    logs: /unknown tls_ssl_options value "NO_COMPRESION"/,
  },
  'unknown-group': {
    rule: 'unknown-key-exchange-group',
    options: '-o tls_eecdh_auto_curves=prime256v1,P-999',
    accepts: ALL,
  },
};

const CLIENTS: Readonly<Record<string, ClientClaim>> = {
  'unknown-protocol': {
    rule: 'unknown-protocol',
    options: '-o smtp_tls_security_level=encrypt -o smtp_tls_mandatory_protocols=!TLSv1.0',
    logs: /Invalid TLS protocol list "!TLSv1.0": aborting TLS session/,
  },
  gap: {
    rule: 'protocol-gap',
    options: '-o smtp_tls_security_level=encrypt -o smtp_tls_mandatory_protocols=!TLSv1.1',
    logs: /TLS connection established to .*: TLSv1 with/,
  },
  'only-tls13': {
    rule: 'strict-opportunistic-protocols',
    options: '-o smtp_tls_security_level=may -o smtp_tls_protocols=>=TLSv1.3',
    to: 'no-tls13',
    logs: /status=deferred \(Cannot start TLS: handshake failure\)/,
  },
  'invalid-level': {
    rule: 'invalid-security-level',
    options: '-o smtp_tls_security_level=required',
    logs: /fatal: Invalid TLS level "required"/,
  },
  'no-authorities': {
    rule: 'missing-trust-anchors',
    options: '-o smtp_tls_security_level=secure',
    logs: /status=deferred \(Server certificate not verified\)/,
  },
  'no-dnssec': {
    rule: 'dane-without-dnssec',
    options: '-o smtp_tls_security_level=dane',
    logs: /dane configured with dnssec lookups disabled/,
  },
  'dane-only': {
    rule: 'dane-without-dnssec',
    options: '-o smtp_tls_security_level=dane-only',
    logs: /status=deferred \(client TLS configuration problem\)/,
  },
  'no-dns': {
    rule: 'dane-without-dnssec',
    options: '-o smtp_tls_security_level=dane -o smtp_dns_support_level=dnssec -o smtp_host_lookup=native',
    logs: /dane configured with dnssec lookups disabled/,
  },
  'ignored-errors': {
    rule: 'dane-without-dnssec',
    options:
      '-o smtp_tls_security_level=dane-only -o smtp_dns_support_level=dnssec -o ignore_mx_lookup_error=yes',
    logs: /dane-only configured with MX lookup errors ignored/,
  },
  'reuse-without-tlsproxy': {
    rule: 'connection-reuse-without-tlsproxy',
    options:
      '-o smtp_tls_security_level=may -o smtp_tls_connection_reuse=yes -o tlsproxy_service_name=nobody',
    logs: /status=deferred \(Cannot start TLS: handshake failure\)/,
  },
  'reuse-without-level': {
    rule: 'connection-reuse-without-tlsproxy',
    options: '-o smtp_tls_security_level=may -o smtp_tls_connection_reuse=yes',
    logs: /service role "client" is not available/,
  },
  'dane-policy': {
    rule: 'dane-without-dnssec',
    options: '-o smtp_tls_security_level=may -o smtp_tls_policy_maps=static:dane-only',
    logs: /status=deferred \(client TLS configuration problem\)/,
  },
  policy: {
    rule: 'invalid-tls-policy',
    options: '-o smtp_tls_security_level=may -o { smtp_tls_policy_maps = static:{encrypt protocol=TLSv1.2} }',
    logs: /status=deferred \(client TLS configuration problem\)/,
  },
  wrapper: {
    rule: 'wrappermode-without-encrypt',
    options: '-o smtp_tls_wrappermode=yes -o smtp_tls_security_level=may',
    logs: /smtp_tls_wrappermode requires "smtp_tls_security_level = encrypt"/,
  },
};

describe('What TLS rules claim, with a real smtpd and smtp', function () {
  this.timeout(240_000);

  it('finds each mistake by the rule that makes the claim', () => {
    const main = {
      name: 'main.cf',
      text: 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mail.pem\n',
    };
    const missing: string[] = [];
    const check = (title: string, rule: string, service: string): void => {
      const codes = analyseFiles([main, { name: 'master.cf', text: service }]).findings();
      if (!codes.some((finding) => finding.rule === rule)) missing.push(`${title}: ${rule}`);
    };
    for (const [title, { rule, options }] of Object.entries(SERVERS)) {
      check(title, rule, `2525 inet n - n - - smtpd ${options}\n`);
    }
    for (const [title, { rule, options }] of Object.entries(CLIENTS)) {
      check(title, rule, `smtp unix - - n - - smtp ${options}\n`);
    }
    assert.deepEqual(missing, []);
  });

  for (const judge of findJudges().judges) {
    it(`does what is claimed: Postfix ${judge.postfixVersion}, OpenSSL ${judge.opensslVersion}`, async () => {
      const instance = await startServices(judge);
      try {
        for (const name of Object.keys(CLIENTS)) {
          const message = { input: 'Subject: claim\n\nclaim\n' };
          const to = `user@${name}.example`;
          const sent = judge.run('sendmail', ['-C', instance.config, '-f', 'from@example.com', to], message);
          assert.equal(sent.status, 0, sent.stderr);
        }
        const accepted = await Promise.all(
          Object.keys(SERVERS).map(async (name) => [name, await versionsOf(judge, instance, name)] as const),
        );
        const expected = Object.entries(SERVERS).map(([name, { accepts }]) => [name, accepts]);
        assert.deepEqual(Object.fromEntries(accepted), Object.fromEntries(expected));
        await saysAll(instance);
      } finally {
        await instance.stop();
      }
    });
  }
});

function startServices(judge: Judge): Promise<PostfixInstance> {
  const servers = Object.entries(SERVERS).map(
    ([name, { options }]) =>
      `127.0.0.1:{{${name}}} inet n - n - - smtpd -o syslog_name=server-${name} ${options}\n`,
  );
  const clients = Object.entries(CLIENTS).map(
    ([name, { options }]) => `to-${name} unix - - n - - smtp -o syslog_name=client-${name} ${options}\n`,
  );
  const routes = Object.entries(CLIENTS).map(
    ([name, { to = 'plain' }]) => `{${name}.example=to-${name}:[127.0.0.1]:{{${to}}}}`,
  );
  return startPostfix(judge, {
    certificates: ['ec'],
    mainCf:
      'smtpd_tls_chain_files = {{config}}/ec.key, {{config}}/ec.crt\nsmtpd_tls_security_level = may\n' +
      `smtp_tls_loglevel = 1\ntransport_maps = inline:{${routes.join(' ')}}\n`,
    masterCf: [...servers, ...clients, '127.0.0.1:{{plain}} inet n - n - - smtpd\n'].join(''),
  });
}

/** The versions with which a server can be talked to, one handshake for each. */
async function versionsOf(judge: Judge, instance: PostfixInstance, name: string): Promise<string> {
  const found: string[] = [];
  const connect = `127.0.0.1:${instance.ports.get(name) ?? ''}`;
  const stops = SERVERS[name]?.stops === true;
  for (const version of stops ? VERSIONS.slice(-1) : VERSIONS) {
    const client = [stops ? '5' : '60', 'openssl', 's_client', '-starttls', 'smtp', '-connect', connect];
    const { stdout } = await judge.start('timeout', [...client, `-${version}`, '-cipher', 'ALL:@SECLEVEL=0']);
    if (/^New, TLS/m.test(stdout)) found.push(version);
  }
  return found.join(' ');
}

/** Waits until everything that should be logged is there; fails with what is missing. */
async function saysAll(instance: PostfixInstance): Promise<void> {
  const wanted = [
    ...Object.entries(SERVERS).map(([name, { logs }]) => [`server-${name}/`, logs] as const),
    ...Object.entries(CLIENTS).map(([name, { logs }]) => [`client-${name}/`, logs] as const),
  ];
  const missing = (log: string): string[] => {
    const lines = log.split('\n');
    return wanted.flatMap(([tag, logs]) =>
      logs === undefined || lines.some((line) => line.includes(tag) && logs.test(line))
        ? []
        : [`${tag} ${String(logs)}`],
    );
  };
  const log = await instance.logUntil((text) => missing(text).length === 0);
  assert.deepEqual(missing(log), []);
}
