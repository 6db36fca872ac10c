/** A lookup table of a million lines, read in a process of its own, beside a bare split into lines. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../test/support/workspace.js';
import { atMost, median, type Row } from './measure.js';

const LINES = 1_000_000;
const RUNS = 3;

/** Reads the file in its argument and tells the milliseconds and the peak of resident memory in MB. */
const READ = `
import { readFileSync } from 'node:fs';
import { parseTable } from '${join(ROOT, 'out/server/src/service/syntax/lookup-table.js')}';
const [file, syntax] = process.argv.slice(-2);
const start = performance.now();
const { rows } = parseTable(readFileSync(file, 'utf8'), syntax);
console.log(JSON.stringify({ rows, time: performance.now() - start, peak: process.resourceUsage().maxRSS / 1024 }));
`;

const LINE: Readonly<Record<string, (index: number) => string>> = {
  indexed: (i) => `user${String(i)}@example${String(i % 977)}.com\tmailbox${String(i)}@host.example.org\n`,
  aliases: (i) => `user${String(i)}: mailbox${String(i)}, archive\n`,
  pcre: (i) => `/^user${String(i)}@(example)\\.com$/ REJECT No mail for $1\n`,
  cidr: (i) => `10.${String(i >> 16)}.${String((i >> 8) & 255)}.${String(i & 255)}/32 REJECT\n`,
};

/** Measures whole processes: time and memory are those of reading the file and its lines. */
export function tableRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-bench-tables-'));
  try {
    return Object.entries(LINE).flatMap(([syntax, line]) => {
      const file = join(folder, syntax);
      let text = '';
      for (let i = 0; i < LINES; i += 1) text += line(i);
      writeFileSync(file, text);
      const runs = Array.from({ length: RUNS }, () => read(file, syntax));
      const what = `${syntax} table of a million lines (${(text.length / 1e6).toFixed(0)} MB)`;
      return [
        atMost(`${what}: read`, median(runs.map(({ time }) => time)), 2000, 'ms'),
        atMost(`${what}: memory at its peak`, median(runs.map(({ peak }) => peak)), 500, 'MB'),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(file: string, syntax: string): { time: number; peak: number } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', READ, '--', file, syntax],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`reading a table failed: ${stderr}`);
  const { rows, time, peak } = JSON.parse(stdout) as { rows: number; time: number; peak: number };
  if (rows !== LINES) throw new Error(`${syntax}: ${String(rows)} rows of ${String(LINES)}`);
  return { time, peak };
}
