/** Everything a handler may use, put together once the client has said who it is. */
import type { Connection } from 'vscode-languageserver';
import { createLanguageService, type LanguageService } from '../service/index.js';
import { createDocuments, type Documents } from './documents.js';
import { createFolders } from './folders.js';
import type { ClientFacts } from './initialization.js';
import { createLogStore, type LogStore } from './log-evidence.js';
import { createManualStore, type ManualStore } from './manual.js';
import { createPublisher, type Publisher } from './publisher.js';
import type { Runtime } from './runtime.js';
import { createSettings, type SettingsStore } from './settings.js';
import { createWorkspaceFolders, type WorkspaceFolders } from './workspace-folders.js';

/** The parts of a running server. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFacts;
  readonly workspace: WorkspaceFolders;
  readonly runtime: Runtime;
  readonly service: LanguageService;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly publisher: Publisher;
  readonly manual: ManualStore;
  /** What the log told that was read last. */
  readonly logs: LogStore;
  /** Loads what an open file needs (its neighbours and settings) and brings its diagnostics up to date. */
  refresh(uri: string): Promise<void>;
  /** Brings the diagnostics of a changed file up to date, once what it needs is loaded. */
  changed(uri: string): void;
  closed(uri: string): void;
}

/** Starts a session. */
export function createSession(connection: Connection, client: ClientFacts, runtime: Runtime): Session {
  const workspace = createWorkspaceFolders(client.folders);
  const mayRead = (uri: string): boolean => client.isTrusted || workspace.hold(uri);
  const readFile = (uri: string, limit?: number): Promise<string | undefined> =>
    mayRead(uri) ? runtime.readFile(uri, limit) : Promise.resolve(undefined);
  const documents = createDocuments(readFile, mayRead);
  const settings = createSettings({
    connection,
    canConfigure: client.canConfigure,
    initial: client.settings,
    readFile,
    foldersOf: (uri) => workspace.above(uri),
  });
  const folders = createFolders((uri) => runtime.listFiles(uri), mayRead);
  const manual = createManualStore(connection, client, runtime);
  const { documentation, manualCommand, suggestCommand, tlsCommand, peersCommand } = client;
  const logs = createLogStore();
  const service = createLanguageService(
    runtime.data,
    {
      read: (uri) => documents.read(uri),
      settings: (uri) => settings.of(uri),
      list: (folder) => folders.of(folder),
    },
    {
      snippets: client.snippets,
      edits: client.edits,
      ...(suggestCommand !== undefined && { suggestCommand }),
      manual: () => manual.current(),
      lenses: () => {
        const evidence = logs.current();
        return {
          ...(tlsCommand !== undefined && { showTls: tlsCommand }),
          ...(peersCommand !== undefined && { showPeers: peersCommand }),
          ...(evidence !== undefined && { evidence }),
        };
      },
      ...(documentation !== undefined && { documentationLink: (rule) => `${documentation}${rule}.md` }),
      ...(manualCommand !== undefined && {
        entryAddress: (name) => `command:${manualCommand}?${encodeURIComponent(JSON.stringify([name]))}`,
      }),
    },
  );
  const publisher = createPublisher(connection, service, () => documents.openUris());
  const loaded = new Set<string>();
  const show = (uri: string): void => {
    if (client.diagnostics === 'push' && !isOldState(uri)) publisher.schedule(uri);
  };
  return {
    connection,
    client,
    workspace,
    runtime,
    service,
    documents,
    settings,
    publisher,
    manual,
    logs,
    async refresh(uri) {
      try {
        await Promise.all([documents.loadBeside(uri), settings.load(uri), folders.load(uri)]);
      } catch (error) {
        connection.console.error(`What belongs to ${uri} was not read: ${String(error)}`);
      }
      loaded.add(uri);
      show(uri);
    },
    changed(uri) {
      if (loaded.has(uri)) show(uri);
    },
    closed(uri) {
      loaded.delete(uri);
      documents.closed(uri);
      publisher.withdraw();
    },
  };
}

/**
 * Whether a document is an old state of a file, as an editor shows it beside the new one. Nobody can mend it, and the
 * files that it was written for are not in reach: its findings would be wrong and of no use.
 */
function isOldState(uri: string): boolean {
  return uri.startsWith('git:');
}
