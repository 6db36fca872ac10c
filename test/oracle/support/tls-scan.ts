/** What a server negotiates, found out with `openssl s_client`: offer everything, note what it chose, offer the rest. */
import type { TlsProtocol } from '../../../server/src/service/catalogue/tls-protocols.js';
import type { Judge } from './judges.js';

/** A server to scan. */
export interface ScanTarget {
  readonly name: string;
  readonly port: number;
  readonly wrapped: boolean;
}

/** For each protocol, the suites in the order in which the server chose them. */
export type ScanResult = ReadonlyMap<TlsProtocol, readonly string[]>;

/** The versions that Debian's OpenSSL is built with. */
export const BUILT: readonly TlsProtocol[] = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

const TLS13 = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
].join(':');

/**
 * `shake NAME PORT STARTTLS OPTIONS…` prints protocol and suite. A server that accepts nothing of everything is not
 * asked again; one that does not even answer is given up after some seconds.
 */
const SCRIPT = `shake() {
  connect=$1; starttls=$2; shift 2
  timeout 30 openssl s_client $starttls -connect "127.0.0.1:$connect" "$@" </dev/null 2>/dev/null |
    sed -n 's/^New, \\(TLS[^,]*\\|SSL[^,]*\\), Cipher is \\(.*\\)$/\\2/p'
}
scan() {
  name=$1; port=$2; starttls=$3
  any=$(shake "$port" "$starttls" -cipher ALL:COMPLEMENTOFALL:@SECLEVEL=0 -ciphersuites ${TLS13})
  [ -n "$any" ] || return 0
  for protocol in tls1 tls1_1 tls1_2; do
    list=ALL:COMPLEMENTOFALL
    while suite=$(shake "$port" "$starttls" -$protocol -cipher "$list:@SECLEVEL=0") && [ -n "$suite" ]; do
      echo "$name $protocol $suite"
      list="$list:!$suite"
    done
  done
  list=${TLS13}
  while [ -n "$list" ] && suite=$(shake "$port" "$starttls" -tls1_3 -ciphersuites "$list") && [ -n "$suite" ]; do
    echo "$name tls1_3 $suite"
    list=$(echo ":$list:" | sed "s/:$suite:/:/; s/^://; s/:$//")
  done
}
`;

/** Scans servers, two at a time. */
export async function scanServers(
  judge: Judge,
  targets: readonly ScanTarget[],
): Promise<ReadonlyMap<string, ScanResult>> {
  const lines = targets.map(
    ({ name, port, wrapped }) => `scan ${name} ${String(port)} '${wrapped ? '' : '-starttls smtp'}'`,
  );
  const parts = [0, 1].map((half) =>
    judge.start('sh', [], {
      input: SCRIPT + lines.filter((_, index) => index % 2 === half).join('\n') + '\n',
    }),
  );
  const results = new Map(targets.map(({ name }) => [name, new Map<TlsProtocol, string[]>()]));
  for (const { stdout } of await Promise.all(parts)) {
    for (const [, name = '', option = '', suite = ''] of stdout.matchAll(/^(\S+) (tls\S+) (\S+)$/gm)) {
      const protocol = BUILT.find((known) => known.replace('TLSv', 'tls').replace('.', '_') === option);
      if (protocol === undefined) continue;
      const result = results.get(name);
      result?.set(protocol, [...(result.get(protocol) ?? []), suite]);
    }
  }
  return results;
}
