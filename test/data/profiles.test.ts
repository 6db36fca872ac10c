/** The profiles in the facts, in the settings and in their page are the same. */
import assert, { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tlsProfile, tlsProfiles } from '../../server/src/service/catalogue/profiles.js';
import { cipherTable } from '../../server/src/service/catalogue/ciphers.js';
import { evaluateCipherList } from '../../server/src/service/tls/cipher-list.js';
import { DEFAULT_SETTINGS, PROFILES } from '../../server/src/service/index.js';
import { DATA, ROOT } from '../support/workspace.js';

/** What the sources list, by the names in the registry of IANA, of the suites that an SMTP server can do. */
const ECDHE_GCM = ['ECDSA', 'RSA'].flatMap((by) =>
  ['128_GCM_SHA256', '256_GCM_SHA384'].map((aes) => `TLS_ECDHE_${by}_WITH_AES_${aes}`),
);
const ECDHE_CHACHA20 = ['ECDSA', 'RSA'].map((by) => `TLS_ECDHE_${by}_WITH_CHACHA20_POLY1305_SHA256`);
const ECDHE_CCM = ['128', '256'].map((bits) => `TLS_ECDHE_ECDSA_WITH_AES_${bits}_CCM`);
const AES_CBC: Readonly<Record<string, readonly string[]>> = {
  ECDHE_ECDSA: ['128_CBC_SHA256', '256_CBC_SHA384'],
  ECDHE_RSA: ['128_CBC_SHA256', '256_CBC_SHA384'],
  DHE_RSA: ['128_CBC_SHA256', '256_CBC_SHA256'],
  DHE_DSS: ['128_CBC_SHA256', '256_CBC_SHA256'],
};
const cbc = (...kinds: readonly string[]): string[] =>
  kinds.flatMap((kind) => (AES_CBC[kind] ?? []).map((aes) => `TLS_${kind}_WITH_AES_${aes}`));
const dheAead = (by: string): string[] =>
  ['128_GCM_SHA256', '256_GCM_SHA384'].map((aes) => `TLS_DHE_${by}_WITH_AES_${aes}`);
const DHE_CCM = ['128', '256'].map((bits) => `TLS_DHE_RSA_WITH_AES_${bits}_CCM`);
/** Camellia and ARIA, which have suites with GCM and with CBC for each kind of key. */
const ELSEWHERE = ['ECDHE_ECDSA', 'ECDHE_RSA', 'DHE_RSA'].flatMap((kind) =>
  ['CAMELLIA', 'ARIA'].flatMap((cipher) =>
    [
      '128_GCM_SHA256',
      '256_GCM_SHA384',
      '128_CBC_SHA256',
      kind === 'DHE_RSA' ? '256_CBC_SHA256' : '256_CBC_SHA384',
    ].map((form) => `TLS_${kind}_WITH_${cipher}_${form}`),
  ),
);
const SOURCES: Readonly<
  Record<string, { readonly takes: readonly string[]; readonly phasesOut: readonly string[] }>
> = {
  // Guidelines 6.0, "intermediate"; all else is not on the list, some of it is more than old.
  intermediate: { takes: [...ECDHE_GCM, ...ECDHE_CHACHA20], phasesOut: [] },
  // TLS guidelines 2025-05, appendix B: sufficient, and to be phased out.
  'ncsc-2025': {
    takes: [...ECDHE_GCM, ...ECDHE_CHACHA20, ...ECDHE_CCM],
    phasesOut: [
      ...ELSEWHERE,
      ...cbc('ECDHE_ECDSA', 'ECDHE_RSA', 'DHE_RSA'),
      ...dheAead('RSA'),
      ...DHE_CCM,
      'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
    ],
  },
  // TR-02102-2 of 2026-01: recommended to the end of 2031, and those with DHE to the end of 2029.
  bsi: {
    takes: [...ECDHE_GCM, ...ECDHE_CCM, ...cbc('ECDHE_ECDSA', 'ECDHE_RSA')],
    phasesOut: [...dheAead('RSA'), ...dheAead('DSS'), ...DHE_CCM, ...cbc('DHE_RSA', 'DHE_DSS')],
  },
};

describe('TLS profiles', () => {
  const page = readFileSync(join(ROOT, 'docs', 'profiles.md'), 'utf8').replaceAll(/ +/g, ' ');

  it('are the ones that the settings offer, the default one first', () => {
    const names = tlsProfiles(DATA).map(({ name }) => name);
    deepEqual(names, [...PROFILES]);
    deepEqual(names[0], DEFAULT_SETTINGS.profile);
  });

  it('name cipher words that OpenSSL knows', () => {
    const { aliases } = cipherTable(DATA, '3.5');
    for (const { name, avoid, phaseOut } of tlsProfiles(DATA)) {
      for (const word of [...avoid, ...phaseOut]) ok(aliases.has(word), `${name}: ${word}`);
    }
  });

  for (const [name, { takes, phasesOut }] of Object.entries(SOURCES)) {
    it(`${name}: the words choose the suites that its source lists`, () => {
      const { avoid, phaseOut } = tlsProfile(DATA, name);
      const known = new Map(
        ['1.1.1', '3.0', '3.5'].flatMap((release) => {
          const table = cipherTable(DATA, release);
          const chosen = (words: readonly string[]): Set<string> =>
            new Set(
              evaluateCipherList(table, words.join(':'), { build: 'complete' }).suites.map(
                ({ iana }) => iana,
              ),
            );
          const [avoided, old] = [chosen(avoid), chosen(phaseOut)];
          return table.suites
            .filter(({ kx, au }) => ['RSA', 'ECDHE', 'DHE'].includes(kx) && au !== 'NULL')
            .map(
              ({ iana }) =>
                [iana, avoided.has(iana) ? 'avoid' : old.has(iana) ? 'phase out' : 'take'] as const,
            );
        }),
      );
      const names = (verdict: string): string[] =>
        [...known].flatMap(([iana, said]) => (said === verdict ? [iana] : [])).sort();
      deepEqual(names('take'), [...takes].sort());
      if (phasesOut.length > 0)
        deepEqual(names('phase out'), phasesOut.filter((iana) => known.has(iana)).sort());
    });
  }

  for (const { name } of tlsProfiles(DATA)) {
    it(`${name}: the page tells its sources, its date, its versions and what it does not accept`, () => {
      const { date, sources, avoid, phaseOut, least, order } = tlsProfile(DATA, name);
      const rows = page.split('\n').filter((line) => line.startsWith(`| \`${name}\``));
      assert.ok(rows[0] !== undefined, 'no row');
      ok(rows[0].includes(`| ${date} | ${least.server.mandatory} | ${least.client.mandatory} |`), rows[0]);
      ok(rows[0].endsWith(`| ${order ?? 'either'} |`), rows[0]);
      for (const { title, url } of sources) ok(rows[0].includes(`[${title}](${url})`), `${name}: ${url}`);
      deepEqual(rows[1], `| \`${name}\` | ${avoid.join(' ')} | ${phaseOut.join(' ')} |`);
    });
  }
});
