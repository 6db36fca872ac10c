/** What both extensions do with their client: commands, files for the server, trust, start and stop. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { manualFolder } from './client-options.js';
import { registerCommands } from './commands.js';
import { serveFiles } from './file-access.js';
import { serveManual } from './manual-view.js';
import { restart } from './restart.js';

/** Starts the client, and ties it to the extension's life. */
export async function runClient(context: vscode.ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push(
    registerCommands(client),
    serveFiles(client, manualFolder(context)),
    serveManual(client),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart(client)),
  );
  await client.start();
}
