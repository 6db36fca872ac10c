/** An in-memory workspace for tests: files by name, facts from server/data. */
import { join } from 'node:path';
import { dataFrom } from '../../server/src/node/data.js';
import {
  createLanguageService,
  DEFAULT_SETTINGS,
  type LanguageService,
  type Settings,
  type SourceText,
} from '../../server/src/service/index.js';

/** The repository's folder, seen from the compiled tests. */
export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The facts of server/data. */
export const DATA = dataFrom(join(ROOT, 'server', 'data'));

/** Files by name ("main.cf", "master.cf"), in one folder "test:/". */
export type Files = Readonly<Record<string, string>>;

/** URI of a file of the in-memory folder. */
export function uriOf(name: string): string {
  return `test:/${name}`;
}

/** A language service on files in memory. */
export function serviceOn(files: Files, settings: Partial<Settings> = {}): LanguageService {
  const sources = new Map<string, SourceText>(
    Object.entries(files).map(([name, text]) => [
      uriOf(name),
      { uri: uriOf(name), languageId: name.includes('master') ? 'postfix-master' : 'postfix-main', text },
    ]),
  );
  const all = { ...DEFAULT_SETTINGS, ...settings };
  return createLanguageService(DATA, { read: (uri) => sources.get(uri), settings: () => all });
}
