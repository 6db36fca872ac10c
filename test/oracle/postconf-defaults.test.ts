/** Which parameters each release has and their defaults, against `postconf -d`. */
import assert from 'node:assert/strict';
import { openCatalogue } from '../../server/src/service/catalogue/catalogue.js';
import { isLegacy } from '../../server/src/service/catalogue/parameters.js';
import { testData } from '../support/data.js';
import { findJudges } from './support/judges.js';

/** Defaults that Debian, the machine, the release of OpenSSL or the program that starts decides. */
const ELSEWHERE: readonly string[] = [
  'daemon_directory',
  'html_directory',
  'manpage_directory',
  'meta_directory',
  'readme_directory',
  'service_name',
  'tls_eecdh_auto_curves',
  'tls_ffdhe_auto_groups',
];

describe('The catalogue', () => {
  for (const judge of findJudges().judges) {
    it(`has the parameters of Postfix ${judge.postfixVersion} and their defaults`, () => {
      const catalogue = openCatalogue(testData, { postfix: judge.postfixVersion });
      const printed = judge
        .run('postconf', ['-d'])
        .stdout.split('\n')
        .filter((line) => line !== '');
      const theirs = new Map(printed.map((line) => [line.replace(/ =.*/, ''), line.replace(/^\S+ = ?/, '')]));
      const ours = [...catalogue.table.byName.values()]
        .filter((parameter) => catalogue.has(parameter.name) && !isLegacy(parameter, judge.postfixVersion))
        .map(({ name }) => name);
      // Transports of the judge's own master.cf add theirs.
      const builtIn = [...theirs.keys()].filter(
        (name) =>
          catalogue.table.byName.has(name) ||
          !/_(?:limit|delay|feedback|concurrency|cost|loan|discount|slots)$/.test(name),
      );
      const fromServices =
        /^(?:smtp|relay|lmtp|virtual|local|error)_destination_(?:concurrency|recipient)_limit$/;
      assert.deepEqual(
        builtIn.filter((name) => !ours.includes(name) && !fromServices.test(name)),
        [],
      );
      assert.deepEqual(
        ours.filter((name) => !theirs.has(name)),
        [],
      );
      const different = ours.filter((name) => {
        const value = catalogue.defaultOf(name) ?? '';
        return !/^\{\w+\}$/.test(value) && !ELSEWHERE.includes(name) && value !== theirs.get(name);
      });
      assert.deepEqual(
        different.map((name) => `${name}: ${catalogue.defaultOf(name) ?? ''} | ${theirs.get(name) ?? ''}`),
        [],
      );
    });
  }
});
