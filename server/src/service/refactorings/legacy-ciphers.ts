/** The least that a service must set of its cipher suites so that a client with nothing newer than TLS 1.0 finds one. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { EffectiveTls } from '../tls/effective.js';
import { isWeakSuite, suiteHas } from '../tls/suites.js';

/** Exclusions of what is broken; suites of TLS 1.0 remain. */
const BROKEN = 'aNULL,eNULL,RC4,3DES,MD5';

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

/** Options to try, each a little more than the one before. */
export function cipherOptions(catalogue: Catalogue, mandatory: boolean): Readonly<Record<string, string>>[] {
  const half = mandatory ? 'smtpd_tls_mandatory_' : 'smtpd_tls_';
  const known = (options: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(options).filter(([name]) => catalogue.has(name)));
  const grade = known({ [`${half}ciphers`]: 'medium' });
  const exclusions = known({
    smtpd_tls_exclude_ciphers: BROKEN,
    ...(mandatory && { smtpd_tls_mandatory_exclude_ciphers: '' }),
  });
  const list = known({ tls_medium_cipherlist: catalogue.defaultOf('tls_medium_cipherlist') ?? '' });
  return [{}, grade, exclusions, { ...grade, ...exclusions }, { ...grade, ...exclusions, ...list }];
}
