/** Database clients that are configured by name = value settings: their table types and the names they read. */
import type { DataSource } from './data-source.js';
import { isAtLeast, type Release } from './release.js';

/** The names that each client reads, by table type. */
export type DatabaseClients = ReadonlyMap<string, ReadonlySet<string>>;

interface ClientsFile {
  readonly clientFiles: readonly { readonly name: string; readonly since?: Release }[];
  readonly clientKeys: readonly {
    readonly name: string;
    readonly clients: readonly string[];
    readonly since?: Release;
  }[];
}

/** Reads the clients that a release has, from the data file of lookup tables. */
export function readDatabaseClients(data: DataSource, postfix: Release): DatabaseClients {
  const file = data.read('lookup-tables') as ClientsFile;
  const exists = ({ since }: { readonly since?: Release }): boolean =>
    since === undefined || isAtLeast(postfix, since);
  const clients = new Map<string, Set<string>>();
  for (const client of file.clientFiles) if (exists(client)) clients.set(client.name, new Set());
  for (const key of file.clientKeys) {
    if (!exists(key)) continue;
    for (const client of key.clients) clients.get(client)?.add(key.name);
  }
  return clients;
}
