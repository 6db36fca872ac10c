/** postfix-lint tls, ciphers and protocols: the promised JSON, text for people, and complaints. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.js';
import { DATA } from '../support/workspace.js';

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly complaint: string;
}

describe('postfix-lint about TLS', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'postfix-lint-tls-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };
  const lint = async (...args: string[]): Promise<Outcome> => {
    let output = '';
    let complaint = '';
    const print = (text: string): void => void (output += text);
    const context = { data: DATA, cwd: folder, colours: false, print };
    const code = await run(args, context, (sentence) => void (complaint += sentence));
    return { code, output, complaint };
  };

  describe('tls', () => {
    beforeEach(() => {
      write(
        'main.cf',
        `smtpd_tls_security_level = may
smtpd_tls_protocols = TLSv1.3
smtpd_tls_cert_file = /etc/ssl/mail.pem
smtp_tls_security_level = may
smtp_tls_policy_maps = hash:/etc/postfix/tls_policy
`,
      );
      write('master.cf', 'smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\n');
      write('tls_policy', 'example.com encrypt\n');
    });

    it('prints JSON of the promised form', async () => {
      const { code, output } = await lint('tls', '--format', 'json', '--service', 'smtp/inet', '.');
      equal(code, 0);
      const [record] = JSON.parse(output) as Record<string, unknown>[];
      const { reasons, ...rest } = record ?? {};
      deepEqual(rest, {
        service: 'smtp/inet',
        role: 'server',
        level: 'may',
        protocols: ['TLSv1.3'],
        suites: ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
        certificates: [{ kind: 'legacy', file: '/etc/ssl/mail.pem' }],
      });
      deepEqual((reasons as object[])[1], {
        what: 'protocols',
        parameter: 'smtpd_tls_protocols',
        value: 'TLSv1.3',
        file: 'main.cf',
        line: 1,
      });
      deepEqual((reasons as object[])[2], {
        what: 'cipher-grade',
        parameter: 'smtpd_tls_ciphers',
        value: 'medium',
      });
    });

    it('prints a table, and what policy tables say', async () => {
      const { output } = await lint('tls', '.');
      match(output, /^smtp\/inet +server +may +TLSv1\.3 +3 +\/etc\/ssl\/mail\.pem$/m);
      match(output, /smtp\/unix {2}example\.com {2}encrypt {2}-> .*\(tls_policy:1\)/);
    });

    it('says where a policy stands that is written in main.cf itself', async () => {
      write(
        'main.cf',
        'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{example.org=encrypt}, static:may\n',
      );
      const { output } = await lint('tls', '--format', 'json', '.');
      const reasons = (JSON.parse(output) as { reasons: { what: string; file?: string; line?: number }[] }[])
        .flatMap((service) => service.reasons)
        .filter(({ what }) => what === 'policy');
      deepEqual(
        reasons.map(({ file, line }) => [file, line]),
        [
          ['main.cf', 1],
          ['main.cf', 1],
        ],
      );
    });

    it('shows suites and reasons of one service', async () => {
      const { output } = await lint('tls', '--service', 'smtp/inet', '.');
      match(output, /^ {2}TLS_AES_128_GCM_SHA256$/m);
      match(output, /smtpd_tls_protocols = TLSv1\.3 {2}\(main\.cf:2\)/);
    });

    it('has the standard services without a master.cf', async () => {
      rmSync(join(folder, 'master.cf'));
      const { output } = await lint('tls', '--format', 'json', '.');
      const services = (JSON.parse(output) as { service: string }[]).map(({ service }) => service);
      deepEqual(services, ['smtpd', 'smtp']);
    });

    it('complains in one sentence', async () => {
      deepEqual(await lint('tls', '--service', 'nntp', '.'), {
        code: 2,
        output: '',
        complaint: 'no service "nntp" does TLS here; there are: smtp/inet, smtp/unix',
      });
      equal((await lint('tls')).code, 2);
      equal((await lint('tls', 'nowhere')).code, 2);
      equal((await lint('tls', '--format', 'xml', '.')).code, 2);
    });
  });

  describe('ciphers', () => {
    it('prints JSON of the promised form, without TLS 1.3', async () => {
      const { code, output } = await lint(
        'ciphers',
        '--format',
        'json',
        'AES128-SHA:PSD:ECDHE+AESGCM+AES128:!AESGCM',
      );
      equal(code, 0);
      deepEqual(JSON.parse(output), {
        list: 'AES128-SHA:PSD:ECDHE+AESGCM+AES128:!AESGCM',
        suites: [
          {
            name: 'AES128-SHA',
            protocol: 'SSLv3',
            kx: 'RSA',
            au: 'RSA',
            enc: 'AES128',
            mac: 'SHA1',
            bits: 128,
          },
        ],
        unknown: ['PSD'],
      });
    });
    it('takes a list that begins with an operator behind --', async () => {
      const { output } = await lint('ciphers', '--', '-ALL:AES256-SHA');
      match(output, /^AES256-SHA .*256 bits$/m);
    });
    it('says that OpenSSL rejects a list', async () => {
      const { code, output } = await lint('ciphers', 'NOTHING');
      equal(code, 0);
      match(output, /OpenSSL rejects this list[^]*Unknown words, passed over: NOTHING/);
    });
    it('says in one sentence what is wrong with the options', async () => {
      const complaints = await Promise.all([
        lint('ciphers', '-ALL'),
        lint('ciphers', 'ALL', '--openssl-version'),
        lint('ciphers', 'ALL', '--openssl-version', 'new'),
        lint('protocols', '--rôle=client', '!SSLv3'),
      ]);
      deepEqual(
        complaints.map(({ code, complaint }) => `${String(code)} ${complaint}`),
        [
          '2 there is no option "-ALL"; an argument that begins with "-" goes behind "--"',
          '2 --openssl-version needs a value',
          '2 --openssl-version must be a release such as 3.5, not "new"',
          '2 there is no option "--rôle=client"; an argument that begins with "-" goes behind "--"',
        ],
      );
    });

    it('complains without a list, and about more than one', async () => {
      equal((await lint('ciphers')).complaint, 'give a cipher list, such as HIGH:!aNULL');
      equal((await lint('ciphers', 'HIGH', 'aNULL')).code, 2);
    });
  });

  describe('protocols', () => {
    const enabled = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await lint('protocols', '--format', 'json', ...args)).output);

    it('prints JSON of the promised form', async () => {
      deepEqual(await enabled('>=TLSv1.2'), {
        list: '>=TLSv1.2',
        valid: true,
        enabled: ['TLSv1.2', 'TLSv1.3'],
      });
    });
    it('goes by the release', async () => {
      deepEqual(await enabled('--postfix-version', '3.5', '>=TLSv1.2'), {
        list: '>=TLSv1.2',
        valid: false,
        enabled: [],
      });
    });
    it('goes by the role', async () => {
      const list = 'TLSv1, TLSv1.2';
      deepEqual(await enabled('--role', 'server', list), {
        list,
        valid: true,
        enabled: ['TLSv1', 'TLSv1.2'],
      });
      deepEqual(await enabled('--role', 'client', list), { list, valid: true, enabled: ['TLSv1'] });
    });
    it('says what an invalid list does', async () => {
      match((await lint('protocols', 'TLS1.2')).output, /the server does no TLS/);
      match(
        (await lint('protocols', '--role', 'client', 'TLS1.2')).output,
        /the client does not get through/,
      );
      equal((await lint('protocols', '<=TLSv1.1', '--role', 'peer')).code, 2);
    });
  });
});
