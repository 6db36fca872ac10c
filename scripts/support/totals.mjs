/** Adds up the test runs of one command: each run appends its counts to a file that the command names. */
import { appendFileSync, readFileSync } from 'node:fs';

/** The environment variable with the name of that file. */
export const totalsVariable = 'POSTFIX_CONFIG_TOTALS';

/** Appends the counts of one run, where somebody adds them up. */
export function recordTotals(totals) {
  const file = process.env[totalsVariable];
  if (file) appendFileSync(file, `${JSON.stringify(totals)}\n`);
}

/** The sums over all runs that were recorded in the file. */
export function sumTotals(file) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const run = JSON.parse(line);
    for (const key of Object.keys(sum)) sum[key] += run[key];
  }
  return sum;
}

/** The one line that every test command ends with. */
export function formatTotals({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
