/** The rows of the table for what an editor shows about TLS without being asked, and the view that is asked for. */
import type { Connection } from 'vscode-languageserver';
import type { ServiceTlsReport } from '../service/index.js';
import type { Handler } from './handlers.js';
import { record } from './initialization.js';
import type { Session } from './session.js';

/** Makes the rows for a connection. */
export function tlsHandlers(connection: Connection): readonly Handler[] {
  return [
    {
      capability: { codeLensProvider: {} },
      register: (session) =>
        connection.onCodeLens(async ({ textDocument: { uri } }) => {
          await load(session(), uri);
          return session().service.codeLenses(uri);
        }),
    },
    {
      capability: { inlayHintProvider: true },
      register: (session) =>
        connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
          await load(session(), uri);
          return session().service.inlayHints(uri, range);
        }),
    },
    {
      capability: {},
      register: (session) =>
        connection.onRequest('postfix/effectiveTls', async (params: unknown): Promise<EffectiveTlsAnswer> => {
          const { uri } = record(params);
          if (typeof uri !== 'string') return { services: [] };
          await load(session(), uri);
          const { service, documents } = session();
          await documents.loadTables(service.tlsTableUris(uri));
          return { services: service.effectiveTls(uri) ?? [] };
        }),
    },
  ];
}

/** The server's answer to `postfix/effectiveTls`; no services where a file belongs to no known configuration. */
export interface EffectiveTlsAnswer {
  readonly services: readonly ServiceTlsReport[];
}

/** Asks the client to ask again for what settings or a log have changed. */
export function refreshViews({ connection, client: { refreshes } }: Session): void {
  const ignore = (): void => undefined; // a client that is going away
  if (refreshes.codeLenses) connection.sendRequest('workspace/codeLens/refresh').catch(ignore);
  if (refreshes.inlayHints) connection.languages.inlayHint.refresh().catch(ignore);
}

/** The neighbours and settings that an answer rests on. */
async function load({ documents, settings }: Session, uri: string): Promise<void> {
  await Promise.all([documents.loadBeside(uri), settings.load(uri)]);
}
