/** How both extensions, desktop and browser, set up the language client; the way to the server is theirs. */
import * as vscode from 'vscode';
import { CloseAction } from 'vscode-languageclient';
import type {
  BaseLanguageClient,
  CloseHandlerResult,
  ErrorHandler,
  LanguageClientOptions,
} from 'vscode-languageclient';
import { languageIds, watchedFiles } from './manifest.js';
import { openManualCommand } from './manual-view.js';
import { peersCommand } from './log-evidence.js';
import { effectiveTlsCommand } from './views/effective-tls.js';

/** The client's id is also the prefix of its trace setting, `postfix.trace.server`. */
export const clientId = 'postfix';

/** The client's name, which is also the name of its output channel. */
export const clientName = 'Postfix';

/** Makes the options of a client; `create` gets them and answers the client made with them. */
export function createClient<Client extends BaseLanguageClient>(
  context: vscode.ExtensionContext,
  create: (options: LanguageClientOptions) => Client,
): Client {
  const watchers = watchedFiles.map((glob) => vscode.workspace.createFileSystemWatcher(glob));
  const client = create({
    documentSelector: languageIds.map((language) => ({ language })),
    synchronize: { fileEvents: watchers },
    // Hovers link to one command, and to no other.
    markdown: { isTrusted: { enabledCommands: [openManualCommand] } },
    // A function: after a restart the server learns of trust that was granted meanwhile.
    initializationOptions: () => ({
      isTrusted: vscode.workspace.isTrusted,
      manualCommand: openManualCommand,
      tlsCommand: effectiveTlsCommand,
      peersCommand,
      suggestCommand: 'editor.action.triggerSuggest',
      manualPages: manualFolder(context).toString(),
      documentation: vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules').toString(),
    }),
    errorHandler: {
      error: (error, message, count) => policy().error(error, message, count),
      closed: () => announceRestart(policy()),
    },
  });
  // The library's own policy: start the server again, unless it dies again and again.
  let chosen: ErrorHandler | undefined;
  const policy = (): ErrorHandler => (chosen ??= client.createDefaultErrorHandler());
  context.subscriptions.push(...watchers);
  return client;
}

/** The folder of the manual that came with the extension. */
export function manualFolder(context: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(context.extensionUri, 'dist', 'manual');
}

async function announceRestart(policy: ErrorHandler): Promise<CloseHandlerResult> {
  const result = await policy.closed();
  if (result.action === CloseAction.Restart) {
    void vscode.window.showWarningMessage(
      'The Postfix language server stopped unexpectedly and is being started again; "Postfix: Show Output" tells more',
    );
  }
  return result;
}
