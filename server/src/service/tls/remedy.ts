/** How a target release of Postfix says what a remedy wants: protocol lists before and since 3.6. */
import type { Release } from '../catalogue/release.js';
import { TLS_PROTOCOLS, type TlsProtocol } from '../catalogue/tls-protocols.js';
import { protocolsKnownTo, understandsBounds } from './protocol-token.js';

/** The list for a version or newer, as a Postfix release understands it: ">=TLSv1.2", or all older ones excluded. */
export function orNewer(least: TlsProtocol, postfix: Release): string {
  return understandsBounds(postfix) ? `>=${least}` : without(olderThan(least), postfix).join(', ');
}

/** The same for a place where a value must not have blanks, as in `-o name=value`. */
export function orNewerInOption(least: TlsProtocol, postfix: Release): string {
  return orNewer(least, postfix).replaceAll(' ', '');
}

/** Exclusions of some versions, of those that a release has names for. */
export function without(protocols: readonly string[], postfix: Release): string[] {
  return protocolsKnownTo(postfix)
    .filter((name) => protocols.includes(name))
    .map((name) => `!${name}`);
}

/** The versions before one, SSLv2 included. */
export function olderThan(protocol: TlsProtocol): readonly string[] {
  return ['SSLv2', ...TLS_PROTOCOLS.slice(0, TLS_PROTOCOLS.indexOf(protocol))];
}
