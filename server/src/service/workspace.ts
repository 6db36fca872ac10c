/** What the language service asks of its host: texts by URI and settings. No file is read by the service itself. */
import type { Settings } from './lint/settings.js';

/** Which language a text is in. */
export type LanguageId = 'postfix-main' | 'postfix-master' | 'postfix-table';

/** A text the host knows. A changed text is a new object: the service caches by identity. */
export interface SourceText {
  readonly uri: string;
  readonly languageId: LanguageId;
  readonly text: string;
}

/** The host's side of the language service. */
export interface Workspace {
  /** The current text of a file, open in an editor or read from disk; undefined when there is none. */
  read(uri: string): SourceText | undefined;
  /** Settings in force for a file. */
  settings(uri: string): Settings;
  /** Names of the files in a folder, given by its URI without a slash at the end; what is not known is empty. */
  list?(folder: string): readonly string[];
}

/** The URI of another file in the same folder. */
export function sibling(uri: string, name: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1) + name;
}
