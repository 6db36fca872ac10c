/** Runs postconf(1) of a judge over many configurations in one go. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judge } from './judges.js';

/** A configuration to judge. */
export interface Configuration {
  readonly name: string;
  readonly main: string;
  readonly master: string;
}

/** What `postconf -x -n` says of one; no values when it dies, and then the complaints are those of `postconf -n`. */
export interface Verdict {
  readonly complaints: string;
  readonly values: string;
}

/**
 * A loop in the judge: starting a program there for each configuration would take far longer. Expanding is what may
 * kill postconf where it only has to list; and it looks up a host that inet_interfaces names, which no judge knows.
 */
const LOOP = `cd "$1" && touch -d '1 hour ago' */*.cf && for d in *; do
  postconf -c "$1/$d" -x -n >"$d/values" 2>"$d/complaints" && continue
  : >"$d/values"
  postconf -c "$1/$d" -n >/dev/null 2>"$d/complaints" && continue
  grep -q 'fatal: config variable inet_interfaces' "$d/complaints" || continue
  postconf -c "$1/$d" -o inet_interfaces=loopback-only -n >/dev/null 2>"$d/complaints"
done; true`;

/** The verdicts in the order of the configurations. */
export async function runPostconf(
  judge: Judge,
  configurations: readonly Configuration[],
): Promise<readonly Verdict[]> {
  const folder = judge.folder();
  const place = (index: number, file: string): string => join(folder.outside, String(index), file);
  try {
    configurations.forEach(({ main, master }, index) => {
      mkdirSync(place(index, '.'));
      writeFileSync(place(index, 'main.cf'), main);
      writeFileSync(place(index, 'master.cf'), master);
    });
    const { status, stderr } = await judge.start('sh', ['-c', LOOP, 'sh', folder.inside]);
    if (status !== 0) throw new Error(`postconf of ${judge.suite} cannot be run: ${stderr}`);
    return configurations.map((_, index) => ({
      complaints: readFileSync(place(index, 'complaints'), 'utf8'),
      values: readFileSync(place(index, 'values'), 'utf8'),
    }));
  } finally {
    folder.remove();
  }
}
