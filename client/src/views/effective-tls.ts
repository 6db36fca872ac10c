/**
 * "Postfix: Show Effective TLS": a table of services and protocol versions in a panel, each cell a link to the line
 * that decides, with suites on demand. Nothing is loaded from anywhere; the script only sends clicks.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { renderEffectiveTls } from './effective-tls-html.js';
import type { EffectiveTlsAnswer, ShownPlace } from './effective-tls-report.js';

/** The client's request; `uri` names a file of the instance. */
const effectiveTlsRequest = 'postfix/effectiveTls';

/** The command that code lenses run; its argument is the URI of a file of the instance. */
export const effectiveTlsCommand = 'postfix.showEffectiveTls';

/** Opens the panel for the file named, or the one in the active editor. */
export async function showEffectiveTls(client: BaseLanguageClient, given?: unknown): Promise<void> {
  const uri = uriOf(client, given);
  if (uri === undefined) {
    void vscode.window.showInformationMessage('Open a main.cf or master.cf to see its effective TLS');
    return;
  }
  const title = 'Effective TLS';
  const panel = vscode.window.createWebviewPanel('postfix.effectiveTls', title, vscode.ViewColumn.Beside, {
    enableScripts: true,
    localResourceRoots: [],
  });
  const update = async (): Promise<void> => {
    try {
      const answer = await client.sendRequest<EffectiveTlsAnswer>(effectiveTlsRequest, { uri });
      panel.webview.html = renderEffectiveTls(answer.services, nonce());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(`Effective TLS: ${reason}`);
    }
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void update(), 300);
  };
  const changes = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document.languageId.startsWith('postfix-')) later();
  });
  panel.webview.onDidReceiveMessage((message: unknown) => openPlace(client, message));
  panel.onDidDispose(() => {
    clearTimeout(waiting);
    changes.dispose();
  });
  await update();
}

function uriOf(client: BaseLanguageClient, given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  const document = vscode.window.activeTextEditor?.document;
  const chosen =
    given instanceof vscode.Uri
      ? given
      : document?.languageId.startsWith('postfix-') === true
        ? document.uri
        : undefined;
  return chosen === undefined ? undefined : client.code2ProtocolConverter.asUri(chosen);
}

async function openPlace(client: BaseLanguageClient, message: unknown): Promise<void> {
  const place = placeOf(message);
  if (place === undefined) return;
  const position = new vscode.Position(place.line, 0);
  await vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(place.file), {
    selection: new vscode.Range(position, position),
    viewColumn: vscode.ViewColumn.One,
  });
}

function placeOf(message: unknown): ShownPlace | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { file, line } = message as { readonly file?: unknown; readonly line?: unknown };
  return typeof file === 'string' && typeof line === 'number' ? { file, line } : undefined;
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
