/** What the server can do, as a table: a capability to announce and the handler that keeps the promise. */
import type { ServerCapabilities } from 'vscode-languageserver';
import { SEMANTIC_LEGEND } from '../service/index.js';
import { helpHandlers } from './help-handlers.js';
import { logHandlers } from './log-evidence.js';
import { navigationHandlers } from './navigation-handlers.js';
import { refactorHandlers } from './refactor-handlers.js';
import type { Session } from './session.js';
import { tlsHandlers } from './tls-handlers.js';

/** One ability. */
export interface Handler {
  readonly capability: ServerCapabilities;
  register(session: () => Session): void;
}

/** Makes the table's rows for a connection. */
export function handlers(connection: Session['connection']): readonly Handler[] {
  return [
    ...helpHandlers(connection),
    ...refactorHandlers(connection),
    {
      capability: { semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: true } },
      register: (session) =>
        connection.languages.semanticTokens.on(({ textDocument }) =>
          session().service.semanticTokens(textDocument.uri),
        ),
    },
    ...navigationHandlers(connection),
    ...logHandlers(connection),
    ...tlsHandlers(connection),
  ];
}
