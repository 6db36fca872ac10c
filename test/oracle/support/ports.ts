/**
 * Ports of loopback for servers of the tests. They lie below those that systems give to outgoing connections, and each
 * process of tests has a range of its own, in which it goes round: nobody takes one between its choice and its use.
 */
import { createServer } from 'node:net';

/** Linux gives 32768 and above to outgoing connections unless told otherwise. */
const FIRST = 12_000;
const RANGE = 4_000;

/** The number that mocha gives to its processes; 0 without them. */
const worker = Number(process.env['MOCHA_WORKER_ID'] ?? 0) % 5;
let next = process.pid % RANGE;

/** As many ports as asked for, on which nobody listens; throws when there are none left. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  for (let tries = 0; ports.length < count; tries += 1) {
    if (tries > RANGE) throw new Error(`no ${String(count)} free ports from ${String(FIRST)} on`);
    const port = FIRST + worker * RANGE + next;
    next = (next + 1) % RANGE;
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
