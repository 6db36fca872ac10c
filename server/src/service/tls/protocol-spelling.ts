/** What was meant by a protocol name that Postfix does not know: "TLSv1.0", "=>TLSv1.2", "-TLSv1". */
import { TLS_PROTOCOLS, type TlsProtocol } from '../catalogue/tls-protocols.js';
import type { Release } from '../catalogue/release.js';
import { understandsBounds } from './protocol-token.js';

const OPERATORS: Readonly<Record<string, string>> = {
  '': '',
  '+': '',
  '=': '',
  '!': '!',
  '-': '!',
  '~': '!',
  '>=': '>=',
  '=>': '>=',
  '<=': '<=',
  '=<': '<=',
};

/** The word that was meant, as the release understands it; undefined when nobody can tell. */
export function meantProtocol(word: string, postfix: Release): string | undefined {
  const [, sign = '', name = ''] = /^([^a-z0-9]*)(.*)$/i.exec(word) ?? [];
  const operator = OPERATORS[sign];
  const protocol = protocolSpelt(name);
  if (operator === undefined || protocol === undefined) return undefined;
  if (operator.endsWith('=') && (!understandsBounds(postfix) || protocol === 'SSLv2')) return undefined;
  return operator + protocol;
}

function protocolSpelt(name: string): TlsProtocol | 'SSLv2' | undefined {
  const [, kind, major, minor] = /^(ssl|tls)[\s_-]*v?[\s_-]*([1-3])(?:[._]?([0-3]))?$/i.exec(name) ?? [];
  if (kind === undefined || major === undefined) return undefined;
  if (kind.toLowerCase() === 'ssl') {
    if ((minor ?? '0') !== '0') return undefined;
    return major === '2' ? 'SSLv2' : major === '3' ? 'SSLv3' : undefined;
  }
  if (major !== '1') return undefined;
  return TLS_PROTOCOLS[1 + Number(minor ?? 0)];
}
