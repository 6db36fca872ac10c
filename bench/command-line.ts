/** The command line as a whole process, in turns with an empty Node. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../test/support/workspace.js';
import { atMost, median, type Row } from './measure.js';
import { mainCf } from './samples.js';

const RUNS = 21;

/** Measures medians of whole processes. */
export function commandLineRows(): Row[] {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-bench-'));
  try {
    writeFileSync(join(folder, 'main.cf'), mainCf(1000));
    const ours: number[] = [];
    const empty: number[] = [];
    for (let i = 0; i < RUNS + 2; i += 1) {
      const a = wholeProcess([join(ROOT, 'dist', 'cli.cjs'), folder]);
      const b = wholeProcess(['-e', '0']);
      if (i < 2) continue;
      ours.push(a);
      empty.push(b);
    }
    return [
      { what: 'node -e 0, whole process', figure: `${median(empty).toFixed(1)} ms` },
      atMost('postfix-lint on 1,000 lines, whole process', median(ours), median(empty) * 1.3 + 50, 'ms'),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function wholeProcess(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...args], { encoding: 'utf8' });
  if (status === null || status > 1) throw new Error(`node ${args.join(' ')} failed: ${stderr}`);
  return performance.now() - start;
}
