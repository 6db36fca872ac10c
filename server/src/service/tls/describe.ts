/** What one list means, as plain data: `postfix-lint ciphers` and `postfix-lint protocols`. */
import { cipherTable } from '../catalogue/ciphers.js';
import type { DataSource } from '../catalogue/data-source.js';
import { openCatalogue, type Target } from '../catalogue/catalogue.js';
import { evaluateCipherList } from './cipher-list.js';
import { evaluateProtocolList } from './protocol-list.js';
import type { TlsRole } from './protocol-range.js';

/** A cipher list of OpenSSL. */
export interface CipherListReport {
  readonly list: string;
  /** Of TLS 1.2 and below, in OpenSSL's order; none where OpenSSL rejects the list. */
  readonly suites: readonly SuiteReport[];
  /** Words that this OpenSSL does not know, and passes over. */
  readonly unknown: readonly string[];
}

/** A suite; `protocol` is the oldest that has it, `bits` the strength that OpenSSL rates it with. */
export interface SuiteReport {
  readonly name: string;
  readonly protocol: string;
  readonly kx: string;
  readonly au: string;
  readonly enc: string;
  readonly mac: string;
  readonly bits: number;
}

/** A protocol list of Postfix. */
export interface ProtocolListReport {
  readonly list: string;
  readonly valid: boolean;
  /** What a peer could negotiate with an OpenSSL that has all versions, oldest first. */
  readonly enabled: readonly string[];
}

/** What a cipher list chooses in a release of OpenSSL, the newest known when none is named. */
export function describeCiphers(data: DataSource, list: string, target: Partial<Target>): CipherListReport {
  const { openssl } = openCatalogue(data, target).target;
  const { suites, items } = evaluateCipherList(cipherTable(data, openssl), list);
  return {
    list,
    suites: suites.map(({ name, minProtocol, kx, au, enc, mac, strengthBits }) => ({
      name,
      protocol: minProtocol,
      kx,
      au,
      enc,
      mac,
      bits: strengthBits,
    })),
    unknown: items.flatMap(({ outcome }) => (outcome.kind === 'unknown-word' ? [outcome.word.text] : [])),
  };
}

/** What a protocol list enables in a release of Postfix, the newest known when none is named. */
export function describeProtocols(
  data: DataSource,
  list: string,
  role: TlsRole,
  target: Partial<Target>,
): ProtocolListReport {
  const { postfix } = openCatalogue(data, target).target;
  const { valid, enabled } = evaluateProtocolList(list, { postfix, role });
  return { list, valid, enabled };
}
