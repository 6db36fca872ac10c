/** The rows of the table for finding one's way, and for rename and formatting, which change what is found. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { RenameRefusal } from '../service/index.js';
import type { Handler } from './handlers.js';
import type { Session } from './session.js';

/** Makes the rows for a connection. */
export function navigationHandlers(connection: Session['connection']): readonly Handler[] {
  return [
    {
      capability: { definitionProvider: true },
      register: (session) =>
        connection.onDefinition(async ({ textDocument, position }) => {
          await loadAround(session(), textDocument.uri);
          return session().service.definition(textDocument.uri, position);
        }),
    },
    {
      capability: { referencesProvider: true },
      register: (session) =>
        connection.onReferences(async ({ textDocument, position, context }) => {
          await loadAround(session(), textDocument.uri);
          return session().service.references(textDocument.uri, position, context);
        }),
    },
    {
      capability: { documentHighlightProvider: true },
      register: (session) =>
        connection.onDocumentHighlight(({ textDocument, position }) =>
          session().service.highlights(textDocument.uri, position),
        ),
    },
    {
      capability: { renameProvider: { prepareProvider: true } },
      register: (session) => {
        connection.onPrepareRename(async ({ textDocument, position }) => {
          await session().documents.loadBeside(textDocument.uri);
          return orRefuse(session().service.prepareRename(textDocument.uri, position));
        });
        connection.onRenameRequest(async ({ textDocument, position, newName }) => {
          await loadAround(session(), textDocument.uri);
          return orRefuse(session().service.rename(textDocument.uri, position, newName));
        });
      },
    },
    {
      capability: { documentSymbolProvider: true },
      register: (session) =>
        connection.onDocumentSymbol(({ textDocument }) =>
          session().service.documentSymbols(textDocument.uri),
        ),
    },
    {
      capability: { workspaceSymbolProvider: true },
      register: (session) =>
        connection.onWorkspaceSymbol(({ query }) =>
          session().service.workspaceSymbols(session().documents.openUris(), query),
        ),
    },
    {
      capability: { foldingRangeProvider: true },
      register: (session) =>
        connection.onFoldingRanges(({ textDocument }) => session().service.foldingRanges(textDocument.uri)),
    },
    {
      capability: { documentLinkProvider: {} },
      register: (session) =>
        connection.onDocumentLinks(({ textDocument }) => session().service.documentLinks(textDocument.uri)),
    },
    {
      capability: { selectionRangeProvider: true },
      register: (session) =>
        connection.onSelectionRanges(({ textDocument, positions }) =>
          session().service.selectionRanges(textDocument.uri, positions),
        ),
    },
    {
      capability: { documentFormattingProvider: true, documentRangeFormattingProvider: true },
      register: (session) => {
        connection.onDocumentFormatting(({ textDocument }) => session().service.format(textDocument.uri));
        connection.onDocumentRangeFormatting(({ textDocument, range }) =>
          session().service.format(textDocument.uri, range),
        );
      },
    },
  ];
}

/** The tables beside an open file are read when a question needs them, so that the answer is never about an old state. */
async function loadAround({ documents, service }: Session, uri: string): Promise<void> {
  await documents.loadBeside(uri);
  await documents.loadTables(service.tableUris(uri));
}

/** An answer, or the service's refusal as the error that LSP has for it: editors show its sentence. */
function orRefuse<T extends object>(answer: T | RenameRefusal): T {
  if ('refusal' in answer) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.refusal);
  return answer;
}
