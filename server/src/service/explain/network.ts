/** What a network such as 192.168.0.0/16 or [fe80::]/10 takes in: its first and last address, and how many there are. */
import ipaddr from 'ipaddr.js';
import { grouped } from './quantities.js';

/** A network's range in words; undefined for a text that is no network in any notation of Postfix. */
export function sayNetwork(text: string): string | undefined {
  const match = /^!?(?:\[([0-9a-fA-F:.]+)\]|([0-9a-fA-F:.]+))(?:\/(\d{1,3}))?$/.exec(text);
  const address = match?.[1] ?? match?.[2];
  if (address === undefined || !/[.:]/.test(address)) return undefined;
  if (!ipaddr.IPv6.isValid(address) && !ipaddr.IPv4.isValidFourPartDecimal(address)) return undefined;
  const parsed = ipaddr.parse(address);
  const bytes = parsed.toByteArray();
  const bits = bytes.length * 8;
  const prefix = match?.[3] === undefined ? bits : Number(match[3]);
  if (prefix > bits) return undefined;
  const kind = kindOf(parsed);
  if (prefix === bits)
    return `The single ${bytes.length === 4 ? 'IPv4' : 'IPv6'} address ${parsed.toString()}${kind}.`;
  const first = ipaddr.fromByteArray(bytes.map((byte, index) => byte & maskAt(index, prefix)));
  const last = ipaddr.fromByteArray(bytes.map((byte, index) => byte | (255 & ~maskAt(index, prefix))));
  const count = bits - prefix > 32 ? `2^${bits - prefix}` : grouped(2 ** (bits - prefix));
  const host =
    first.toString() === parsed.toString()
      ? ''
      : ` ${parsed.toString()} is not the start of this network: Postfix refuses the pattern.`;
  return `${first.toString()} to ${last.toString()}: ${count} addresses${kind}.${host}`;
}

function maskAt(index: number, prefix: number): number {
  const inByte = Math.max(0, Math.min(8, prefix - index * 8));
  return 255 & ~(255 >> inByte);
}

const KINDS: Readonly<Record<string, string>> = {
  loopback: 'this machine itself',
  private: 'private, not on the Internet',
  uniqueLocal: 'private, not on the Internet',
  linkLocal: 'of one link only',
  carrierGradeNat: 'shared by customers behind a provider',
  multicast: 'multicast',
};

function kindOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  const kind = KINDS[address.range()];
  return kind === undefined ? '' : `, ${kind}`;
}
