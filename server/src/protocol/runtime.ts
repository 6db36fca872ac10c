/** What the server needs from the machine it runs on: Node or a browser's worker. */
import type { Connection } from 'vscode-languageserver';
import type { DataSource } from '../service/index.js';

/** The machine's side of the server. */
export interface Runtime {
  readonly data: DataSource;
  readonly version: string;
  /** Text of a file by URI; undefined when there is none, it is too large, or it may not be read. */
  readFile(uri: string): Promise<string | undefined>;
}

/** Asks the client for a file, for URIs that the server cannot read itself. */
export async function readThroughClient(connection: Connection, uri: string): Promise<string | undefined> {
  try {
    const answer = await connection.sendRequest<{ text: string } | null>('postfix/readFile', { uri });
    return answer?.text;
  } catch {
    return undefined; // a client that cannot: the same as no file
  }
}
