/** Settings of each folder: the editor's, with the project's `.postfix-lint.json` on top. */
import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../service/index.js';

/** Name of the file that editor and command line both honour. */
const PROJECT_SETTINGS = '.postfix-lint.json';

/** The settings of a session. */
export interface SettingsStore {
  /** Settings of the folder that a file is in; defaults until they are loaded. */
  of(uri: string): Settings;
  /** Loads the settings for a file unless they are known; true when that changed something. */
  load(uri: string): Promise<boolean>;
  /** Takes new editor settings from a client that sends them unasked. */
  replace(json: unknown): void;
  /** Forgets all, so that the next load asks again. */
  forget(): void;
}

/** Where settings come from. */
export interface SettingsSources {
  readonly connection: Connection;
  readonly canConfigure: boolean;
  readonly initial: unknown;
  readFile(uri: string): Promise<string | undefined>;
  /** Folders at or above a file, nearest first, in which a project file counts. */
  foldersOf(uri: string): readonly string[];
}

/** Opens the settings; mistakes in them are told to the user once, each in one sentence. */
export function createSettings(sources: SettingsSources): SettingsStore {
  const { connection } = sources;
  const known = new Map<string, Settings>();
  const told = new Set<string>();
  let fixed = sources.initial;
  const tell = (problems: readonly string[], where: string): void => {
    for (const problem of problems) {
      const sentence = `${where}: ${problem}`;
      if (told.has(sentence)) continue;
      told.add(sentence);
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `Postfix: ${sentence}`,
      });
    }
  };
  const fromEditor = async (uri: string): Promise<unknown> => {
    if (!sources.canConfigure) return fixed;
    try {
      return await connection.workspace.getConfiguration({ scopeUri: uri, section: 'postfix' });
    } catch {
      return fixed; // the client said it could, and cannot
    }
  };
  return {
    of: (uri) => known.get(folderOf(uri)) ?? DEFAULT_SETTINGS,
    async load(uri) {
      const folder = folderOf(uri);
      if (known.has(folder)) return false;
      const editor = readSettings((await fromEditor(uri)) ?? {});
      tell(editor.problems, 'settings');
      const project = await projectFile(sources, uri);
      const merged = project === undefined ? editor : readSettings(project.json, editor.settings);
      if (project !== undefined) tell(merged.problems, project.uri);
      known.set(folder, merged.settings);
      return true;
    },
    replace(json) {
      fixed = json;
      known.clear();
    },
    forget: () => {
      known.clear();
    },
  };
}

async function projectFile(
  sources: SettingsSources,
  uri: string,
): Promise<{ uri: string; json: unknown } | undefined> {
  for (const folder of sources.foldersOf(uri)) {
    const path = `${folder}/${PROJECT_SETTINGS}`;
    const text = await sources.readFile(path);
    if (text === undefined) continue;
    try {
      return { uri: path, json: JSON.parse(text) as unknown };
    } catch {
      return { uri: path, json: undefined };
    }
  }
  return undefined;
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
