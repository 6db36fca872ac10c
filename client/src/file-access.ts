/**
 * Reads files for a server that cannot: one in the browser, or one whose workspace is not on its disk.
 * Only what lies in a folder of the workspace is handed out, and the manual that came with the extension.
 */
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** The server's request for one file: its text, or null when there is none to be had. */
export const readFileRequest = 'postfix/readFile';

/** The server's request for a folder: the names of the files in it, or null when there is no such folder. */
export const listFilesRequest = 'postfix/listFiles';

/** Bytes above which a file is not handed over; nobody waits in an editor for a table of that size. */
const largestFile = 64 * 1024 * 1024;

interface FileRequest {
  readonly uri: string;
}

/** Answers the server's requests for files for as long as the client lives; `manual` is the folder of the manual. */
export function serveFiles(client: BaseLanguageClient, manual: vscode.Uri): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(readFileRequest, ({ uri }: FileRequest) => whenInside(uri, manual, readText)),
    client.onRequest(listFilesRequest, ({ uri }: FileRequest) => whenInside(uri, manual, listFiles)),
  );
}

async function whenInside<Answer>(
  text: string,
  manual: vscode.Uri,
  read: (uri: vscode.Uri) => Promise<Answer>,
): Promise<Answer | null> {
  try {
    const uri = vscode.Uri.parse(text, true);
    const escapes = uri.path.split('/').includes('..');
    const inside = vscode.workspace.getWorkspaceFolder(uri) !== undefined || isBelow(uri, manual);
    return escapes || !inside ? null : await read(uri);
  } catch {
    return null; // no URI, no such file, no permission: for the server they are all the same
  }
}

function isBelow(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const sameRoot = uri.scheme === folder.scheme && uri.authority === folder.authority;
  return sameRoot && uri.path.startsWith(`${folder.path}/`);
}

async function readText(uri: vscode.Uri): Promise<{ text: string } | null> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largestFile) return null;
  return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
}

async function listFiles(uri: vscode.Uri): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.filter(([, type]) => (type & vscode.FileType.File) !== 0).map(([name]) => name);
}
