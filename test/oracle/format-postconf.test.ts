/**
 * Formatting against postconf(1): of every real and generated configuration, what `postconf` prints and complains of
 * is the same before and after, for each release. Formatting twice is formatting once.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './support/corpus.js';
import { generateInstances } from './support/generated-instances.js';
import { findJudges, type Judge } from './support/judges.js';
import { formatted } from '../support/format.js';

const GENERATED = Number(process.env['POSTFIX_GENERATED'] ?? 200);

interface Files {
  readonly name: string;
  readonly main: string;
  readonly master: string;
}

/** What postconf says of a folder in both files; names of folders and numbers of processes are left out. */
const SAY = 'for how in -xn -M; do echo "== $how"; postconf -c "$PWD/$1" $how 2>&1; done >"$1/said"';

/** Many at a time: postconf sleeps for a second before it dies. */
const LOOP = `cd "$1" && touch -d '1 hour ago' */*.cf && ls | xargs -P 32 -n 1 sh -c "$2" sh; true`;

describe('Formatting', function () {
  this.timeout(600_000);
  for (const judge of findJudges().judges) {
    for (const [title, load] of [
      ['the corpus', corpusFiles],
      [`${String(GENERATED)} generated configurations`, () => generateInstances(GENERATED, 1)],
    ] as const) {
      it(`changes nothing that Postfix ${judge.postfixVersion} says of ${title}`, async function () {
        const all = load();
        if (all.length === 0) this.skip();
        const before = all.filter((files) => isChanged(files, formatted(files)));
        const after = before.map((files) => ({ ...files, ...formatted(files) }));
        const said = await postconf(judge, before);
        const saidAfter = await postconf(judge, after);
        console.log(
          `      ${judge.suite}: ${String(all.length)} configurations, ${String(before.length)} changed by formatting`,
        );
        assert.ok(before.length > 0);
        before.forEach(({ name }, index) => {
          assert.equal(saidAfter[index], said[index], name);
        });
      });
    }
  }

  it('is done after one time, on every file of the corpus', function () {
    const all = corpusFiles();
    if (all.length === 0) this.skip();
    for (const files of all) {
      const once = formatted(files);
      assert.deepEqual(formatted(once), once, files.name);
    }
  });
});

function isChanged(a: Omit<Files, 'name'>, b: Omit<Files, 'name'>): boolean {
  return a.main !== b.main || a.master !== b.master;
}

/** The instances, and each lone main.cf and master.cf with an empty file beside it. */
function corpusFiles(): Files[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  const read = (...path: string[]): string => {
    const file = join(folder, ...path);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const names = (kind: string): string[] => readdirSync(join(folder, kind));
  return [
    ...names('instances').map((name) => ({
      name,
      main: read('instances', name, 'main.cf'),
      master: read('instances', name, 'master.cf'),
    })),
    ...names('main').map((name) => ({ name, main: read('main', name), master: '' })),
    ...names('master').map((name) => ({ name, main: '', master: read('master', name) })),
  ];
}

async function postconf(judge: Judge, all: readonly Files[]): Promise<string[]> {
  const folder = judge.folder();
  const place = (index: number, file: string): string => join(folder.outside, String(index), file);
  try {
    all.forEach(({ main, master }, index) => {
      mkdirSync(place(index, '.'));
      writeFileSync(place(index, 'main.cf'), main);
      writeFileSync(place(index, 'master.cf'), master);
    });
    const { status, stderr } = await judge.start('sh', ['-c', LOOP, 'sh', folder.inside, SAY]);
    if (status !== 0) throw new Error(`postconf of ${judge.suite} cannot be run: ${stderr}`);
    return all.map((_, index) =>
      inOrder(readFileSync(place(index, 'said'), 'utf8').replaceAll(folder.inside, '')),
    );
  } finally {
    folder.remove();
  }
}

/**
 * What was said with the complaints in alphabetical order, each once: their order and number differ from run to run. Complaints
 * show values with all their white space, tabs as "?", a broken line also with the blanks at its end; where values are printed they have single blanks. When
 * postconf dies, what it warned of before depends on its order, and only why it died is compared.
 */
function inOrder(said: string): string {
  // Some odd values make postconf itself crash; what it said before that differs from run to run too.
  if (said.includes('Segmentation fault')) return 'postconf crashed';
  const lines = said.replace(/(?<=postconf )\d+/g, 'PROCESS').split('\n');
  const isComplaint = (line: string): boolean => line.startsWith('postconf: ');
  const complaints = lines
    .filter(isComplaint)
    .map((line) => line.replace(/[\s?]+/g, ' ').replace(/ (?="$)/, ''));
  const fatal = complaints.filter((line) => line.startsWith('postconf: fatal:'));
  const heard = [...new Set(fatal.length > 0 ? fatal : complaints)].sort();
  return [...heard, ...lines.filter((line) => !isComplaint(line))].join('\n');
}
