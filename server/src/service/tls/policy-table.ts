/** The entries of a client's TLS policy tables, of those that can be read: files, `inline:` and `static:`. */
import type { LookupTablesFile } from '../catalogue/table-words.js';
import { fileUri } from '../model/file-uri.js';
import type { Effective } from '../model/instance.js';
import type { ReadText } from '../model/mentions.js';
import { insideBraces } from '../syntax/brackets.js';
import { parseLines } from '../syntax/logical-lines.js';
import { splitBracedWords } from '../syntax/words.js';
import { indexLines } from '../text/lines.js';
import { ownSetting, type TlsReader } from './reader.js';

/** One entry of a policy table. */
export interface PolicyEntry {
  /** The table as main.cf names it. */
  readonly table: string;
  /** The key: a destination, or a pattern with its delimiters; "*" for all of a `static:` table. */
  readonly destination: string;
  readonly value: string;
  /** Where it stands, with a zero-based line; undefined within the value of the parameter itself. */
  readonly place?: { readonly uri: string; readonly line: number };
}

/** All entries of the tables of `*_tls_policy_maps` that can be read, in the order in which Postfix asks. */
export function policyEntries(reader: TlsReader, read: ReadText): PolicyEntry[] {
  const maps = ownSetting(reader, 'tls_policy_maps');
  if (maps === undefined || maps.value === '') return [];
  const { types } = reader.instance.catalogue.data.read('lookup-tables') as LookupTablesFile;
  return tablesNamed(maps).flatMap((table) => {
    const [, type = '', name = ''] = /^(?:proxy:)*([a-z]+):(.*)$/s.exec(table) ?? [];
    if (type === 'inline') return inlineEntries(table, name);
    if (type === 'static') return [{ table, destination: '*', value: withoutBraces(name) }];
    const known = types.find((candidate) => candidate.name === type);
    if (known?.argument !== 'file') return [];
    const uri = uriOf(reader, maps.origin, name);
    const text = uri === undefined ? undefined : read(uri);
    if (uri === undefined || text === undefined) return [];
    return fileEntries(table, uri, text, type === 'regexp' || type === 'pcre');
  });
}

/** The tables of a `*_maps` parameter; `$config_directory`, which only the machine knows, stays as a reference. */
export function tablesNamed({ value }: Pick<Effective, 'value'>): string[] {
  return splitBracedWords(value.replaceAll('<config_directory>', '$config_directory')).map(
    ({ text }) => text,
  );
}

function uriOf(
  { instance, service }: TlsReader,
  origin: { readonly kind: string; readonly document?: { readonly uri: string } },
  path: string,
): string | undefined {
  const document = origin.document?.uri ?? instance.main?.uri;
  return document === undefined ? undefined : fileUri(instance, document, path, service);
}

function inlineEntries(table: string, name: string): PolicyEntry[] {
  return splitBracedWords(withoutBraces(name)).flatMap(({ text }) => {
    const match = /^\s*([^=\s]+)\s*=\s*(.*)$/s.exec(withoutBraces(text));
    return match === null ? [] : [{ table, destination: match[1] ?? '', value: match[2] ?? '' }];
  });
}

function withoutBraces(text: string): string {
  if (!text.startsWith('{')) return text;
  const { start, end } = insideBraces(text, 0, text.length);
  return text.slice(start, end);
}

function fileEntries(table: string, uri: string, text: string, patterns: boolean): PolicyEntry[] {
  const lines = indexLines(text);
  return parseLines(text).logical.flatMap(({ cooked, dropped, start }) => {
    if (dropped) return [];
    const key = patterns
      ? /^!?([^\w\s]).*?(?<!\\)\1\S*(?=\s)/.exec(cooked.text)
      : /^\S+(?=\s)/.exec(cooked.text);
    const value = key === null ? '' : cooked.text.slice(key[0].length).trim();
    if (key === null || value === '') return [];
    return [{ table, destination: key[0], value, place: { uri, line: lines.positionAt(start).line } }];
  });
}
