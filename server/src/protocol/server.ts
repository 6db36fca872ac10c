/** The server: starts a session for a client and keeps its documents and settings up to date. */
import {
  DidChangeConfigurationNotification,
  ErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
  type Connection,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { handlers } from './handlers.js';
import { clientFacts, record } from './initialization.js';
import { pullDiagnostics } from './pull.js';
import type { Runtime } from './runtime.js';
import { createSession, type Session } from './session.js';
import { refreshViews } from './tls-handlers.js';

/** Serves one client on a connection until it says goodbye. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let session: Session | undefined;
  let isShutDown = false;
  const current = (): Session => {
    if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server was told to shut down');
    if (session === undefined) {
      throw new ResponseError(
        ErrorCodes.ServerNotInitialized,
        'the client has not initialized the server yet',
      );
    }
    return session;
  };
  const abilities = handlers(connection);
  const pull = pullDiagnostics(connection);
  connection.onInitialize((params) => {
    if (session !== undefined) {
      throw new ResponseError(ErrorCodes.InvalidRequest, 'the server was initialized before');
    }
    const client = clientFacts(params);
    session = createSession(connection, client, runtime);
    const announced = client.diagnostics === 'pull' ? [...abilities, pull] : abilities;
    return {
      serverInfo: { name: 'postfix-config', version: runtime.version },
      capabilities: Object.assign(
        {
          textDocumentSync: TextDocumentSyncKind.Incremental,
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
        ...announced.map(({ capability }) => capability),
      ) as object,
    };
  });
  connection.onInitialized(() => {
    const { client } = current();
    if (client.changesFolders) followFolders(connection, current());
    if (!client.canRegister) return;
    // A client that will not register has said so in its own log, and sends its settings or does not.
    connection.client.register(DidChangeConfigurationNotification.type).catch(() => undefined);
  });
  connection.onShutdown(() => {
    isShutDown = true;
  });
  for (const ability of [...abilities, pull]) ability.register(current);
  followDocuments(connection, current);
  followSettings(connection, current);
  connection.onRequest('postfix/status', (params: unknown) => {
    const { uri } = record(params);
    const { service, settings } = current();
    const target = typeof uri === 'string' ? service.analyse(uri)?.instance.catalogue.target : undefined;
    const { postfixVersion, opensslVersion } = settings.of(typeof uri === 'string' ? uri : '');
    return {
      postfix: target?.postfix ?? postfixVersion ?? 'the newest release',
      openssl: target?.openssl ?? opensslVersion ?? 'the newest release',
    };
  });
  connection.listen();
}

/** Documents as a client sends them; what has no text is none. */
const SENT_DOCUMENTS = {
  create(uri: string, languageId: string, version: number, text: string): TextDocument {
    if (![uri, text].every((part: unknown) => typeof part === 'string')) {
      throw new ResponseError(ErrorCodes.InvalidParams, 'a document must have a URI and a text');
    }
    return TextDocument.create(uri, languageId, version, text);
  },
  update: (
    document: TextDocument,
    changes: TextDocumentContentChangeEvent[],
    version: number,
  ): TextDocument => TextDocument.update(document, changes, version),
};

function followDocuments(connection: Connection, session: () => Session): void {
  const documents = new TextDocuments(SENT_DOCUMENTS);
  documents.onDidOpen(({ document }) => {
    session().documents.opened(document);
    void session().refresh(document.uri);
  });
  documents.onDidChangeContent(({ document }) => {
    session().documents.opened(document);
    session().changed(document.uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    session().closed(uri);
    for (const open of session().documents.openUris()) void session().refresh(open);
  });
  documents.listen(connection);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const { documents: texts, settings } = session();
    for (const { uri } of changes) texts.forget(uri);
    if (changes.some(({ uri }) => uri.endsWith('/.postfix-lint.json'))) settings.forget();
    const refreshed = texts.openUris().map((open) => session().refresh(open));
    // A file that is gone keeps no findings.
    void Promise.all(refreshed).then(() => {
      session().publisher.withdraw();
    });
  });
}

function followFolders(connection: Connection, session: Session): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    session.workspace.change(added, removed);
    session.settings.forget();
    for (const open of session.documents.openUris()) void session.refresh(open);
  });
}

function followSettings(connection: Connection, session: () => Session): void {
  connection.onDidChangeConfiguration(({ settings: sent }: { settings: unknown }) => {
    const { settings, documents, client, manual } = session();
    manual.forget();
    const section = record(sent)['postfix'];
    if (client.canConfigure || section === undefined) settings.forget();
    else settings.replace(section);
    const refreshed = documents.openUris().map((open) => session().refresh(open));
    void Promise.all(refreshed).then(() => {
      refreshViews(session());
    });
  });
}
