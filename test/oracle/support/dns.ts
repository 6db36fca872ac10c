/** A name server on loopback that knows a few records, and says of each whether DNSSEC has validated it. */
import { createSocket } from 'node:dgram';

/** Records by name: addresses, mail servers and TLSA records as hexadecimal text. */
export type Zone = Readonly<Record<string, ZoneEntry>>;

/** What is known of a name; 'insecure' is without a signature. */
export interface ZoneEntry {
  readonly A?: string;
  readonly MX?: string;
  readonly TLSA?: string;
  readonly insecure?: true;
}

const TYPES: ReadonlyMap<number, 'A' | 'MX' | 'TLSA'> = new Map([
  [1, 'A'],
  [15, 'MX'],
  [52, 'TLSA'],
]);
const HEADER = 12;

/** Answers at an address of loopback, port 53, until it is closed. */
export function startDns(address: string, zone: () => Zone): Promise<{ close(): void }> {
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address: from }) => {
    socket.send(answer(query, zone()), port, from);
  });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.bind(53, address, () => {
      resolve({ close: () => socket.close() });
    });
  });
}

function answer(query: Buffer, zone: Zone): Buffer {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  const question = query.subarray(HEADER, at + 5);
  const entry = zone[labels.join('.').toLowerCase()];
  const type = TYPES.get(query.readUInt16BE(at + 1));
  const value = type === undefined ? undefined : entry?.[type];
  const record =
    type === undefined || value === undefined ? Buffer.alloc(0) : recordOf(type, value, query, at);
  const header = Buffer.alloc(HEADER);
  query.copy(header, 0, 0, 2);
  // An answer, recursion available, validated unless it is insecure; no such name where there is no entry.
  header[2] = 0x81;
  header[3] = 0x80 | (entry?.insecure === true ? 0 : 0x20) | (entry === undefined ? 3 : 0);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(record.length > 0 ? 1 : 0, 6);
  return Buffer.concat([header, question, record]);
}

function recordOf(type: 'A' | 'MX' | 'TLSA', value: string, query: Buffer, at: number): Buffer {
  const data = dataOf(type, value);
  const head = Buffer.alloc(12);
  // The name is that of the question.
  head.writeUInt16BE(0xc000 + HEADER, 0);
  query.copy(head, 2, at + 1, at + 5);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: 'A' | 'MX' | 'TLSA', value: string): Buffer {
  if (type === 'A') return Buffer.from(value.split('.').map(Number));
  if (type === 'TLSA') return Buffer.from(value, 'hex');
  const labels = value.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  return Buffer.concat([Buffer.from([0, 10]), ...labels, Buffer.from([0])]);
}
