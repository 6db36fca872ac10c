/**
 * Effective TLS of clients, judged by deliveries: a real smtp for each kind of setting and policy, with a queued message
 * to servers that note the suites it offers, in its order, and the versions with which a handshake succeeds.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cipherTable } from '../../server/src/service/catalogue/ciphers.js';
import type { TlsProtocol } from '../../server/src/service/catalogue/tls-protocols.js';
import { destinationTls } from '../../server/src/service/tls/destinations.js';
import { effectiveTls } from '../../server/src/service/tls/effective.js';
import type { Negotiable } from '../../server/src/service/tls/suites.js';
import { testData } from '../support/data.js';
import { analyseFiles } from '../support/instance.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';
import { listenSmtp, observeHandshake, observeHello, type ObservingServer } from './support/tls-capture.js';
import {
  CLIENT_MAIN_CF,
  CLIENT_MASTER_CF,
  CLIENT_VARIANTS,
  type ClientVariant,
} from './support/tls-clients.js';
import { BUILT } from './support/tls-scan.js';

describe('Effective TLS of clients against real deliveries', function () {
  this.timeout(300_000);
  const { judges } = findJudges();

  for (const judge of judges) {
    it(`agrees with Postfix ${judge.postfixVersion} and OpenSSL ${judge.opensslVersion}`, async () => {
      const comparisons = await judgeClients(judge);
      const differences = comparisons.filter(({ seen, predicted }) => seen !== predicted);
      console.log(
        `      ${judge.suite}: ${comparisons.length - differences.length} of ${comparisons.length} clients agree`,
      );
      assert.deepEqual(differences, []);
    });
  }
});

/** What was seen of one client. */
interface Sight {
  suites: readonly number[];
  readonly protocols: Set<TlsProtocol>;
}

interface Comparison {
  readonly judge: string;
  readonly client: string;
  readonly seen: string;
  readonly predicted: string;
}

const KINDS = ['hello', ...BUILT.map((protocol) => protocol.replace('TLSv', 'v').replace('.', '-'))];

function placeName({ name }: ClientVariant, kind: string): string {
  return `${name}-${kind}`;
}

async function judgeClients(judge: Judge): Promise<Comparison[]> {
  const places = CLIENT_VARIANTS.flatMap((variant) =>
    KINDS.map((kind) => ({ transport: variant.name, place: placeName(variant, kind) })),
  );
  const routes = places.map(
    ({ transport, place }) => `  { ${place}.example = ${transport}:[127.0.0.1]:{{${place}}} }\n`,
  );
  const instance = await startPostfix(judge, {
    mainCf: `${CLIENT_MAIN_CF}transport_maps = inline:{\n${routes.join('')}  }\n`,
    masterCf: CLIENT_MASTER_CF,
    certificates: ['rsa', 'ec'],
  });
  const sights = new Map<string, Sight>(
    CLIENT_VARIANTS.map(({ name }) => [name, { suites: [], protocols: new Set() }]),
  );
  const servers = await observe(instance, sights);
  try {
    await deliver(
      judge,
      instance,
      places.map(({ place }) => `somebody@${place}.example`),
    );
    return compareAll(judge, instance, sights);
  } finally {
    for (const server of servers) server.close();
    await instance.stop();
  }
}

async function observe(
  { ports, folder }: PostfixInstance,
  sights: ReadonlyMap<string, Sight>,
): Promise<readonly ObservingServer[]> {
  const read = (kind: string): string[] =>
    ['rsa', 'ec'].map((name) => readFileSync(join(folder.outside, 'config', `${name}.${kind}`), 'utf8'));
  const keys = { key: read('key'), cert: read('crt') };
  const servers: Promise<ObservingServer>[] = [];
  for (const variant of CLIENT_VARIANTS) {
    const sight = sights.get(variant.name);
    KINDS.forEach((kind, index) => {
      const protocol = BUILT[index - 1];
      const observer =
        protocol === undefined || protocol === 'SSLv3'
          ? observeHello((ids) => sight && (sight.suites = ids))
          : observeHandshake(protocol, keys, () => sight?.protocols.add(protocol));
      const port = ports.get(placeName(variant, kind)) ?? 0;
      servers.push(listenSmtp(port, variant.wrapped === true, observer));
    });
  }
  return Promise.all(servers);
}

/** Sends one message to all, and waits until the log tells of each of them what became of it. */
async function deliver(
  judge: Judge,
  instance: PostfixInstance,
  recipients: readonly string[],
): Promise<void> {
  const { config } = instance;
  const sender = ['-C', config, '-f', 'judge@example.com', '-oi'];
  const sent = judge.run('sendmail', [...sender, ...recipients], {
    input: 'Subject: hello\n\nhello\n',
    env: { MAIL_CONFIG: config },
  });
  assert.equal(sent.status, 0, sent.stderr);
  const waiting = (log: string): string[] => {
    const told = new Set([...log.matchAll(/ to=<([^>]+)>.* status=/g)].map((match) => match[1]));
    return recipients.filter((recipient) => !told.has(recipient));
  };
  const log = await instance.logUntil((text) => waiting(text).length === 0, 120);
  assert.deepEqual(waiting(log), [], log.slice(-2000));
}

function compareAll(
  judge: Judge,
  { folder }: PostfixInstance,
  sights: ReadonlyMap<string, Sight>,
): Comparison[] {
  const files = ['main.cf', 'master.cf'].map((name) => ({
    name,
    text: readFileSync(join(folder.outside, 'config', name), 'utf8'),
  }));
  const [postfixVersion, opensslVersion] = [judge.postfixVersion, judge.opensslVersion].map((version) =>
    version.split('.').slice(0, 2).join('.'),
  );
  const { instance } = analyseFiles(files, {
    ...(postfixVersion !== undefined && { postfixVersion }),
    ...(opensslVersion !== undefined && { opensslVersion }),
  });
  const { suites, tls13 } = cipherTable(testData, opensslVersion ?? '');
  const names = new Map([...suites, ...tls13].map(({ id, name }) => [Number(id), name]));
  const clients = effectiveTls(instance);
  return CLIENT_VARIANTS.map(({ name, byPolicy }) => {
    const client = clients.find(({ id }) => id === `${name}/unix`);
    const sight = sights.get(name);
    assert.ok(client !== undefined && sight !== undefined, `${name} was neither predicted nor seen`);
    const predicted = byPolicy === true ? destinationTls(client, () => undefined)[0] : client;
    assert.ok(predicted !== undefined, `${name} has no policy`);
    const seen = sight.suites.map((id) => names.get(id) ?? `0x${id.toString(16)}`);
    return {
      judge: judge.suite,
      client: name,
      seen: show(seen, [...sight.protocols]),
      predicted: show(offered(predicted), predicted.protocols),
    };
  });
}

function show(suites: readonly string[], protocols: readonly TlsProtocol[]): string {
  return `${BUILT.filter((protocol) => protocols.includes(protocol)).join(' ')}\n${suites.join(' ')}`;
}

/** Nobody gives Postfix pre-shared keys or passwords, so that it offers no suites that need them. */
function offered({ suites }: Pick<Negotiable, 'suites'>): string[] {
  return suites
    .filter(({ kx, minProtocol }) => minProtocol === 'TLSv1.3' || ['RSA', 'ECDHE', 'DHE'].includes(kx))
    .map(({ name }) => name);
}
