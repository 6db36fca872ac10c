/** "Postfix: Show TLS Clients in a Log": picks a log, and shows who used which protocol and whose handshakes failed. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The client's request to read a log; `configuration` names an open file whose instance is compared with it. */
const evidenceRequest = 'postfix/logEvidence';

interface LogEvidenceAnswer {
  readonly summary: string;
  readonly report: string;
  readonly incomplete?: string;
}

/** The client's request for what the log told that was read last; null before one was read. */
const lastLogRequest = 'postfix/lastLog';

/** The command that code lenses run. */
export const peersCommand = 'postfix.showLogClients';

/** Shows the list of the log that was read last; asks for a log when none was. */
export async function showLogClients(client: BaseLanguageClient, given?: unknown): Promise<void> {
  const asked = typeof given === 'string' ? { configuration: given } : configuration(client);
  const answer = await client.sendRequest<LogEvidenceAnswer | null>(lastLogRequest, asked);
  if (answer === null) await readLog(client);
  else await openReport(answer.report);
}

/** Asks for a log unless it is given as an argument, has the server read it, and offers the list. */
export async function readLog(client: BaseLanguageClient, given?: unknown): Promise<void> {
  const log = given instanceof vscode.Uri ? given : await pickLog();
  if (log === undefined) return;
  const name = log.path.slice(log.path.lastIndexOf('/') + 1);
  try {
    const answer = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Reading ${name}` },
      () =>
        client.sendRequest<LogEvidenceAnswer>(evidenceRequest, {
          uri: uriOf(client, log),
          ...configuration(client),
        }),
    );
    await show(name, answer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`${name}: ${reason}`);
  }
}

async function show(name: string, { summary, report, incomplete }: LogEvidenceAnswer): Promise<void> {
  const list = 'Show List';
  const chosen =
    incomplete === undefined
      ? await vscode.window.showInformationMessage(`${name}: ${summary}`, list)
      : await vscode.window.showWarningMessage(`${name}: ${summary}; ${incomplete}`, list);
  if (chosen === list) await openReport(report);
}

async function openReport(report: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ content: report, language: 'plaintext' });
  await vscode.window.showTextDocument(document, { preview: true });
}

async function pickLog(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Log of Postfix, plain or gzip',
    openLabel: 'Read',
  });
  return chosen?.[0];
}

/** The file in the active editor, where it is one of Postfix's. */
function configuration(client: BaseLanguageClient): { readonly configuration?: string } {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'postfix-main' && document?.languageId !== 'postfix-master') return {};
  return { configuration: uriOf(client, document.uri) };
}

function uriOf(client: BaseLanguageClient, uri: vscode.Uri): string {
  return client.code2ProtocolConverter.asUri(uri);
}
