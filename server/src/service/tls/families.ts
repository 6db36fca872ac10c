/** Names of TLS parameters taken apart: which family, opportunistic or mandatory half, and which list. */
import type { TlsRole } from './protocol-range.js';

/** The three lists that come in an opportunistic and a mandatory form. */
export type TlsListKind = 'protocols' | 'ciphers' | 'exclude_ciphers';

/** A name of such a list taken apart. */
export interface TlsListName {
  /** "smtpd", "smtp", "lmtp", "tlsproxy" or "tlsproxy_client". */
  readonly prefix: string;
  readonly role: TlsRole;
  readonly kind: TlsListKind;
  /** Whether it is the list for mandatory TLS; exclusions without "mandatory" are for both. */
  readonly mandatory: boolean;
}

const LIST_NAME =
  /^(smtpd|smtp|lmtp|tlsproxy_client|tlsproxy)_(?:tls_)?(mandatory_)?(protocols|ciphers|exclude_ciphers)$/;

/** Takes the name of a TLS list apart; undefined for any other name. */
export function tlsListName(name: string): TlsListName | undefined {
  const match = LIST_NAME.exec(name);
  const prefix = match?.[1];
  const kind = match?.[3];
  if (prefix === undefined || (kind !== 'protocols' && kind !== 'ciphers' && kind !== 'exclude_ciphers'))
    return undefined;
  const role = prefix === 'smtpd' || prefix === 'tlsproxy' ? 'server' : 'client';
  return { prefix, role, kind, mandatory: match?.[2] !== undefined };
}
