/** Timing: medians and percentiles of repeated runs, printed as rows beside what is to be reached. */

/**
 * Processor time in milliseconds of each of `runs` calls, that of the garbage collector included, after a few calls
 * to warm up. Unlike time on the wall it does not grow with what else the machine does.
 */
export async function timed(runs: number, call: () => void | Promise<void>): Promise<number[]> {
  for (let i = 0; i < Math.min(20, runs); i += 1) await call();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = process.cpuUsage();
    await call();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return times;
}

/** The value below which a share (0 to 1) of the times lies. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle of the times. */
export function median(times: readonly number[]): number {
  return percentile(times, 0.5);
}

/** One measured figure; `reached` is undefined where nothing is to be reached. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly goal?: string;
  readonly reached?: boolean;
}

/** A row for a figure that must not exceed a bound. */
export function atMost(what: string, value: number, bound: number, unit: string): Row {
  const digits = unit === 'ms' || unit === 'times' ? 2 : 0;
  const shown = (number: number): string => `${number.toFixed(digits)} ${unit}`;
  return { what, figure: shown(value), goal: `at most ${shown(bound)}`, reached: value <= bound };
}

/** Prints rows in columns; answers whether every goal was reached. */
export function printRows(rows: readonly Row[]): boolean {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const figures = Math.max(...rows.map(({ figure }) => figure.length));
  for (const { what, figure, goal, reached } of rows) {
    const verdict = reached === undefined ? '' : reached ? 'reached' : 'MISSED';
    console.log(
      `${what.padEnd(width)}  ${figure.padStart(figures)}  ${(goal ?? '').padEnd(24)} ${verdict}`.trimEnd(),
    );
  }
  return rows.every(({ reached }) => reached !== false);
}
