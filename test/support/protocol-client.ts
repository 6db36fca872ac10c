/** An LSP client for tests: speaks to a server over any two streams and remembers what it was told. */
import type { Readable, Writable } from 'node:stream';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
} from 'vscode-languageserver/node';
import type { ManualMode, RuntimeManual } from '../../server/src/protocol/runtime.js';

/** A connected client. */
export interface ProtocolClient {
  readonly connection: ProtocolConnection;
  /** The messages that the server showed to the user. */
  readonly shown: readonly string[];
  initialize(params?: object): Promise<InitializeResult>;
  open(uri: string, languageId: string, text: string): Promise<void>;
  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): Promise<void>;
  /** Resolves with the next diagnostics that are published for a file. */
  nextDiagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** Says goodbye, short of `exit`, which would end the process of a server in memory too. */
  stop(): Promise<void>;
}

/** Answers of the client to the server's requests. */
export interface ClientAnswers {
  /** Files that `postfix/readFile` hands out. */
  readonly files?: Readonly<Record<string, string>>;
  /** Names that `postfix/listFiles` answers for any folder. */
  readonly listed?: readonly string[];
  /** The manual that a server in memory opens. */
  readonly manual?: RuntimeManual;
  /** Takes the modes in which a server in memory opens manuals. */
  readonly openedManuals?: ManualMode[];
  /** The value of the "postfix" settings. */
  readonly settings?: unknown;
}

/** Connects to a server that reads `input` and writes `output`. */
export function connectClient(
  output: Readable,
  input: Writable,
  answers: ClientAnswers = {},
): ProtocolClient {
  const connection = createProtocolConnection(
    new StreamMessageReader(output),
    new StreamMessageWriter(input),
  );
  const shown: string[] = [];
  const waiting = new Map<string, ((diagnostics: readonly Diagnostic[]) => void)[]>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishParams) => {
    const resolvers = waiting.get(uri) ?? [];
    waiting.delete(uri);
    for (const resolve of resolvers) resolve(diagnostics);
  });
  connection.onNotification(
    'window/showMessage',
    ({ message }: { message: string }) => void shown.push(message),
  );
  connection.onRequest('postfix/readFile', ({ uri }: { uri: string }) => {
    const text = answers.files?.[uri];
    return text === undefined ? null : { text };
  });
  connection.onRequest('postfix/listFiles', () => answers.listed ?? null);
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => answers.settings ?? {}),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  return {
    connection,
    shown,
    async initialize(params = {}) {
      const capabilities = {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
      };
      const result = await connection.sendRequest<InitializeResult>('initialize', {
        processId: null,
        rootUri: null,
        capabilities,
        ...params,
      });
      await connection.sendNotification('initialized', {});
      return result;
    },
    open: (uri, languageId, text) =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    nextDiagnostics: (uri) =>
      new Promise((resolve) => {
        waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
      }),
    async stop() {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}

interface PublishParams {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}
