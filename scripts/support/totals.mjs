/** Adds up the test runs of one command: each run appends its counts to a file that the command names. */
import { appendFileSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** The environment variable with the name of that file. */
export const totalsVariable = 'POSTFIX_CONFIG_TOTALS';

/** Appends the counts of one run and what failed in it, where somebody adds them up. */
export function recordTotals(totals) {
  const file = process.env[totalsVariable];
  if (file) appendFileSync(file, `${JSON.stringify(totals)}\n`);
}

/** The one line that every test command ends with. */
export function formatTotals({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** `node totals.mjs FILE FAILED_SECTIONS` ends .ci/run: a section that failed without a failed test is one more. */
function end(file, failedSections) {
  const runs = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  // Said again at the end, where a long log is read from.
  for (const text of runs.flatMap(({ wrong }) => wrong)) console.log(`FAILED: ${text}`);
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
  const failed = Math.max(sum('failed'), failedSections);
  console.log(formatTotals({ passed: sum('passed'), failed }));
  process.exitCode = failed === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  end(process.argv[2], Number(process.argv[3]));
