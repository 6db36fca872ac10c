/** The rows of the table for help while reading and writing: hover, completion, signature help, the manual. */
import type { CompletionItem, Hover } from 'vscode-languageserver';
import { COMPLETION_TRIGGERS, plainText, SIGNATURE_TRIGGERS } from '../service/index.js';
import { listOf } from './completion-list.js';
import type { Handler } from './handlers.js';
import { record, type TextFormat } from './initialization.js';
import type { Session } from './session.js';

/** Makes the rows for a connection. */
export function helpHandlers(connection: Session['connection']): readonly Handler[] {
  return [
    {
      capability: { hoverProvider: true },
      register: (session) =>
        connection.onHover(async ({ textDocument, position }) => {
          const { manual, service, client } = session();
          await manual.load();
          const hover = service.hover(textDocument.uri, position);
          manual.tellProblems();
          return hover === undefined ? null : hoverIn(client.format, hover);
        }),
    },
    {
      capability: {
        completionProvider: { resolveProvider: true, triggerCharacters: [...COMPLETION_TRIGGERS] },
      },
      register(session) {
        connection.onCompletion(({ textDocument, position }) => {
          const { service, client } = session();
          return listOf(service.completion(textDocument.uri, position), client.itemDefaults);
        });
        connection.onCompletionResolve((item) => {
          const { service, client } = session();
          return itemIn(client.format, service.resolveCompletion(item));
        });
      },
    },
    {
      capability: { signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] } },
      register: (session) =>
        connection.onSignatureHelp(({ textDocument, position }) =>
          session().service.signatureHelp(textDocument.uri, position),
        ),
    },
    {
      capability: {},
      register: (session) =>
        connection.onRequest('postfix/manualEntry', async (params: unknown) => {
          const { name } = record(params);
          const { manual } = session();
          await manual.load();
          const entry = typeof name === 'string' ? manual.current()?.entry(name) : undefined;
          manual.tellProblems();
          if (entry === undefined) return null;
          const { defaultText, markdown } = entry;
          const heading = defaultText === undefined ? entry.name : `${entry.name} (default: ${defaultText})`;
          return { heading, markdown };
        }),
    },
  ];
}

function hoverIn(format: TextFormat, hover: Hover): Hover {
  const { contents } = hover;
  if (format === 'markdown' || typeof contents === 'string' || !('kind' in contents)) return hover;
  return { ...hover, contents: { kind: 'plaintext', value: plainText(contents.value) } };
}

function itemIn(format: TextFormat, item: CompletionItem): CompletionItem {
  const { documentation } = item;
  if (format === 'markdown' || typeof documentation !== 'object') return item;
  return { ...item, documentation: { kind: 'plaintext', value: plainText(documentation.value) } };
}
