/** The least that a service must set of its cipher suites so that a client with nothing newer than TLS 1.0 finds one. */
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { suitesOf } from '../tls/cipher-uses.js';
import type { EffectiveTls } from '../tls/effective.js';
import { isWeakSuite, suiteHas } from '../tls/suites.js';

/** Exclusions of what is broken; suites of TLS 1.0 remain. */
const BROKEN = ['aNULL', 'eNULL', 'RC4', '3DES', 'MD5'] as const;

/** Whether a client that has nothing newer than TLS 1.0 finds a suite, with an RSA or ECDSA certificate. */
export function servesTls10({ protocols, suites }: EffectiveTls): boolean {
  return (
    protocols.includes('TLSv1') &&
    suites.some(
      (suite) =>
        suiteHas(suite, 'TLSv1') &&
        ['RSA', 'DHE', 'ECDHE'].includes(suite.kx) &&
        suite.au !== 'NULL' &&
        !isWeakSuite(suite),
    )
  );
}

/** Options to try for a service like `source`, each a little more than the one before. */
export function cipherOptions(
  instance: Instance,
  source: Service,
  mandatory: boolean,
): Readonly<Record<string, string>>[] {
  const { catalogue } = instance;
  const half = mandatory ? 'smtpd_tls_mandatory_' : 'smtpd_tls_';
  const known = (options: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(options).filter(([name]) => catalogue.has(name)));
  const grade = known({ [`${half}ciphers`]: 'medium' });
  const excludingIn = (...lists: readonly string[]): Record<string, string> =>
    known({
      smtpd_tls_exclude_ciphers: brokenIn(instance, lists),
      ...(mandatory && { smtpd_tls_mandatory_exclude_ciphers: '' }),
    });
  const inForce = ['tls_medium_cipherlist', 'tls_high_cipherlist'].map(
    (name) => instance.effective(name, source).value,
  );
  const exclusions = excludingIn(...inForce);
  const stock = catalogue.defaultOf('tls_medium_cipherlist') ?? '';
  const list = known({ tls_medium_cipherlist: stock });
  return [{}, grade, exclusions, { ...grade, ...exclusions }, { ...grade, ...excludingIn(stock), ...list }];
}

/** The words for what is broken and stands in one of the lists; others need no exclusion. */
function brokenIn(instance: Instance, lists: readonly string[]): string {
  const there = new Set(lists.flatMap((list) => suitesOf(instance, list).map(({ id }) => id)));
  return BROKEN.filter((word) => suitesOf(instance, word).some(({ id }) => there.has(id))).join(',');
}
