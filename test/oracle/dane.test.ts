/**
 * What is said of DANE, with a real smtp and a name server that answers as DNSSEC would: which of the two halves of the
 * protocol lists counts, and that the order of smtp_host_lookup does not.
 */
import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { effectiveTls } from '../../server/src/service/tls/effective.js';
import { analyseFiles } from '../support/instance.js';
import { startDns, type Zone } from './support/dns.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';

const DANE = '-o smtp_tls_security_level=dane -o smtp_dns_support_level=dnssec';

/** Transports, where they deliver to, what is predicted of them, and what they log. */
const CLIENTS: Readonly<
  Record<
    string,
    { readonly options: string; readonly to: string; readonly predicted: string; readonly logs: RegExp }
  >
> = {
  published: {
    options: DANE,
    to: 'good.test',
    predicted: 'TLSv1.2',
    logs: /Verified TLS connection established to mx\.good\.test.*: TLSv1\.2 /,
  },
  'native-first': {
    options: `${DANE} -o { smtp_host_lookup = native, dns }`,
    to: 'good.test',
    predicted: 'TLSv1.2',
    logs: /Verified TLS connection established to mx\.good\.test.*: TLSv1\.2 /,
  },
  'native-alone': {
    options: `${DANE} -o smtp_host_lookup=native`,
    to: '[127.0.0.1]',
    predicted: 'TLSv1.3',
    logs: /Untrusted TLS connection established to .*: TLSv1\.3 /,
  },
  'errors-ignored': {
    options: `${DANE} -o ignore_mx_lookup_error=yes`,
    to: 'good.test',
    predicted: 'TLSv1.3',
    logs: /Untrusted TLS connection established to mx\.good\.test.*: TLSv1\.3 /,
  },
  // What is mandatory is predicted; a host without records gets what is opportunistic.
  unsigned: {
    options: DANE,
    to: 'plain.test',
    predicted: 'TLSv1.2',
    logs: /Untrusted TLS connection established to mx\.plain\.test.*: TLSv1\.3 /,
  },
  unusable: {
    options: DANE,
    to: 'unusable.test',
    predicted: 'TLSv1.2',
    logs: /(Untrusted|Anonymous) TLS connection established to mx\.unusable\.test.*: TLSv1\.2 /,
  },
  'only-unsigned': {
    options: '-o smtp_tls_security_level=dane-only -o smtp_dns_support_level=dnssec',
    to: 'plain.test',
    predicted: 'TLSv1.2',
    logs: /status=deferred \(non DNSSEC destination\)/,
  },
};

describe('DANE, with a real smtp and a name server', function () {
  this.timeout(120_000);

  for (const judge of findJudges().judges) {
    it(`does what is predicted: Postfix ${judge.postfixVersion}`, async function () {
      const address = `127.77.${process.pid % 250}.53`;
      let zone: Zone = {};
      const dns = await startDns(address, () => zone).catch(() => undefined);
      if (dns === undefined) {
        if (process.env['CI'] === 'true') throw new Error('port 53 of loopback is not to be had: be root');
        console.warn('      LEFT OUT: port 53 of loopback is not to be had');
        this.skip();
      }
      try {
        const instance = await start(judge, address);
        try {
          zone = zoneFor(instance);
          for (const name of Object.keys(CLIENTS)) {
            const args = ['-C', instance.config, '-f', 'from@example.com', `user@${name}.example`];
            assert.equal(judge.run('sendmail', args, { input: 'Subject: dane\n\ndane\n' }).status, 0);
          }
          await saysAll(instance);
          assert.deepEqual(predictions(judge, instance), expected());
        } finally {
          await instance.stop();
        }
      } finally {
        dns.close();
      }
    });
  }
});

function start(judge: Judge, nameServer: string): Promise<PostfixInstance> {
  const routes = Object.entries(CLIENTS).map(
    ([name, { to }]) => `{${name}.example=${name}:${to}:{{server}}}`,
  );
  const clients = Object.entries(CLIENTS).map(
    ([name, { options }]) => `${name} unix - - n - - smtp -o syslog_name=client-${name} ${options}\n`,
  );
  return startPostfix(judge, {
    nameServer,
    certificates: ['ec'],
    mainCf:
      'smtpd_tls_chain_files = {{config}}/ec.key, {{config}}/ec.crt\nsmtpd_tls_security_level = may\n' +
      'smtp_tls_loglevel = 1\nsmtp_tls_mandatory_protocols = TLSv1.2\nsmtp_tls_protocols = TLSv1.3\n' +
      `transport_maps = inline:{${routes.join(' ')}}\n`,
    masterCf: `127.0.0.1:{{server}} inet n - n - - smtpd\n${clients.join('')}`,
  });
}

/** Three domains: one with a record for the very key, one that is not signed, and one with a record of no use. */
function zoneFor({ folder, ports }: PostfixInstance): Zone {
  const certificate = new X509Certificate(readFileSync(join(folder.outside, 'config', 'ec.crt')));
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const digest = createHash('sha256').update(key).digest('hex');
  const service = `_${ports.get('server') ?? ''}._tcp`;
  return {
    'good.test': { MX: 'mx.good.test' },
    'mx.good.test': { A: '127.0.0.1' },
    [`${service}.mx.good.test`]: { TLSA: `030101${digest}` },
    'plain.test': { MX: 'mx.plain.test', insecure: true },
    'mx.plain.test': { A: '127.0.0.1', insecure: true },
    'unusable.test': { MX: 'mx.unusable.test' },
    'mx.unusable.test': { A: '127.0.0.1' },
    [`${service}.mx.unusable.test`]: { TLSA: `010101${digest}` },
  };
}

function predictions(judge: Judge, { folder }: PostfixInstance): Record<string, string> {
  const files = ['main.cf', 'master.cf'].map((name) => ({
    name,
    text: readFileSync(join(folder.outside, 'config', name), 'utf8'),
  }));
  const postfixVersion = judge.postfixVersion.split('.').slice(0, 2).join('.');
  const found = effectiveTls(analyseFiles(files, { postfixVersion }).instance);
  return Object.fromEntries(
    Object.keys(CLIENTS).map((name) => [
      name,
      found.find(({ id }) => id === `${name}/unix`)?.protocols.join(' ') ?? 'not there',
    ]),
  );
}

function expected(): Record<string, string> {
  return Object.fromEntries(Object.entries(CLIENTS).map(([name, { predicted }]) => [name, predicted]));
}

/** Waits until everything that should be logged is there; fails with what is missing. */
async function saysAll(instance: PostfixInstance): Promise<void> {
  const missing = (): string[] => {
    const lines = instance.log().split('\n');
    return Object.entries(CLIENTS).flatMap(([name, { logs }]) =>
      lines.some((line) => line.includes(`client-${name}/`) && logs.test(line)) ? [] : [name],
    );
  };
  for (let tries = 0; tries < 150 && missing().length > 0; tries += 1) await sleep(200);
  assert.deepEqual(missing(), [], instance.log());
}
