/** What Postfix knows, seen from one target release of Postfix and of OpenSSL. */
import type { DataSource } from './data-source.js';
import { readDatabaseClients, type DatabaseClients } from './database-clients.js';
import { defaultIn, existsIn, readParameters, type Parameter, type ParameterTable } from './parameters.js';
import { parseValue, references } from '../syntax/value.js';
import type { Release } from './release.js';

/** The releases a file is judged for. */
export interface Target {
  readonly postfix: Release;
  readonly openssl: Release;
}

/** A view of the facts for one target. */
export interface Catalogue {
  readonly target: Target;
  readonly table: ParameterTable;
  readonly data: DataSource;
  /** A parameter of any release. */
  parameter(name: string): Parameter | undefined;
  /** Whether the target release has a parameter of that name. */
  has(name: string): boolean;
  /** The target's default, unexpanded. */
  defaultOf(name: string): string | undefined;
  /** The target's parameters whose defaults refer to a name, such as smtp_fallback_relay to fallback_relay. */
  defaultsThatName(name: string): readonly string[];
  /** The target's database clients. */
  databaseClients(): DatabaseClients;
}

/** Newest OpenSSL release in the facts; what is assumed when nothing else is known. */
export const NEWEST_OPENSSL: Release = '3.5';

/** Opens the facts for a target; what it leaves out is the newest release known. */
export function openCatalogue(data: DataSource, target: Partial<Target>): Catalogue {
  const table = readParameters(data);
  const postfix = target.postfix ?? table.newest;
  let existing: ReadonlySet<string> | undefined;
  const defaults = new Map<string, string | undefined>();
  let referring: Map<string, string[]> | undefined;
  let clients: DatabaseClients | undefined;
  return {
    target: { postfix, openssl: target.openssl ?? NEWEST_OPENSSL },
    table,
    data,
    parameter: (name) => table.byName.get(name),
    has: (name) => (existing ??= namesIn(table, postfix)).has(name),
    defaultOf(name) {
      let known = defaults.get(name);
      if (known !== undefined || defaults.has(name)) return known;
      const parameter = table.byName.get(name);
      if (parameter === undefined) return undefined;
      defaults.set(name, (known = defaultIn(parameter, postfix)));
      return known;
    },
    defaultsThatName(name) {
      return (referring ??= namesInDefaults(table, postfix)).get(name) ?? [];
    },
    databaseClients: () => (clients ??= readDatabaseClients(data, postfix)),
  };
}

/** The names that a release has. */
function namesIn({ byName }: ParameterTable, postfix: Release): ReadonlySet<string> {
  return new Set([...byName].flatMap(([name, parameter]) => (existsIn(parameter, postfix) ? [name] : [])));
}

/** For every name that a default refers to, the parameters with such a default. */
function namesInDefaults(table: ParameterTable, postfix: Release): Map<string, string[]> {
  const referring = new Map<string, string[]>();
  for (const parameter of table.byName.values()) {
    const value = existsIn(parameter, postfix) ? defaultIn(parameter, postfix) : undefined;
    if (value?.includes('$') !== true || parameter.type === 'raw') continue;
    for (const { name } of references(parseValue(value))) {
      const known = referring.get(name);
      if (known === undefined) referring.set(name, [parameter.name]);
      else known.push(parameter.name);
    }
  }
  return referring;
}
