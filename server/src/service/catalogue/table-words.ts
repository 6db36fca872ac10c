/** Shapes of the data file about lookup tables and the client files that some of them read. */
import type { NamedWord, Replacement } from './words.js';

/** Table clients with a file of name = value lines. */
export type TableClient = 'ldap' | 'memcache' | 'mongodb' | 'mysql' | 'pgsql' | 'sqlite';

/** What the name behind `type:` is. */
export type TableArgument =
  | 'file'
  | 'client-file'
  | 'table'
  | 'tables'
  | 'pairs'
  | 'results'
  | 'text'
  | 'any'
  | 'map-name'
  | 'host-port'
  | 'socket-with-name';

/** A type of lookup table. */
export interface TableType extends NamedWord {
  readonly argument: TableArgument;
  /** "always", or what Postfix has to be built with. */
  readonly builds: string;
  /** Files that postmap(1) makes beside the text file. */
  readonly index?: { readonly tool: string; readonly suffixes: readonly string[] };
  readonly writable?: true;
  /** Keys are patterns, tried in order. */
  readonly patterns?: true;
  readonly clientFile?: TableClient;
  /** The only names that exist. */
  readonly names?: readonly string[];
  readonly parameters?: readonly string[];
}

/** A kind of client file. */
export interface TableClientFile extends NamedWord {
  readonly manual: string;
}

/** A key of one or more client files. */
export interface TableClientKey extends NamedWord {
  readonly clients: readonly TableClient[];
  readonly type: string;
  readonly default?: string;
  readonly values?: readonly string[];
  readonly deprecated?: Replacement;
  /** Accepted with a warning and without effect. */
  readonly ignored?: true;
}

/** The file lookup-tables.json. */
export interface LookupTablesFile {
  readonly types: readonly TableType[];
  readonly clientFiles: readonly TableClientFile[];
  readonly clientKeys: readonly TableClientKey[];
}

const CLIENT_NAME = /^(ldap|memcache|mongodb|mysql|pgsql|sqlite)(?=[-_.]|$)/;

/** The client that a file is made for, by the beginning of its name, such as mysql-virtual.cf. */
export function clientOfFileName(fileName: string): TableClient | undefined {
  const name = CLIENT_NAME.exec(fileName)?.[1];
  return TABLE_CLIENTS.find((client) => client === name);
}

const TABLE_CLIENTS: readonly TableClient[] = ['ldap', 'memcache', 'mongodb', 'mysql', 'pgsql', 'sqlite'];
