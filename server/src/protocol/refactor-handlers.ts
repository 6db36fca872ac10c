/** The rows of the table for code actions and refactorings; both may want the texts of tables that are on disk. */
import { FIX_ALL_KIND, REFACTOR_KIND } from '../service/index.js';
import type { Handler } from './handlers.js';
import { record } from './initialization.js';
import type { Session } from './session.js';

/** Makes the rows for a connection. */
export function refactorHandlers(connection: Session['connection']): readonly Handler[] {
  return [
    {
      capability: {
        codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL_KIND, REFACTOR_KIND] },
      },
      register: (session) =>
        connection.onCodeAction(async ({ textDocument: { uri }, range, context: { only } }) => {
          const { documents, service } = session();
          const refactors = only === undefined || only.some((kind) => /^refactor(\.|$)/.test(kind));
          if (refactors) await documents.loadTables(service.refactoringFiles(uri));
          return service.codeActions(uri, range, only);
        }),
    },
    {
      capability: {},
      register: (session) =>
        connection.onRequest('postfix/refactor', async (params: unknown) => {
          const { uri, kind, options } = record(params);
          if (typeof uri !== 'string' || typeof kind !== 'string') {
            return { refusal: 'A refactoring needs the URI of a file and its own name' };
          }
          const { documents, service } = session();
          await documents.loadTables(service.refactoringFiles(uri));
          return service.refactor(uri, kind, record(options));
        }),
    },
  ];
}
