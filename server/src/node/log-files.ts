/** Reads logs of any size line by line: plain or gzip, in bounded memory. What the lines say is for service/logs. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { LogAggregate } from '../service/logs/aggregate.js';
import type { Day } from '../service/logs/timestamp.js';

/** Takes what is read. */
interface LineSink {
  /** One line without its line feed; each is a string of its own, so that keeping a part of it keeps no more. */
  line(text: string): void;
  /** A line too long for any log. */
  overlong(): void;
}

/** Bytes above which a line is skipped; Postfix itself cuts what it logs at 2,000. */
export const LONGEST_LINE = 64 * 1024;

const GZIP = '1f8b';
const OTHER_COMPRESSION: Readonly<{ [magic: string]: string }> = {
  fd377a58: 'xz',
  '28b52ffd': 'zstd',
  '425a6839': 'bzip2',
};

/**
 * Hands over the lines of a stream of bytes. Resolves with undefined, or with the reason why it could not be read to
 * its end; rejects when the stream fails.
 */
function readLog(input: Readable, sink: LineSink): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const lines = createSplitter(sink);
    input.on('error', reject);
    input.once('end', () => {
      resolve(undefined); // an empty file; otherwise somebody has resolved before, or is about to
    });
    input.once('data', (first: Buffer) => {
      const magic = first.subarray(0, 4).toString('hex');
      const other = OTHER_COMPRESSION[magic];
      if (other !== undefined) {
        input.destroy();
        resolve(`compressed with ${other}, which is not read here; unpack it and hand it over as "-"`);
      } else if (magic.startsWith(GZIP)) {
        input.removeAllListeners('end');
        const gunzip = createGunzip({ chunkSize: 256 * 1024 });
        gunzip.on('data', (chunk: Buffer) => {
          lines.take(chunk);
        });
        gunzip.on('end', () => {
          lines.finish();
          resolve(undefined);
        });
        gunzip.on('error', (error) => {
          lines.finish();
          input.destroy();
          resolve(`damaged or cut off (${error.message}): only what comes before counts`);
        });
        gunzip.write(first);
        input.pipe(gunzip);
      } else {
        lines.take(first);
        input.on('data', (chunk: Buffer) => {
          lines.take(chunk);
        });
        input.prependOnceListener('end', () => {
          lines.finish();
        });
      }
    });
  });
}

/** Adds the lines of a log; see {@link readLog} for what it resolves with. `written` is its last change. */
export function addLog(input: Readable, written: Date, aggregate: LogAggregate): Promise<string | undefined> {
  const until = dayOf(written);
  return readLog(input, {
    line(text) {
      aggregate.add(text, until);
    },
    overlong() {
      aggregate.skip();
    },
  });
}

/** The same for a file; rejects when it cannot be read at all. */
export async function readLogFile(path: string, aggregate: LogAggregate): Promise<string | undefined> {
  const { mtime } = await stat(path);
  return addLog(openLogFile(path), mtime, aggregate);
}

/** Opens a log for reading in blocks of a size that suits gigabytes. */
export function openLogFile(path: string): Readable {
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

/** A day in local time, as logs have it: that of a log's last change gives the years to times that have none. */
function dayOf(date: Date): Day {
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

interface Splitter {
  take(chunk: Buffer): void;
  finish(): void;
}

/** Cuts chunks at line feeds; bytes are taken as Latin-1, since all that matters is ASCII. */
function createSplitter(sink: LineSink): Splitter {
  let rest: Buffer[] = [];
  let restLength = 0;
  const emit = (bytes: Buffer, start: number, end: number): void => {
    if (end - start > LONGEST_LINE) sink.overlong();
    else sink.line(bytes.toString('latin1', start, end));
  };
  const emitRest = (): void => {
    if (restLength > LONGEST_LINE) sink.overlong();
    else emit(Buffer.concat(rest), 0, restLength);
    rest = [];
    restLength = 0;
  };
  const keep = (bytes: Buffer): void => {
    restLength += bytes.length;
    // Of a line that is too long, only its length is kept; the rest is a copy, so that the block is free again.
    if (restLength > LONGEST_LINE) rest = [];
    else rest.push(Buffer.from(bytes));
  };
  return {
    take(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        if (restLength > 0) {
          keep(chunk.subarray(start, end));
          emitRest();
        } else emit(chunk, start, end);
        start = end + 1;
      }
      if (start < chunk.length) keep(chunk.subarray(start));
    },
    finish() {
      if (restLength > 0) emitRest();
    },
  };
}
