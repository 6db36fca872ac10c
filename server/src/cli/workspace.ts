/** The command line's side of the language service: files read once, settings from the project and from flags. */
import { resolve } from 'node:path';
import {
  createLanguageService,
  type DataSource,
  type LanguageService,
  type Settings,
  type SourceText,
} from '../service/index.js';
import { readText, type Target } from './files.js';
import { UsageError } from './usage.js';

/** A language service on the files of one PATH, seen from the folder `cwd`. */
export function serviceFor(
  data: DataSource,
  target: Target,
  settings: Settings,
  cwd: string,
): LanguageService {
  return createLanguageService(
    data,
    { read: readerOf(target, cwd), settings: () => settings },
    { largestTable: Infinity },
  );
}

/** Reads the files of a PATH, and the lookup tables that they name, each once; what cannot be read is not there. */
export function readerOf(target: Target, cwd: string): (uri: string) => SourceText | undefined {
  const files = new Map<string, SourceText | undefined>(target.files.map((file) => [file.uri, file]));
  return (uri) => {
    if (!files.has(uri)) {
      files.set(uri, /(^|\/)(main|master)\.cf$/.test(uri) ? undefined : readTable(uri, cwd));
    }
    return files.get(uri);
  };
}

function readTable(uri: string, cwd: string): SourceText | undefined {
  try {
    return { uri, languageId: 'postfix-table', text: readText(resolve(cwd, uri), uri) };
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}
