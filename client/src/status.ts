/** "Postfix: Show Server Status": which server runs, and which releases the active file is judged for. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';

/** The client's request for the server's status; `uri` names the file whose instance is meant, if any. */
export const statusRequest = 'postfix/status';

/** What the server answers: the releases that it judges by, in words, and why it chose them. */
export interface ServerStatus {
  readonly postfix: string;
  readonly openssl: string;
  readonly manual?: string;
}

/** Shows the status in a message, with the way to the output beside it. */
export async function showStatus(client: BaseLanguageClient): Promise<void> {
  const more = 'Show Output';
  const chosen = await vscode.window.showInformationMessage(await describe(client), more);
  if (chosen === more) client.outputChannel.show(true);
}

async function describe(client: BaseLanguageClient): Promise<string> {
  if (client.state !== State.Running) return 'The Postfix language server is not running';
  const info = client.initializeResult?.serverInfo;
  const server = `Postfix language server ${info?.version ?? '(no version)'}`;
  try {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const status = await client.sendRequest<ServerStatus>(statusRequest, {
      uri: uri && client.code2ProtocolConverter.asUri(uri),
    });
    const manual = status.manual === undefined ? '' : `; manual: ${status.manual}`;
    return `${server}; judging for Postfix ${status.postfix}, OpenSSL ${status.openssl}${manual}`;
  } catch (error) {
    return `${server}; no status: ${error instanceof Error ? error.message : String(error)}`;
  }
}
