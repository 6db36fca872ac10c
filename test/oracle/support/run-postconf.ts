/** Runs postconf(1) of a judge over many configurations in one go. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Judge } from './judges.js';
import { leaveOut } from './parity-exceptions.js';

/** A configuration to judge. */
export interface Configuration {
  readonly name: string;
  readonly main: string;
  readonly master: string;
}

/**
 * What `postconf -x -n` says of one, and what it lists of master.cf with `-x -P` and `-F`; no values when it dies, and
 * then the complaints are those of `postconf -n`.
 */
export interface Verdict {
  readonly complaints: string;
  readonly values: string;
  readonly options: string;
  readonly fields: string;
  /** Whether it died of a host in inet_interfaces, and was asked again with another value of that. */
  readonly askedAgain: boolean;
}

/**
 * What the judge does with one configuration. Expanding is what may kill postconf where it only has to list; and it
 * looks up a host that inet_interfaces names, which no judge knows.
 */
const ONE = `cd "$1" || exit 255
if postconf -c "$PWD" -x -n >values 2>complaints; then
  postconf -c "$PWD" -F >fields 2>/dev/null || : >fields
  postconf -c "$PWD" -x -P >options 2>/dev/null || : >options
  exit 0
fi
: >values
postconf -c "$PWD" -n >/dev/null 2>complaints && exit
[ $? -lt 128 ] || { echo 'Segmentation fault' >complaints; exit 0; }
grep -Eq 'fatal: (config variable|parameter) inet_interfaces' complaints || exit 0
touch host
postconf -c "$PWD" -o inet_interfaces=loopback-only -n >/dev/null 2>complaints || true`;

/** Many at a time, because postconf sleeps for a second when it dies. */
const LOOP = `cd "$1" && touch -d '1 hour ago' */*.cf && ls | xargs -P 32 -n 1 sh -c "$2" sh`;

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
    const { status, stderr } = await judge.start('sh', ['-c', LOOP, 'sh', folder.inside, ONE]);
    if (status !== 0) throw new Error(`postconf of ${judge.suite} cannot be run: ${stderr}`);
    return configurations.map((_, index) => {
      const askedAgain = existsSync(place(index, 'host'));
      if (askedAgain) leaveOut('host-in-inet-interfaces');
      const read = (file: string): string =>
        existsSync(place(index, file)) ? readFileSync(place(index, file), 'utf8') : '';
      return {
        complaints: read('complaints'),
        values: read('values'),
        options: read('options'),
        fields: read('fields'),
        askedAgain,
      };
    });
  } finally {
    folder.remove();
  }
}
