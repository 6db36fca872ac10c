/** What a type of lookup table is. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { tableWords, hasWord } from '../catalogue/word-files.js';
import type { TableType } from '../catalogue/table-words.js';
import { escapeText } from '../manual/escape-markdown.js';
import { paragraphs } from './markup.js';

const ARGUMENTS: Readonly<Record<string, string>> = {
  file: 'path of a text file',
  'client-file': 'path of a file with the settings of the client',
  table: 'another table, type:name',
  tables: '{ type:name, … }',
  pairs: '{ key=value, … }',
  results: '{ result, … }',
  text: 'the result itself',
  any: 'any name',
  'map-name': 'name of a map of the system',
  'host-port': 'host:port',
  'socket-with-name': 'inet:host:port:name or unix:path:name',
};

const INDEXED = 'path of a file, without the suffix that postmap adds';

/** The type with that name, in any release. */
export function tableType(catalogue: Catalogue, name: string): TableType | undefined {
  return tableWords(catalogue.data).types.find((type) => type.name === name);
}

/** A sentence or two on a type, its argument and what Postfix needs to have it. */
export function sayTable(type: TableType, catalogue: Catalogue): string {
  const { postfix } = catalogue.target;
  const needs =
    type.builds === 'always' ? '' : ` Not in every Postfix: needs ${type.builds}, see "postconf -m".`;
  const missing = hasWord(type, postfix) ? '' : ` **Not in ${postfix}**: since ${type.since ?? ''}.`;
  return paragraphs([
    `**${type.name}:** · lookup table`,
    `${escapeText(type.summary)}${escapeText(needs)}${missing}`,
    `Argument: ${escapeText(type.index === undefined ? (ARGUMENTS[type.argument] ?? type.argument) : INDEXED)}`,
  ]);
}
