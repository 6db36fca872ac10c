/** Which policy table takes new entries: one that smtp_tls_policy_maps names and that is a file of lines, or a new one. */
import { isAtLeast } from '../catalogue/release.js';
import { fileUri } from '../model/file-uri.js';
import type { ReadText } from '../model/mentions.js';
import type { Instance } from '../model/instance.js';
import { tablesNamed } from '../tls/policy-table.js';

/** The table to write to. */
export interface PolicyPlace {
  readonly uri: string;
  /** The text of a table that is there. */
  readonly text?: string;
  /** The new value of smtp_tls_policy_maps, where it has to change. */
  readonly maps?: string;
  /** The command that brings the table into use, where it needs one. */
  readonly command?: string;
}

/** Types whose source is a text file of keys and values. */
const SOURCES = ['texthash', 'hash', 'btree', 'lmdb', 'cdb', 'dbm', 'sdbm'];
const NAMES = ['tls_policy', 'tls_policy_exceptions', 'tls_policy_legacy'];

/** Chooses the table; undefined where no name is free for a new one. */
export function policyPlace(instance: Instance, parameter: string, read: ReadText): PolicyPlace | undefined {
  const document = instance.main?.uri ?? '';
  const maps = instance.effective(parameter);
  const tables = tablesNamed(maps);
  for (const table of tables) {
    const [, type = '', path = ''] = /^([a-z]+):(.*)$/s.exec(table) ?? [];
    if (!SOURCES.includes(type)) continue;
    const uri = fileUri(instance, document, path);
    const text = uri === undefined ? undefined : read(uri);
    if (uri === undefined || text === undefined) continue;
    return { uri, text, ...(type !== 'texthash' && { command: `postmap ${table}` }) };
  }
  for (const uri of newTableUris(instance)) {
    if (read(uri) !== undefined || tables.some((table) => table.endsWith(`/${nameOf(uri)}`))) continue;
    // Before 2.8 there is no table that Postfix reads as it is written.
    const type = isAtLeast(instance.catalogue.target.postfix, '2.8') ? 'texthash' : 'hash';
    const table = `${type}:$config_directory/${nameOf(uri)}`;
    const value = maps.raw === '' ? table : `${table}, ${maps.raw}`;
    return { uri, maps: value, ...(type === 'hash' && { command: `postmap ${table}` }) };
  }
  return undefined;
}

/** The files that are looked at, so that a host may read them before it asks. */
export function policyFiles(instance: Instance): string[] {
  const document = instance.main?.uri;
  if (document === undefined) return [];
  const tables = tablesNamed(instance.effective('smtp_tls_policy_maps')).flatMap((table) => {
    const [, type = '', path = ''] = /^([a-z]+):(.*)$/s.exec(table) ?? [];
    const uri = SOURCES.includes(type) ? fileUri(instance, document, path) : undefined;
    return uri === undefined ? [] : [uri];
  });
  return [...new Set([...tables, ...newTableUris(instance)])];
}

function newTableUris({ main }: Instance): string[] {
  const folder = main === undefined ? '' : main.uri.slice(0, main.uri.lastIndexOf('/') + 1);
  return NAMES.map((name) => folder + name);
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
