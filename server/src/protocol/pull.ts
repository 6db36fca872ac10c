/** Diagnostics for clients that ask for them. */
import type { Handler } from './handlers.js';
import type { Session } from './session.js';

/** The ability to answer `textDocument/diagnostic`; announced only to clients that chose it. */
export function pullDiagnostics(connection: Session['connection']): Handler {
  return {
    capability: {
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false, identifier: 'postfix' },
    },
    register: (session) => {
      connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
        const { documents, settings, service } = session();
        await Promise.all([documents.loadBeside(uri), settings.load(uri)]);
        return { kind: 'full', items: service.diagnostics(uri).get(uri) ?? [] };
      });
    },
  };
}
