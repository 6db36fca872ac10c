/** Which suites and words an OpenSSL build really has: distributions leave some options and providers out. */
import type { CipherAlias, CipherSuite, CipherTable } from '../catalogue/ciphers.js';
import { isAtLeast } from '../catalogue/release.js';

/**
 * The build that is assumed: 'distribution' as Debian and most others make it, without weak ciphers and without
 * the legacy provider; 'complete' with everything that the release can be built with.
 */
export type OpensslBuild = 'distribution' | 'complete';

const LEFT_OUT: ReadonlySet<string> = new Set(['weak-ssl-ciphers', 'integrity-only-ciphers', 'idea']);
const LEGACY: ReadonlySet<string> = new Set(['RC4', 'RC2', 'IDEA', 'SEED']);
const GOST = /GOST|^MAGMA$|^KUZNYECHIK$/;

/** Why a build does not have a suite of its release: the option or provider that is missing; undefined if it has. */
export function missingFor(suite: CipherSuite, build: OpensslBuild): string | undefined {
  if (build === 'complete') return undefined;
  if (suite.buildOption !== undefined && LEFT_OUT.has(suite.buildOption)) return suite.buildOption;
  return suite.provider;
}

/** Whether a build takes a word for a group; one for algorithms that it has none of is to it an unknown word. */
export function knowsAlias(table: CipherTable, alias: CipherAlias, build: OpensslBuild): boolean {
  const algorithms = [alias.kx, alias.au, alias.enc, alias.mac];
  return algorithms.every(
    (set) => set === undefined || [...set].some((name) => isLoaded(table, name, build)),
  );
}

function isLoaded(table: CipherTable, algorithm: string, build: OpensslBuild): boolean {
  if (GOST.test(algorithm)) return false;
  if (build === 'complete') return true;
  return isAtLeast(table.factsOf, '3.0') ? !LEGACY.has(algorithm) : algorithm !== 'IDEA';
}
