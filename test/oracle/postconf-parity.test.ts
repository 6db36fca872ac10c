/**
 * Our reading of main.cf and master.cf against postconf(1): what it warns of or dies of, and the values that
 * `postconf -x -n` prints, on real and on generated configurations, for each release. What is left out is in
 * support/parity-exceptions.ts. POSTFIX_GENERATED is how many are generated, POSTFIX_SEED a number to make others from,
 * POSTFIX_SHOWN how many disagreements are shown.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './support/corpus.js';
import { generateInstances } from './support/generated-instances.js';
import { compareReading } from './support/compare-reading.js';
import { findJudges } from './support/judges.js';
import { exceptionTable } from './support/parity-exceptions.js';
import { runPostconf, type Configuration } from './support/run-postconf.js';

const GENERATED = Number(process.env['POSTFIX_GENERATED'] ?? 2000);
const SEED = Number(process.env['POSTFIX_SEED'] ?? 20261121);

describe('What we read', function () {
  this.timeout(600_000);
  const { judges } = findJudges();
  let disagreed = 0;
  after(() => {
    console.log(`\n      ${String(disagreed)} disagreements\n${exceptionTable().replace(/^/gm, '      ')}\n`);
  });
  for (const judge of judges) {
    for (const [title, load] of [
      ['the corpus', corpusInstances],
      [`${String(GENERATED)} generated configurations`, () => generateInstances(GENERATED, SEED)],
    ] as const) {
      it(`is what Postfix ${judge.postfixVersion} reads in ${title}`, async function () {
        const configurations = load();
        if (configurations.length === 0) this.skip();
        const verdicts = await runPostconf(judge, configurations);
        const disagreements = configurations.flatMap((configuration, index) =>
          compareReading(configuration, verdicts[index], judge.postfixVersion),
        );
        disagreed += disagreements.length;
        console.log(
          `      ${judge.suite}: ${String(configurations.length)} configurations, ${String(disagreements.length)} disagreements`,
        );
        const shown = disagreements.slice(0, Number(process.env['POSTFIX_SHOWN'] ?? 20));
        assert.equal(disagreements.length, 0, shown.join('\n'));
      });
    }
  }
});

function corpusInstances(): Configuration[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return readdirSync(join(folder, 'instances')).map((name) => ({
    name,
    main: read(join(folder, 'instances', name, 'main.cf')),
    master: read(join(folder, 'instances', name, 'master.cf')),
  }));
}
