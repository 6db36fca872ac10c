/** The extension in the browser: the server is a web worker, and nothing is read from a disk. */
import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { runClient } from '../activation.js';
import { clientId, clientName, createClient } from '../client-options.js';

let client: LanguageClient | undefined;
let worker: Worker | undefined;

/** Called by VS Code when the first Postfix file opens. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const server = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js');
  client = createClient(
    context,
    (options) => new LanguageClient(clientId, clientName, () => replaceWorker(server), options),
  );
  await runClient(context, client);
}

/** Called by VS Code when it closes, or when the extension is switched off. */
export async function deactivate(): Promise<void> {
  await client?.stop();
  worker?.terminate();
}

/**
 * The way to a new worker; the client leaves an old one running when it starts again. It would also take the
 * worker itself, but does not know it for one: VS Code puts another `Worker` in the place of the browser's.
 */
async function replaceWorker(script: vscode.Uri): Promise<MessageTransports> {
  worker?.terminate();
  worker = await startWorker(script);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** A web extension that is installed on a remote may not start a worker by its address, only from its text. */
async function startWorker(script: vscode.Uri): Promise<Worker> {
  try {
    return new Worker(script.toString(true));
  } catch {
    const bytes = await vscode.workspace.fs.readFile(script);
    const blob = new Blob([new Uint8Array(bytes)], { type: 'text/javascript' });
    return new Worker(URL.createObjectURL(blob));
  }
}
