/** Addresses and networks of named clients, checked and written as `mynetworks` wants them. */
import ipaddr from 'ipaddr.js';
import { isRefusal, type Refusal } from './refactoring.js';

/** An address for documentation (RFC 5737), where nobody has named a client yet. */
export const EXAMPLE_CLIENT = '192.0.2.10';

/** Named clients as a list of `mynetworks`, or what is wrong with the first that is no address. */
export function namedClients(texts: readonly string[]): readonly string[] | Refusal {
  const words = texts.flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== '');
  const clients: string[] = [];
  for (const word of words) {
    const client = namedClient(word);
    if (isRefusal(client)) return client;
    clients.push(client.pattern);
  }
  return [...new Set(clients)];
}

function namedClient(word: string): { readonly pattern: string } | Refusal {
  const [, bracketed, plain, prefix] = /^(?:\[([^\]]+)\]|([^[\]/]+))(?:\/(\d{1,3}))?$/.exec(word) ?? [];
  const text = bracketed ?? plain ?? '';
  const isFour = ipaddr.IPv4.isValidFourPartDecimal(text);
  if (!isFour && !(text.includes(':') && ipaddr.IPv6.isValid(text) && !text.includes('%'))) {
    return { refusal: `"${word}" is no IP address or network such as 192.0.2.10 or 192.0.2.0/28` };
  }
  const address = ipaddr.parse(text);
  const bits = isFour ? 32 : 128;
  const length = prefix === undefined ? bits : Number(prefix);
  if (length > bits) return { refusal: `"${word}" has a network length beyond ${String(bits)}` };
  if (length === 0) {
    return { refusal: `"${word}" is everybody: name the clients that need an exception` };
  }
  const first = (
    isFour
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${String(length)}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${String(length)}`)
  ).toString();
  if (isFour) return { pattern: length === bits ? first : `${first}/${String(length)}` };
  return { pattern: length === bits ? `[${first}]` : `[${first}]/${String(length)}` };
}
