/** Which kind of file a text is when nobody says so: by its name, or by what it looks like. */
import { looksLikeTable } from './model/table-use.js';
import type { LanguageId } from './workspace.js';

/** A line of master.cf, by its columns. */
const SERVICE = /^\S+\s+(?:inet|unix|fifo|pass|unix-dgram)\s+\S+\s+\S+\s+\S+\s+\S+\s+\S+\s+\S/;

/** main.cf, master.cf or a lookup table, by the name at the end of a path or URI, or by the text when that tells nothing. */
export function languageOfFile(path: string, text: string): LanguageId {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/(?<![a-z])master(?![a-z])/i.test(name)) return 'postfix-master';
  if (/(?<![a-z])main(?![a-z])/i.test(name)) return 'postfix-main';
  if (SERVICE.test(/^[^\s#].*$/m.exec(text)?.[0] ?? '')) return 'postfix-master';
  return looksLikeTable(name, text) ? 'postfix-table' : 'postfix-main';
}
