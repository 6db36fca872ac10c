/**
 * What postconf(1) finds in the words of an expanded value: tables of database clients, comments that are none, and
 * braces that do not match. Follows postconf_dbms.c, with its naive idea of what a table is.
 */
import type { DatabaseClients } from '../catalogue/database-clients.js';
import { isAtLeast, type Release } from '../catalogue/release.js';
import { closingBracket } from '../syntax/brackets.js';
import { splitBracedWords } from '../syntax/words.js';

/** A table of a database client in a value. */
export interface DatabaseTable {
  readonly client: string;
  /** What stands behind the type: a path, or the beginning of names in main.cf. */
  readonly argument: string;
}

/** What was found. */
export interface ValueWords {
  readonly tables: readonly DatabaseTable[];
  /** Whether some word begins with "#". */
  readonly hasComment: boolean;
  readonly braces?: 'missing-close-brace' | 'text-after-brace';
}

/** Types of tables whose inline patterns may hold any text. */
const PATTERN_TYPES: readonly string[] = ['regexp', 'pcre'];

const DEEPEST = 50;

/** Reads the words of an expanded value, those inside pipemap, unionmap and the like included. */
export function readValueWords(value: string, clients: DatabaseClients, postfix: Release): ValueWords {
  const state: State = {
    clients,
    looksIntoPatterns: !isAtLeast(postfix, '3.8'),
    tables: [],
    hasComment: false,
  };
  readWords(value, state, 0, true);
  const { tables, hasComment, braces } = state;
  return { tables, hasComment, ...(braces !== undefined && { braces }) };
}

interface State {
  readonly clients: DatabaseClients;
  readonly looksIntoPatterns: boolean;
  readonly tables: DatabaseTable[];
  hasComment: boolean;
  braces?: ValueWords['braces'];
}

function readWords(value: string, state: State, depth: number, looksInside: boolean): void {
  if (depth > DEEPEST) return;
  for (const { text } of splitBracedWords(value)) {
    if (text.startsWith('#')) {
      state.hasComment = true;
      return;
    }
    if (text.startsWith('{')) {
      const inner = withoutBraces(text, state);
      if (looksInside || state.looksIntoPatterns) readWords(inner, state, depth + 1, looksInside);
      continue;
    }
    const table = splitTable(text);
    if (table === undefined) continue;
    const { type, argument } = table;
    if (argument.startsWith('{')) {
      const inner = withoutBraces(argument, state);
      readWords(inner, state, depth + 1, looksInside && !PATTERN_TYPES.includes(type));
    } else if (state.clients.has(type) && !argument.startsWith('.')) {
      state.tables.push({ client: type, argument });
    }
  }
}

/** `type:argument` without any "proxy:" in front. */
function splitTable(text: string): { type: string; argument: string } | undefined {
  let argument = text;
  let type = '';
  do {
    const colon = argument.indexOf(':');
    if (colon < 0) return undefined;
    type = argument.slice(0, colon);
    argument = argument.slice(colon + 1);
  } while (type === 'proxy');
  return { type, argument };
}

function withoutBraces(text: string, state: State): string {
  const close = closingBracket(text, 0, text.length);
  if (close < 0) state.braces ??= 'missing-close-brace';
  else if (close + 1 < text.length) state.braces ??= 'text-after-brace';
  return close < 0 ? text.slice(1) : text.slice(1, close);
}
