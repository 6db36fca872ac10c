/** The whole entry of a parameter in postconf(5), as a document that cannot be edited. */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The scheme of such documents: `postfix-manual:/smtpd_tls_protocols.md`. */
const scheme = 'postfix-manual';

/** The command that hovers link to; its argument is the parameter's name. */
export const openManualCommand = 'postfix.openManualEntry';

/** The server's request for one entry, or null when there is none. */
const entryRequest = 'postfix/manualEntry';

interface Entry {
  readonly heading: string;
  readonly markdown: string;
}

/** Serves the documents for as long as the client lives. */
export function serveManual(client: BaseLanguageClient): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent(uri) {
      const name = nameOf(uri);
      const entry = await client.sendRequest<Entry | null>(entryRequest, { name });
      if (entry === null) return `# ${name}\n\nThe manual that is at hand has no entry of this name.\n`;
      return `# ${escapeHeading(entry.heading)}\n\n${entry.markdown}\n`;
    },
  });
}

/** Opens an entry, rendered where VS Code can show Markdown; without a name it asks for one. */
export async function openManualEntry(_client: BaseLanguageClient, name?: unknown): Promise<void> {
  const wanted =
    typeof name === 'string'
      ? name
      : await vscode.window.showInputBox({ prompt: 'Name of a Postfix parameter', value: wordAtCursor() });
  if (wanted === undefined || !/^\w+$/.test(wanted)) return;
  const uri = vscode.Uri.from({ scheme, path: `/${wanted}.md` });
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri, { preview: true }); // an editor without the preview of Markdown
  }
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}

function wordAtCursor(): string {
  const editor = vscode.window.activeTextEditor;
  const range = editor?.document.getWordRangeAtPosition(editor.selection.active, /\w+/);
  return range === undefined ? '' : (editor?.document.getText(range) ?? '');
}

function escapeHeading(text: string): string {
  return text.replace(/[\\`*[\]<]/g, '\\$&');
}
