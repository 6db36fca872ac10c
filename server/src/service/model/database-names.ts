/**
 * The old way to configure a database client: a table "ldap:foo" whose name is no path reads `foo_server_host` and its
 * kin from main.cf. Follows postconf_dbms.c, with its naive idea of what a table is.
 */
import type { DatabaseClients } from '../catalogue/database-clients.js';
import { insideBraces } from '../syntax/brackets.js';
import { splitBracedWords } from '../syntax/words.js';

/** A table of a database client in a value. */
export interface DatabaseTable {
  readonly client: string;
  /** What stands behind the type: a path, or the beginning of names in main.cf. */
  readonly argument: string;
}

/** Types of tables whose inline patterns are not searched for other tables. */
const PATTERN_TYPES: readonly string[] = ['regexp', 'pcre'];

/** All tables of database clients in an expanded value, those inside pipemap, unionmap and the like included. */
export function databaseTables(value: string, clients: DatabaseClients): DatabaseTable[] {
  const found: DatabaseTable[] = [];
  collect(value, clients, found, 0);
  return found;
}

function collect(value: string, clients: DatabaseClients, found: DatabaseTable[], depth: number): void {
  if (depth > 20) return;
  for (const { text } of splitBracedWords(value)) {
    if (text.startsWith('#')) return;
    if (text.startsWith('{')) {
      collect(withoutBraces(text), clients, found, depth + 1);
      continue;
    }
    let rest = text;
    let type = '';
    do {
      const colon = rest.indexOf(':');
      if (colon < 0) break;
      type = rest.slice(0, colon);
      rest = rest.slice(colon + 1);
    } while (type === 'proxy');
    if (type === '' || type === 'proxy' || rest.startsWith('.')) continue;
    if (rest.startsWith('{')) {
      if (!PATTERN_TYPES.includes(type)) collect(withoutBraces(rest), clients, found, depth + 1);
    } else if (clients.has(type)) found.push({ client: type, argument: rest });
  }
}

function withoutBraces(text: string): string {
  const { start, end } = insideBraces(text, 0, text.length);
  return text.slice(start, end);
}
