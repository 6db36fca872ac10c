/** Which protocol versions OpenSSL negotiates, given what is excluded and the bounds that were set. */
import { protocolNumber, TLS_PROTOCOLS, type TlsProtocol } from '../catalogue/tls-protocols.js';
import type { ListedProtocol } from './protocol-token.js';

/** The part of a TLS service that is configured: it accepts connections, or makes them. */
export type TlsRole = 'client' | 'server';

/** What was set in OpenSSL. Bounds are numbers on the wire, zero for none. */
export interface ProtocolLimits {
  readonly excluded: ReadonlySet<ListedProtocol>;
  readonly floor: number;
  readonly ceiling: number;
}

/** A bound as OpenSSL takes it: one that is no version of TLS is refused, and the bound stays unset. */
export function acceptedBound(bound: number): number {
  return TLS_PROTOCOLS.some((protocol) => protocolNumber(protocol) === bound) ? bound : 0;
}

/** The versions within the limits, oldest first, of those that OpenSSL was built with. */
export function protocolsWithin(
  limits: ProtocolLimits,
  built: readonly TlsProtocol[],
): readonly TlsProtocol[] {
  const floor = acceptedBound(limits.floor);
  const ceiling = acceptedBound(limits.ceiling);
  return TLS_PROTOCOLS.filter((protocol) => {
    const number = protocolNumber(protocol);
    if (!built.includes(protocol) || limits.excluded.has(protocol)) return false;
    return number >= floor && (ceiling === 0 || number <= ceiling);
  });
}

/**
 * The versions that a peer can negotiate. A server takes each one that is within the limits. A client offers a range
 * without gaps: the oldest version within the limits and those that follow it directly, nothing above the first gap.
 */
export function negotiableProtocols(within: readonly TlsProtocol[], role: TlsRole): readonly TlsProtocol[] {
  if (role === 'server') return within;
  const gap = within.findIndex((protocol, index) => index > 0 && isGapBefore(within, index, protocol));
  return gap < 0 ? within : within.slice(0, gap);
}

/** The versions that are missing between the oldest and the newest within the limits. */
export function gapsIn(within: readonly TlsProtocol[]): readonly TlsProtocol[] {
  const first = within[0];
  const last = within.at(-1);
  if (first === undefined || last === undefined) return [];
  const range = TLS_PROTOCOLS.slice(TLS_PROTOCOLS.indexOf(first), TLS_PROTOCOLS.indexOf(last) + 1);
  return range.filter((protocol) => !within.includes(protocol));
}

function isGapBefore(within: readonly TlsProtocol[], index: number, protocol: TlsProtocol): boolean {
  const before = within[index - 1];
  return before !== undefined && protocolNumber(protocol) !== protocolNumber(before) + 1;
}
