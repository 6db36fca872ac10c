/** Addresses and networks as inet_pton(3) and Postfix's cidr tables take them. */

/** Why a pattern of a cidr table is none; offsets are into the pattern. */
export interface NetworkProblem {
  readonly kind: 'bad-network' | 'host-bits';
  /** The network that is meant, for host bits. */
  readonly meant?: string;
}

/** What is wrong with `address`, `network/length`, `[address]`, `[network/length]` or `[network]/length`. */
export function networkProblem(pattern: string): NetworkProblem | undefined {
  let inner = pattern;
  if (pattern.startsWith('[')) {
    const close = pattern.indexOf(']');
    const rest = close < 0 ? undefined : pattern.slice(close + 1);
    if (rest === undefined || (rest !== '' && !rest.startsWith('/'))) return { kind: 'bad-network' };
    const inside = pattern.slice(1, close);
    if (rest !== '' && inside.includes('/')) return { kind: 'bad-network' };
    inner = inside + rest;
  }
  const slash = inner.indexOf('/');
  const address = slash < 0 ? inner : inner.slice(0, slash);
  const bytes = address.includes(':') ? ipv6Bytes(address) : ipv4Bytes(address);
  if (bytes === undefined) return { kind: 'bad-network' };
  if (slash < 0) return undefined;
  const mask = inner.slice(slash + 1);
  if (!/^\d+$/.test(mask) || Number(mask) > bytes.length * 8) return { kind: 'bad-network' };
  const masked = bytes.map((byte, index) => byte & maskOf(Number(mask) - index * 8));
  if (masked.every((byte, index) => byte === bytes[index])) return undefined;
  return { kind: 'host-bits', meant: `${textOf(masked)}/${String(Number(mask))}` };
}

/** The mask of a byte of which `bits` count. */
function maskOf(bits: number): number {
  return bits >= 8 ? 255 : bits <= 0 ? 0 : (255 << (8 - bits)) & 255;
}

const NUMBER = '(0|[1-9]\\d{0,2})';
const IPV4 = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}\\.${NUMBER}$`);

function ipv4Bytes(text: string): number[] | undefined {
  const match = IPV4.exec(text);
  if (match === null) return undefined;
  const bytes = [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])];
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function ipv6Bytes(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => groupBytes(half, index === halves.length - 1));
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  if (tail === undefined || head.length + tail.length > 14) return undefined;
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/** The bytes of groups with ":" between; the last may be an IPv4 address. */
function groupBytes(text: string, isLast: boolean): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (isLast && index === groups.length - 1 && group.includes('.')) {
      const dotted = ipv4Bytes(group);
      if (dotted === undefined) return undefined;
      bytes.push(...dotted);
    } else {
      if (!/^[0-9a-f]{1,4}$/i.test(group)) return undefined;
      bytes.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 255);
    }
  }
  return bytes;
}

function textOf(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) groups.push(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0));
  const words = groups.map((group) => group.toString(16)).join(':');
  const zeros = [...words.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)].sort(
    (a, b) => b[0].length - a[0].length,
  )[0];
  if (zeros === undefined) return words;
  const before = words.slice(0, Math.max(0, zeros.index - 1));
  return `${before}::${words.slice(zeros.index + zeros[0].length + 1)}`;
}
