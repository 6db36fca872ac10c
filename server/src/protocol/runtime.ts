/** What the server needs from the machine it runs on: Node or a browser's worker. */
import type { Connection } from 'vscode-languageserver';
import type { DataSource, Manual } from '../service/index.js';
import type { LogAggregate } from '../service/logs/aggregate.js';
import { record } from './initialization.js';

/** The machine's side of the server. */
export interface Runtime {
  readonly data: DataSource;
  readonly version: string;
  /** Text of a file by URI; undefined when there is none, it has more than `limit` bytes, or it may not be read. */
  readFile(uri: string, limit?: number): Promise<string | undefined>;
  /** Names of the files in a folder by URI; undefined when there is no such folder or it may not be read. */
  listFiles(uri: string): Promise<readonly string[] | undefined>;
  /**
   * Adds the lines of a log of any size, plain or gzip, by URI. Resolves with undefined, or with the reason why it
   * could not be read to its end; rejects when it cannot be read at all.
   */
  readLog?(uri: string, aggregate: LogAggregate): Promise<string | undefined>;
  /** Opens a manual of Postfix; `bundled` is the URI of the pages that came with the client, where there are any. */
  openManual(mode: ManualMode, bundled: string | undefined): Promise<RuntimeManual>;
}

/** Which manual is shown; `auto`: the machine's where it has one, else the one that comes with us. */
export type ManualMode = 'auto' | 'bundled' | 'system';

/** A manual that says what it could not read. */
export interface RuntimeManual extends Manual {
  /** The problems met since the last call, one sentence each. */
  takeProblems(): readonly string[];
}

/** Asks the client for a file, for URIs that the server cannot read itself. */
export async function readThroughClient(connection: Connection, uri: string): Promise<string | undefined> {
  try {
    const { text } = record(await connection.sendRequest<unknown>('postfix/readFile', { uri }));
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined; // a client that cannot: the same as no file
  }
}

/** Asks the client for the names of the files in a folder. */
export async function listThroughClient(
  connection: Connection,
  uri: string,
): Promise<readonly string[] | undefined> {
  try {
    const names = await connection.sendRequest<unknown>('postfix/listFiles', { uri });
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : undefined;
  } catch {
    return undefined; // a client that cannot: the same as no folder
  }
}
