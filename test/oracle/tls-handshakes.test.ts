/**
 * Effective TLS of servers, judged by handshakes: a real smtpd for each kind of setting and some instances with
 * postscreen, scanned with openssl s_client. What the scan establishes must be what was predicted, as far as the
 * certificates and this build of OpenSSL can do it, and in the predicted order where the server's preference counts.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CipherSuite } from '../../server/src/service/catalogue/ciphers.js';
import type { TlsProtocol } from '../../server/src/service/catalogue/tls-protocols.js';
import { effectiveTls, type EffectiveTls } from '../../server/src/service/tls/effective.js';
import { suiteHas } from '../../server/src/service/tls/suites.js';
import { analyseFiles } from '../support/instance.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';
import { BUILT, scanServers, type ScanResult, type ScanTarget } from './support/tls-scan.js';
import {
  masterCfOf,
  POSTSCREEN_MASTER_CF,
  POSTSCREEN_VARIANTS,
  SERVER_MAIN_CF,
  SMTPD_VARIANTS,
} from './support/tls-services.js';

describe('Effective TLS of servers against real handshakes', function () {
  this.timeout(900_000);
  const { judges } = findJudges();

  for (const judge of judges) {
    it(`agrees with Postfix ${judge.postfixVersion} and OpenSSL ${judge.opensslVersion}`, async () => {
      const outcomes = [...(await judgeSmtpd(judge)), ...(await judgePostscreen(judge))];
      const differences = outcomes.filter(({ seen, predicted }) => seen !== predicted);
      const pairs = outcomes.reduce((sum, outcome) => sum + outcome.pairs, 0);
      console.log(
        `      ${judge.suite}: ${outcomes.length - differences.length} of ${outcomes.length} servers agree` +
          ` (${pairs} pairs of protocol and suite)`,
      );
      assert.deepEqual(differences, []);
    });
  }
});

interface Comparison {
  readonly judge: string;
  readonly server: string;
  readonly seen: string;
  readonly predicted: string;
  readonly pairs: number;
}

async function judgeSmtpd(judge: Judge): Promise<Comparison[]> {
  const instance = await startPostfix(judge, {
    mainCf: SERVER_MAIN_CF,
    masterCf: masterCfOf(SMTPD_VARIANTS),
    certificates: ['rsa', 'ec'],
  });
  try {
    const targets = SMTPD_VARIANTS.map(({ name, wrapped }) => targetOf(instance, name, wrapped === true));
    const scans = await scanServers(judge, targets);
    const predictions = predict(judge, instance);
    return SMTPD_VARIANTS.map(({ name, options }) => {
      const port = String(instance.ports.get(name) ?? '');
      const predicted = predictions.find(({ id }) => id === `127.0.0.1:${port}/inet`);
      const ordered = options['tls_preempt_cipherlist'] === 'yes';
      return compare(judge, name, scans.get(name), predicted, { ordered });
    });
  } finally {
    await instance.stop();
  }
}

async function judgePostscreen(judge: Judge): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { name, mainCf } of POSTSCREEN_VARIANTS) {
    const instance = await startPostfix(judge, {
      mainCf,
      masterCf: POSTSCREEN_MASTER_CF,
      certificates: ['rsa', 'ec'],
    });
    try {
      const scans = await scanServers(judge, [{ ...targetOf(instance, 'postscreen', false), name }]);
      const predicted = predict(judge, instance).find(({ family }) => family === 'postscreen');
      comparisons.push(compare(judge, name, scans.get(name), predicted, { ordered: false }));
    } finally {
      await instance.stop();
    }
  }
  return comparisons;
}

function targetOf(instance: PostfixInstance, name: string, wrapped: boolean): ScanTarget {
  return { name, port: instance.ports.get(name) ?? 0, wrapped };
}

/** What is predicted from the very files that Postfix reads. */
function predict(judge: Judge, { folder }: PostfixInstance): readonly EffectiveTls[] {
  const files = ['main.cf', 'master.cf'].map((name) => ({
    name,
    text: readFileSync(join(folder.outside, 'config', name), 'utf8'),
  }));
  const settings = {
    postfixVersion: minor(judge.postfixVersion),
    opensslVersion: minor(judge.opensslVersion),
  };
  return effectiveTls(analyseFiles(files, settings).instance);
}

function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function compare(
  judge: Judge,
  server: string,
  scan: ScanResult | undefined,
  effective: EffectiveTls | undefined,
  { ordered }: { readonly ordered: boolean },
): Comparison {
  assert.ok(scan !== undefined && effective !== undefined, `${server} was neither scanned nor predicted`);
  const show = (suites: readonly string[], protocol: TlsProtocol): string[] =>
    suites.length === 0 ? [] : [`${protocol}: ${(ordered ? suites : [...suites].sort()).join(' ')}`];
  const seen = BUILT.flatMap((protocol) => show(scan.get(protocol) ?? [], protocol));
  const predicted = BUILT.flatMap((protocol) => show(possible(effective, protocol), protocol));
  const pairs = [...scan.values()].reduce((sum, suites) => sum + suites.length, 0);
  return { judge: judge.suite, server, seen: seen.join('\n'), predicted: predicted.join('\n'), pairs };
}

/** Of the predicted suites those that the certificates can do; nobody gives Postfix pre-shared keys or passwords. */
function possible(effective: EffectiveTls, protocol: TlsProtocol): string[] {
  if (!effective.protocols.includes(protocol)) return [];
  const { configured, state } = effective.certificates;
  const algorithms = new Set(configured.flatMap(({ file }) => /(rsa|ec)\.crt$/.exec(file)?.[1] ?? []));
  const canSign = (suite: CipherSuite): boolean => {
    if (state === 'missing') return false;
    if (suite.minProtocol === 'TLSv1.3') return algorithms.size > 0;
    if (!['RSA', 'ECDHE', 'DHE'].includes(suite.kx)) return false;
    if (suite.au === 'NULL') return true;
    return algorithms.has(suite.au === 'RSA' ? 'rsa' : suite.au === 'ECDSA' ? 'ec' : '');
  };
  return effective.suites
    .filter((suite) => suiteHas(suite, protocol) && canSign(suite))
    .map(({ name }) => name);
}
