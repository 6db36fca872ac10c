/** The commands of the larger TLS refactorings: ask for what is needed, let the server work it out, show a preview. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { profileNames } from './manifest.js';

/** The server's request for a refactoring. */
const refactorRequest = 'postfix/refactor';

/** What the server answers: an edit with reasons for its parts, or a sentence that says why there is none. */
type Answer =
  | { readonly refusal: string }
  | {
      readonly title: string;
      readonly explanation: readonly string[];
      readonly edit: Parameters<BaseLanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0];
    };

/** TLS 1.2 for those who connect, and a service of their own for the clients that are named. */
export async function exceptLegacyClients(client: BaseLanguageClient): Promise<void> {
  const editor = configurationEditor();
  if (editor === undefined) return;
  const title = 'Require TLS 1.2 Here, Keep an Exception for Legacy Clients';
  const clients = await vscode.window.showInputBox({
    title,
    prompt: 'Addresses or networks of the clients that need TLS 1.0 or 1.1',
    placeHolder: '192.0.2.10, 192.0.2.32/28, 2001:db8::10',
    ignoreFocusOut: true,
    validateInput: (value) => problemIn(value, /^\[?[\da-fA-F.:]+\]?(\/\d{1,3})?$/, 'an address or network'),
  });
  if (clients === undefined) return;
  const endpoint = await vscode.window.showInputBox({
    title,
    prompt:
      'Port, or address and port, of the service for them; the next free port from 2525 on when left empty',
    placeHolder: '2525 or 192.0.2.1:25',
    ignoreFocusOut: true,
    validateInput: (value) =>
      /^((\[?[\da-fA-F.:]+\]?:)?\d{1,5})?$/.test(value.trim())
        ? undefined
        : 'Write a port such as 2525, or an address and a port such as 192.0.2.1:25',
  });
  if (endpoint === undefined) return;
  const relaying = await vscode.window.showQuickPick(
    [
      { label: 'To anywhere, after login where the service asks for one', value: undefined },
      { label: 'To anywhere, without login', value: 'anywhere' },
      { label: 'To anywhere, after login', value: 'authenticated' },
      { label: 'To the domains of this server only', value: 'own-domains' },
    ],
    { title, placeHolder: 'Where may these clients send mail to?', ignoreFocusOut: true },
  );
  if (relaying === undefined) return;
  const service = serviceAt(editor);
  await apply(client, editor, 'legacy-exception', { clients, endpoint, relaying: relaying.value, service });
}

/** TLS 1.2 for mail that is sent, and a policy table for the destinations that are named. */
export async function exceptDestinations(client: BaseLanguageClient): Promise<void> {
  const editor = configurationEditor();
  if (editor === undefined) return;
  const destinations = await vscode.window.showInputBox({
    title: 'Require TLS 1.2 Outbound, Except for Some Destinations',
    prompt: 'Domains that have nothing newer than TLS 1.0 or 1.1, or hosts as relayhost names them',
    placeHolder: 'example.com, [mail.example.net]:587',
    ignoreFocusOut: true,
    validateInput: (value) =>
      problemIn(value, /^(\.?[\w.-]+|\[[\w.:-]+\])(:[\w-]+)?$/, 'a domain, or a host in brackets'),
  });
  if (destinations === undefined) return;
  await apply(client, editor, 'outbound-exceptions', { destinations });
}

/** A TLS profile for every service. */
export async function applyTlsProfile(client: BaseLanguageClient): Promise<void> {
  const editor = configurationEditor();
  if (editor === undefined) return;
  const inForce = vscode.workspace.getConfiguration('postfix', editor.document).get<string>('profile');
  const chosen = await vscode.window.showQuickPick(
    profileNames.map((label) => ({ label, ...(label === inForce && { description: 'as in the settings' }) })),
    { title: 'Apply TLS Profile to This Instance', placeHolder: 'Which profile?' },
  );
  if (chosen !== undefined) await apply(client, editor, 'apply-profile', { profile: chosen.label });
}

function configurationEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  const language = editor?.document.languageId;
  if (language === 'postfix-main' || language === 'postfix-master') return editor;
  void vscode.window.showInformationMessage('Open the main.cf or master.cf that is to be changed first');
  return undefined;
}

/** A sentence about the first word that is none of those wanted. */
function problemIn(value: string, form: RegExp, what: string): string | undefined {
  const words = value.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) return `Write ${what}`;
  const wrong = words.find((word) => !form.test(word));
  return wrong === undefined ? undefined : `"${wrong}" is not ${what}`;
}

/** The server that the cursor is on in master.cf, as `name/type`. */
function serviceAt({ document, selection }: vscode.TextEditor): string | undefined {
  if (document.languageId !== 'postfix-master') return undefined;
  for (let line = selection.active.line; line >= 0; line -= 1) {
    const { text } = document.lineAt(line);
    if (!/^[^\s#]/.test(text)) continue;
    const [name, type, , , , , , command = ''] = text.split(/\s+/);
    return /\b(smtpd|postscreen)$/.test(command) ? `${name ?? ''}/${type ?? ''}` : undefined;
  }
  return undefined;
}

async function apply(
  client: BaseLanguageClient,
  editor: vscode.TextEditor,
  kind: string,
  options: object,
): Promise<void> {
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const answer = await client.sendRequest<Answer>(refactorRequest, { uri, kind, options });
  if ('refusal' in answer) {
    void vscode.window.showWarningMessage(answer.refusal);
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
  if (edit === undefined) return;
  // Its parts wait for a confirmation: VS Code shows them in the refactor preview, and reports what became of it.
  const isApplied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  if (isApplied) void vscode.window.showInformationMessage(answer.explanation.join(' '));
}
