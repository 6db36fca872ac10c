/** The extension on the desktop and over Remote SSH: the server is a Node.js process beside it. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { runClient } from './activation.js';
import { clientId, clientName, createClient } from './client-options.js';

let client: LanguageClient | undefined;

/** Called by VS Code when the first Postfix file opens. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const server = { module, transport: TransportKind.ipc };
  const debug = { ...server, options: { execArgv: ['--nolazy', '--inspect=0'] } };
  client = createClient(
    context,
    (options) => new LanguageClient(clientId, clientName, { run: server, debug }, options),
  );
  await runClient(context, client);
}

/** Called by VS Code when it closes, or when the extension is switched off. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}
