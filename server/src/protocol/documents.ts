/** Open documents and the files beside them, as texts that the language service can read at once. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { languageOfFile, type LanguageId, type SourceText } from '../service/index.js';

/** The texts of a session. */
export interface Documents {
  read(uri: string): SourceText | undefined;
  /** Takes over the current state of an open document. */
  opened(document: TextDocument): void;
  closed(uri: string): void;
  /** Reads the files that belong to the same instance, unless they are known; true when that changed something. */
  loadBeside(uri: string): Promise<boolean>;
  /** Reads lookup tables, unless they are open, as they are now on disk; large ones are left out. */
  loadTables(uris: readonly string[]): Promise<void>;
  /** Forgets what was read from disk; the next load reads it again. */
  forget(uri: string): void;
  openUris(): readonly string[];
}

/** The largest lookup table that is read for the names in it, in UTF-16 units. */
const LARGEST_TABLE = 1 << 20;

const INSTANCE_FILES: readonly { name: string; languageId: LanguageId }[] = [
  { name: 'main.cf', languageId: 'postfix-main' },
  { name: 'master.cf', languageId: 'postfix-master' },
];

/** Keeps documents; `readFile` is asked only for files beside an open one, and only when `mayRead` allows. */
export function createDocuments(
  readFile: (uri: string, limit?: number) => Promise<string | undefined>,
  mayRead: (uri: string) => boolean,
): Documents {
  const open = new Map<string, SourceText>();
  const onDisk = new Map<string, SourceText | undefined>();
  return {
    read: (uri) => open.get(uri) ?? onDisk.get(uri),
    opened(document) {
      const { uri } = document;
      open.set(uri, { uri, languageId: languageOf(document), text: document.getText() });
    },
    closed(uri) {
      open.delete(uri);
      onDisk.delete(uri);
    },
    async loadBeside(uri) {
      const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
      const missing = INSTANCE_FILES.map((file) => ({
        uri: folder + file.name,
        languageId: file.languageId,
      })).filter((file) => !open.has(file.uri) && !onDisk.has(file.uri) && mayRead(file.uri));
      let changed = false;
      for (const file of missing) {
        const text = await readFile(file.uri);
        if (onDisk.has(file.uri)) continue;
        onDisk.set(file.uri, text === undefined ? undefined : { ...file, text });
        changed ||= text !== undefined;
      }
      return changed;
    },
    async loadTables(uris) {
      const isTable = (uri: string): boolean =>
        (onDisk.get(uri)?.languageId ?? 'postfix-table') === 'postfix-table';
      const wanted = uris.filter((uri) => !open.has(uri) && isTable(uri) && mayRead(uri));
      await Promise.all(
        wanted.map(async (uri) => {
          const text = await readFile(uri, LARGEST_TABLE);
          const isSmall = text !== undefined && text.length <= LARGEST_TABLE;
          onDisk.set(uri, isSmall ? { uri, languageId: 'postfix-table', text } : undefined);
        }),
      );
    },
    forget: (uri) => void onDisk.delete(uri),
    openUris: () => [...open.keys()],
  };
}

/** The language that the client names; one that has other names, or none, for these files goes by the file. */
function languageOf(document: TextDocument): LanguageId {
  const { languageId, uri } = document;
  if (languageId === 'postfix-main' || languageId === 'postfix-master' || languageId === 'postfix-table') {
    return languageId;
  }
  return languageOfFile(uri, document.getText());
}
