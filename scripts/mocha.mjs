/**
 * Runs compiled tests with mocha: `node scripts/mocha.mjs unit|oracle|e2e [--grep TEXT]`.
 * The last line is `N passed, N failed`.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import Mocha from 'mocha';
import { fail, root } from './support/run.mjs';
import { formatTotals, recordTotals } from './support/totals.mjs';

const suites = {
  unit: { reporter: 'dot', timeout: 10_000, has: (file) => !/^(oracle|e2e)\//.test(file) },
  // What the real programs do is mostly waiting, so several files are judged at a time.
  oracle: {
    reporter: 'spec',
    timeout: 120_000,
    jobs: 3,
    has: (file) => file.startsWith('oracle/'),
    slowest: ['tls-handshakes', 'postconf-parity', 'daemons-die', 'format-postconf'],
  },
  e2e: { reporter: 'spec', timeout: 180_000, has: (file) => file.startsWith('e2e/') },
};

const { values, positionals } = parseArgs({
  options: { grep: { type: 'string' } },
  allowPositionals: true,
});
const suite = suites[positionals[0]];
if (suite === undefined || positionals.length !== 1)
  fail(`Which tests? One of: ${Object.keys(suites).join(', ')}`);

const compiled = path.join(root, 'out', 'test');
/** What takes longest comes first, so that nothing waits for it at the end. */
const rank = (file) => {
  const { slowest = [] } = suite;
  const at = slowest.indexOf(path.posix.basename(file, '.test.js'));
  return at < 0 ? slowest.length : at;
};
// The compiler leaves the output of a deleted test behind; only what has a source is run.
const files = readdirSync(compiled, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('.test.js') && suite.has(file))
  .filter((file) => existsSync(path.join(root, 'test', file.replace(/\.js$/, '.ts'))))
  .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
if (files.length === 0) fail(`There are no ${positionals[0]} tests in out/test`);

const { reporter, timeout, jobs = 1 } = suite;
const mocha = new Mocha({ reporter, timeout, jobs, parallel: jobs > 1 });
if (values.grep) mocha.grep(values.grep);
for (const file of files) mocha.addFile(path.join(compiled, file));
if (jobs === 1) await mocha.loadFilesAsync();
const wrong = [];
const runner = mocha.run(() => {
  const { passes, failures, pending } = runner.stats;
  const totals = { passed: passes, failed: failures, wrong };
  if (pending > 0) console.log(`${pending} skipped: see above for what is missing`);
  recordTotals(totals);
  console.log(formatTotals(totals));
  process.exitCode = totals.failed > 0 || passes === 0 ? 1 : 0;
});
runner.on('fail', (test, error) => {
  wrong.push(`${test.fullTitle()}: ${String(error?.message ?? error).slice(0, 1000)}`);
});
