/** Names of the SSL and TLS protocol versions, oldest first, and their numbers on the wire. */

/** A protocol version that OpenSSL can still be built with. */
export type TlsProtocol = 'SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/** All versions, oldest first, as Postfix and OpenSSL spell them. */
export const TLS_PROTOCOLS: readonly TlsProtocol[] = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

/** The number on the wire: 0x0300 for SSLv3 to 0x0304 for TLSv1.3. */
export function protocolNumber(protocol: TlsProtocol): number {
  return 0x0300 + TLS_PROTOCOLS.indexOf(protocol);
}
