/**
 * What a file is to Postfix when it is a lookup table: how it is read and what it is for. Told by the settings that name
 * it, else by its own name and text; undefined where that leaves a doubt.
 */
import { clientOfFileName, type TableClient } from '../catalogue/table-words.js';
import type { TableSyntax } from '../syntax/table-problem.js';
import { tableLines } from '../syntax/table-lines.js';
import type { Instance } from './instance.js';
import { namedFiles, type NamedFile } from './named-files.js';

/** How a table is read, and for what. */
export interface TableUse {
  /** Two for a table of patterns of which nobody says whether regexp or pcre reads it. */
  readonly syntaxes: readonly TableSyntax[];
  /** The parameter that names it, or one that it is made for by its name. */
  readonly parameter?: string;
  readonly client?: TableClient;
}

/** What the table with a URI is used for. */
export function tableUse(instance: Instance | undefined, uri: string, text: string): TableUse | undefined {
  const naming =
    instance === undefined ? [] : instance.derive(namedFiles).filter(({ target }) => target === uri);
  return naming.length > 0 ? useOfNames(naming) : useOfName(uri.slice(uri.lastIndexOf('/') + 1), text);
}

function useOfNames(naming: readonly NamedFile[]): TableUse | undefined {
  const syntaxes = new Set<TableSyntax>();
  for (const { table, assignment } of naming) {
    if (table === undefined) return undefined;
    if (table.clientFile !== undefined) syntaxes.add('client');
    else if (table.name === 'regexp' || table.name === 'pcre' || table.name === 'cidr') {
      syntaxes.add(table.name);
    } else {
      const isAliases = /^alias_(?:maps|database)$/.test(assignment.name) && table.index !== undefined;
      syntaxes.add(isAliases ? 'aliases' : 'indexed');
    }
  }
  const [first] = naming;
  if (syntaxes.size !== 1 || first === undefined) return undefined;
  const client = first.table?.clientFile;
  return {
    syntaxes: [...syntaxes],
    parameter: first.assignment.name,
    ...(client !== undefined && { client }),
  };
}

const CHECKS = /(?:^|[^a-z])((?:smtp_|lmtp_|milter_|mime_|nested_)*(?:header|body)_checks)(?![a-z])/;

function useOfName(name: string, text: string): TableUse | undefined {
  const plain = name.toLowerCase().replace(/\.(?:cf|in|sample|example|dist|orig|bak|map)$/, '');
  const shape = shapeOf(text);
  if (shape === undefined) return undefined;
  const client = clientOfFileName(plain);
  if (client !== undefined && shape === 'settings') return { syntaxes: ['client'], client };
  const extension = /\.(pcre|regexp|cidr)$/.exec(plain)?.[1];
  const parameter = CHECKS.exec(plain)?.[1] ?? (plain === 'tls_policy' ? 'smtp_tls_policy_maps' : undefined);
  const known = parameter === undefined ? {} : { parameter };
  if (shape === 'patterns') {
    if (extension === 'pcre' || extension === 'regexp') return { syntaxes: [extension], ...known };
    return extension === 'cidr' ? undefined : { syntaxes: ['regexp', 'pcre'], ...known };
  }
  if (extension === 'cidr') return shape === 'rows' ? { syntaxes: ['cidr'] } : undefined;
  if (extension !== undefined || CHECKS.test(plain)) return undefined;
  if (shape === 'aliases') {
    return /^aliases(?:\.|$)/.test(plain) ? { syntaxes: ['aliases'], parameter: 'alias_maps' } : undefined;
  }
  return shape === 'rows' ? { syntaxes: ['indexed'], ...known } : undefined;
}

/** Settings of database clients: a main.cf has none of these names. */
const CLIENT_SETTING =
  /^(?:hosts|user|password|dbname|query|dbpath|table|select_field|where_field|server_(?:host|port)|search_base|query_filter|scope|result_(?:attribute|format)|domain|bind|bind_(?:dn|pw)|version)\s*=/;

/** A row for an address or a network, or a list of such: no name of a parameter has these characters. */
const ADDRESS = /^(?=[^\s=]*\w)[^\s=]*[@.:/][^\s=]*(?:\s|$)/;

const TABLE_NAMES =
  /^(?:transport|virtual|access|canonical|generic|relocated|aliases|sasl_passw\w*|tls_policy|vmailbox|valias\w*|relay_\w+|mynetworks)(?:\.|$)|_(?:access|canonical|checks|maps?|bcc|login|transport|aliases|domains)(?:\.|$)/;

/** Whether a file that is no main.cf or master.cf by its name is a lookup table, by that name and its text. */
export function looksLikeTable(name: string, text: string): boolean {
  const shape = shapeOf(text);
  const isNamedSo = TABLE_NAMES.test(name.toLowerCase());
  switch (shape) {
    case 'settings':
      return clientOfFileName(name.toLowerCase()) !== undefined || most(text, CLIENT_SETTING);
    case 'patterns':
      return true;
    case 'aliases':
      return /alias/i.test(name) || isNamedSo || !name.endsWith('.cf');
    case undefined:
      return isNamedSo || most(text, ADDRESS);
    default:
      return isNamedSo || !name.endsWith('.cf') || most(text, ADDRESS);
  }
}

/** How many lines are looked at to tell what a text is. */
const SAMPLE = 200;

function most(text: string, pattern: RegExp): boolean {
  let count = 0;
  let lines = 0;
  for (const { cooked, dropped } of tableLines(text)) {
    if (dropped) continue;
    if (pattern.test(cooked.text)) count += 1;
    if ((lines += 1) >= SAMPLE) break;
  }
  return count * 3 > lines * 2;
}

/** What most lines of a text look like; undefined for no lines or a mixture. */
function shapeOf(text: string): 'patterns' | 'settings' | 'aliases' | 'rows' | 'words' | undefined {
  const counts = { patterns: 0, settings: 0, aliases: 0, rows: 0, words: 0 };
  let lines = 0;
  for (const { cooked, dropped } of tableLines(text)) {
    if (dropped) continue;
    const line = cooked.text;
    if (/^(?:!?\s*([/|~%,;!])(?:\\.|(?!\1).)+\1|(?:if|endif)(?![a-z0-9]))/i.test(line)) counts.patterns += 1;
    else if (/^\w+\s*=/.test(line)) counts.settings += 1;
    else if (/^(?:"[^"]*"|[^\s:@]+)\s*:(?:\s|$)/.test(line)) counts.aliases += 1;
    else if (/^\S+\s+\S/.test(line)) counts.rows += 1;
    else counts.words += 1;
    if ((lines += 1) >= SAMPLE) break;
  }
  for (const shape of ['patterns', 'settings', 'aliases', 'rows', 'words'] as const) {
    if (counts[shape] * 3 > lines * 2) return shape;
  }
  return undefined;
}
