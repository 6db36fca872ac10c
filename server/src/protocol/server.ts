/** The server: starts a session for a client and keeps its documents and settings up to date. */
import {
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
  TextDocuments,
  type Connection,
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
  const current = (): Session => {
    if (session === undefined) throw new Error('the client asked before it initialized');
    return session;
  };
  const abilities = handlers(connection);
  const pull = pullDiagnostics(connection);
  connection.onInitialize((params) => {
    const client = clientFacts(params);
    session = createSession(connection, client, runtime);
    const announced = client.diagnostics === 'pull' ? [...abilities, pull] : abilities;
    return {
      serverInfo: { name: 'postfix-config', version: runtime.version },
      capabilities: Object.assign(
        { textDocumentSync: TextDocumentSyncKind.Incremental },
        ...announced.map(({ capability }) => capability),
      ) as object,
    };
  });
  connection.onInitialized(() => {
    const { client } = current();
    if (client.canRegister) void connection.client.register(DidChangeConfigurationNotification.type);
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

function followDocuments(connection: Connection, session: () => Session): void {
  const documents = new TextDocuments(TextDocument);
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
    for (const open of texts.openUris()) void session().refresh(open);
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
