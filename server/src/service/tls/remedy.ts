/** How a target release of Postfix says what a remedy wants: protocol lists before and since 3.6. */
import { isAtLeast, type Release } from '../catalogue/release.js';

/** The list for "TLS 1.2 or newer" that a Postfix release understands. */
export function tls12OrNewer(postfix: Release): string {
  return isAtLeast(postfix, '3.6') ? '>=TLSv1.2' : '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1';
}

/** The same for a place where a value must not have blanks, as in `-o name=value`. */
export function tls12OrNewerInOption(postfix: Release): string {
  return tls12OrNewer(postfix).replaceAll(' ', '');
}
