/** The profiles in the facts, in the settings and in their page are the same. */
import assert, { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tlsProfile, tlsProfiles } from '../../server/src/service/catalogue/profiles.js';
import { cipherTable } from '../../server/src/service/catalogue/ciphers.js';
import { DEFAULT_SETTINGS, PROFILES } from '../../server/src/service/index.js';
import { DATA, ROOT } from '../support/workspace.js';

describe('TLS profiles', () => {
  const page = readFileSync(join(ROOT, 'docs', 'profiles.md'), 'utf8').replaceAll(/ +/g, ' ');

  it('are the ones that the settings offer, the default one first', () => {
    const names = tlsProfiles(DATA).map(({ name }) => name);
    deepEqual(names, [...PROFILES]);
    deepEqual(names[0], DEFAULT_SETTINGS.profile);
  });

  it('name cipher words that OpenSSL knows', () => {
    const { aliases } = cipherTable(DATA, '3.5');
    for (const { name, avoid } of tlsProfiles(DATA)) {
      for (const word of avoid) ok(aliases.has(word), `${name}: ${word}`);
    }
  });

  for (const { name } of tlsProfiles(DATA)) {
    it(`${name}: the page tells its sources, its date, its versions and what it does not accept`, () => {
      const { date, sources, avoid, least, order } = tlsProfile(DATA, name);
      const rows = page.split('\n').filter((line) => line.startsWith(`| \`${name}\``));
      assert.ok(rows[0] !== undefined, 'no row');
      ok(rows[0].includes(`| ${date} | ${least.server.mandatory} | ${least.client.mandatory} |`), rows[0]);
      ok(rows[0].endsWith(`| ${order ?? 'either'} |`), rows[0]);
      for (const { title, url } of sources) ok(rows[0].includes(`[${title}](${url})`), `${name}: ${url}`);
      deepEqual(rows[1], `| \`${name}\` | ${avoid.join(' ')} |`);
    });
  }
});
