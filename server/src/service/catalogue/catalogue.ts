/** What Postfix knows, seen from one target release of Postfix and of OpenSSL. */
import type { DataSource } from './data-source.js';
import { defaultIn, existsIn, readParameters, type Parameter, type ParameterTable } from './parameters.js';
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
}

/** Newest OpenSSL release in the facts; what is assumed when nothing else is known. */
export const NEWEST_OPENSSL: Release = '3.5';

/** Opens the facts for a target; what it leaves out is the newest release known. */
export function openCatalogue(data: DataSource, target: Partial<Target>): Catalogue {
  const table = readParameters(data);
  const postfix = target.postfix ?? table.newest;
  return {
    target: { postfix, openssl: target.openssl ?? NEWEST_OPENSSL },
    table,
    data,
    parameter: (name) => table.byName.get(name),
    has(name) {
      const parameter = table.byName.get(name);
      return parameter !== undefined && existsIn(parameter, postfix);
    },
    defaultOf(name) {
      const parameter = table.byName.get(name);
      return parameter === undefined ? undefined : defaultIn(parameter, postfix);
    },
  };
}
