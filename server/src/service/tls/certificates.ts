/**
 * The certificates that a service is configured with, and whether a server without any still does TLS. Follows
 * smtpd.c, tlsproxy.c and tls_certkey.c.
 */
import type { Effective } from '../model/instance.js';
import { splitWords } from '../syntax/words.js';
import { isOn, ownSetting, type TlsReader } from './reader.js';

/** One certificate with its key; both may be in the same file. */
export interface ConfiguredCertificate {
  /** 'legacy' is that of `*_tls_cert_file`, mostly RSA; 'chain' a file of `*_tls_chain_files`, of whatever algorithm. */
  readonly kind: 'legacy' | 'ecdsa' | 'dsa' | 'chain';
  readonly file: string;
  /** The file of the key where it is not `file`. */
  readonly key?: string;
}

/** What a service has to show. */
export interface Certificates {
  /** In force; legacy parameters do not count beside chain files. */
  readonly configured: readonly ConfiguredCertificate[];
  /**
   * 'missing': a server that has none, "No server certs available. TLS won't be enabled"; 'anonymous': a server that was
   * told `none` and does anonymous key exchanges only; 'none': a client that shows no certificate.
   */
  readonly state: 'present' | 'missing' | 'anonymous' | 'none';
  /** The parameters that decide. */
  readonly because: readonly Effective[];
}

const LEGACY = [
  ['legacy', 'tls_cert_file', 'tls_key_file'],
  ['ecdsa', 'tls_eccert_file', 'tls_eckey_file'],
  ['dsa', 'tls_dcert_file', 'tls_dkey_file'],
] as const;

/** The certificates of a server. */
export function serverCertificates(reader: TlsReader, asksForClients: boolean): Certificates {
  const found = clientCertificatesOf(reader);
  const own = ownSetting(reader, 'tls_cert_file');
  const isNone = own?.value.toLowerCase() === 'none';
  const configured = isNone ? found.configured.filter(({ kind }) => kind !== 'legacy') : found.configured;
  const because = isNone ? [own, ...found.because.filter(({ name }) => name !== own.name)] : found.because;
  if (configured.length > 0) return { configured, state: 'present', because };
  return {
    configured,
    state: isNone && !asksForClients ? 'anonymous' : 'missing',
    because: because.length > 0 ? because : own === undefined ? [] : [own],
  };
}

/** The certificates that a client shows when it is asked for one. */
export function clientCertificatesOf(reader: TlsReader): Certificates {
  const chain = ownSetting(reader, 'tls_chain_files');
  if (chain !== undefined && chain.value !== '') {
    const files = splitWords(chain.value).map(({ text }) => text);
    return {
      configured: files.map((file) => ({ kind: 'chain', file })),
      state: 'present',
      because: [chain],
    };
  }
  const configured: ConfiguredCertificate[] = [];
  const because: Effective[] = [];
  for (const [kind, certificate, key] of LEGACY) {
    const file = ownSetting(reader, certificate);
    if (file === undefined || file.value === '') continue;
    const keyFile = ownSetting(reader, key)?.value ?? file.value;
    configured.push({ kind, file: file.value, ...(keyFile !== file.value && { key: keyFile }) });
    because.push(file);
  }
  return { configured, state: configured.length > 0 ? 'present' : 'none', because };
}

/** Whether a server asks its clients for certificates, or demands them. */
export interface ClientCertificateDemand {
  readonly demand: 'no' | 'ask' | 'require';
  readonly because: readonly Effective[];
}

/** What a server wants from its clients; a demand counts only where TLS is mandatory. */
export function clientCertificateDemand(reader: TlsReader, mandatory: boolean): ClientCertificateDemand {
  const ask = ownSetting(reader, 'tls_ask_ccert');
  const require = ownSetting(reader, 'tls_req_ccert');
  if (require !== undefined && mandatory && isOn(require)) return { demand: 'require', because: [require] };
  if (ask !== undefined && isOn(ask)) return { demand: 'ask', because: [ask] };
  return { demand: 'no', because: [ask, require].filter((effective) => effective !== undefined) };
}
