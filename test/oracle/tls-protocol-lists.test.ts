/**
 * Protocol lists, judged by handshakes: a real smtpd for each list that openssl s_client talks to with one version
 * at a time, and posttls-finger with each list, talking to services that offer one version each.
 */
import assert from 'node:assert/strict';
import type { TlsProtocol } from '../../server/src/service/catalogue/tls-protocols.js';
import { evaluateProtocolList } from '../../server/src/service/tls/protocol-list.js';
import type { TlsRole } from '../../server/src/service/tls/protocol-range.js';
import { corpusValues } from './support/corpus.js';
import { generateProtocolLists, TELLING_PROTOCOL_LISTS } from './support/generated-protocol-lists.js';
import { findJudges, type Judge } from './support/judges.js';
import { startPostfix, type PostfixInstance } from './support/postfix-instance.js';

/** The versions that Debian's OpenSSL is built with, and s_client's options for them. */
const BUILT: readonly TlsProtocol[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const SERVER_LISTS = 60;
const CLIENT_LISTS = 30;

describe('Protocol lists against smtpd, s_client and posttls-finger', function () {
  this.timeout(600_000);
  const { judges } = findJudges();
  // A list with a macro means something else in each configuration, and one with a line break is no value.
  const published = corpusValues(/tls_(mandatory_)?protocols$/).filter((list) => !/[$\n{}]/.test(list));
  const servers = [
    ...new Set([...TELLING_PROTOCOL_LISTS, ...published, ...generateProtocolLists(SERVER_LISTS, 7)]),
  ];
  const clients = [...new Set([...TELLING_PROTOCOL_LISTS, ...generateProtocolLists(CLIENT_LISTS, 8)])];

  for (const judge of judges) {
    it(`agrees with Postfix ${judge.postfixVersion} and OpenSSL ${judge.opensslVersion}`, async () => {
      const instance = await startServices(judge, servers);
      try {
        const accepted = await runLines(
          judge,
          instance,
          servers.flatMap((_, index) => scanLines(instance, index)),
        );
        const offered = await runLines(
          judge,
          instance,
          clients.flatMap((list, index) => probeLines(instance, list, index)),
        );
        const differences = [
          ...differencesIn(judge, servers, accepted, 'server'),
          ...differencesIn(judge, clients, offered, 'client'),
        ];
        console.log(
          `      ${judge.suite}: ${servers.length} lists as server (${published.length} published),` +
            ` ${clients.length} as client, ${differences.length} differ`,
        );
        assert.deepEqual(differences, []);
      } finally {
        await instance.stop();
      }
    });
  }
});

/** One smtpd for each list, every other one with mandatory TLS, and one for each version alone. */
function startServices(judge: Judge, lists: readonly string[]): Promise<PostfixInstance> {
  const values = lists.map((list, index) => `list_${index} = ${list}\n`).join('');
  const services = lists.map((_, index) =>
    index % 2 === 0
      ? smtpd(`list-${index}`, `smtpd_tls_protocols=$list_${index}`)
      : smtpd(
          `list-${index}`,
          `smtpd_tls_security_level=encrypt -o smtpd_tls_mandatory_protocols=$list_${index}`,
        ),
  );
  const single = BUILT.map((protocol, index) => smtpd(`only-${index}`, `smtpd_tls_protocols=${protocol}`));
  return startPostfix(judge, {
    certificates: ['ec'],
    mainCf: `smtpd_tls_chain_files = {{config}}/ec.key, {{config}}/ec.crt\nsmtpd_tls_security_level = may\n${values}`,
    masterCf: [...services, ...single].join(''),
  });
}

function smtpd(name: string, option: string): string {
  return `127.0.0.1:{{${name}}} inet n - n - - smtpd -o ${option}\n`;
}

/** Shell lines that print the protocol number of each version that a service accepts. */
function scanLines(instance: PostfixInstance, index: number): string[] {
  return BUILT.map((protocol) => {
    const option = protocol.replace('TLSv', 'tls').replace('.', '_');
    const connect = `127.0.0.1:${instance.ports.get(`list-${index}`) ?? ''}`;
    const client = `openssl s_client -starttls smtp -connect ${connect} -${option} -cipher ALL:@SECLEVEL=0`;
    return `${client} </dev/null 2>/dev/null | grep -q '^New, TLS' && echo ${index} ${protocol}`;
  });
}

/** Shell lines that print each version with which posttls-finger gets through to the service of that version. */
function probeLines(instance: PostfixInstance, list: string, index: number): string[] {
  return BUILT.map((protocol, version) => {
    const destination = `[127.0.0.1]:${instance.ports.get(`only-${version}`) ?? ''}`;
    const client = `posttls-finger -c -l encrypt -g medium -p ${quote(list)} ${destination}`;
    return `${client} 2>&1 | grep -q 'TLS connection established.*: ${protocol} ' && echo ${index} ${protocol}`;
  });
}

/** Runs shell lines in two shells at a time and gathers the protocols that they print, by the number of the list. */
async function runLines(
  judge: Judge,
  instance: PostfixInstance,
  lines: readonly string[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const half = Math.ceil(lines.length / 2);
  const env = { MAIL_CONFIG: instance.config };
  const parts = [lines.slice(0, half), lines.slice(half)].map((part) =>
    judge.start('sh', [], { input: part.join('\n'), env }),
  );
  const found = new Map<number, Set<string>>();
  for (const { stdout } of await Promise.all(parts)) {
    for (const [, index, protocol = ''] of stdout.matchAll(/^(\d+) (TLSv\S+)$/gm)) {
      const protocols = found.get(Number(index)) ?? new Set();
      found.set(Number(index), protocols.add(protocol));
    }
  }
  return found;
}

function differencesIn(
  judge: Judge,
  lists: readonly string[],
  seen: ReadonlyMap<number, ReadonlySet<string>>,
  role: TlsRole,
): readonly object[] {
  const rows = lists.map((list, index) => ({
    judge: judge.suite,
    role,
    list,
    seen: BUILT.filter((protocol) => seen.get(index)?.has(protocol)),
    predicted: evaluateProtocolList(list, { postfix: judge.postfixVersion, role, built: BUILT }).enabled,
  }));
  return rows.filter((row) => row.seen.join() !== row.predicted.join());
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
