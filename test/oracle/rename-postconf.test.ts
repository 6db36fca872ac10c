/**
 * Rename against postconf(1): of every parameter that a real configuration makes up, the values of all other names,
 * and what postconf complains of, are the same after it got another name.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../server/src/service/text/edits.js';
import { indexLines } from '../../server/src/service/text/lines.js';
import { serviceOn, uriOf } from '../support/instance.js';
import { corpusFolder } from './support/corpus.js';
import { findJudges } from './support/judges.js';
import { runPostconf, type Configuration } from './support/run-postconf.js';

const NEW_NAME = 'zz_renamed';

interface Renaming {
  readonly name: string;
  readonly before: Configuration;
  readonly after: Configuration;
}

describe('Rename', function () {
  this.timeout(600_000);
  const [judge] = findJudges().judges;

  it('changes no other value in the corpus', async function () {
    const renamings = corpusRenamings();
    if (renamings.length === 0 || judge === undefined) this.skip();
    const before = await runPostconf(
      judge,
      renamings.map((renaming) => renaming.before),
    );
    const after = await runPostconf(
      judge,
      renamings.map((renaming) => renaming.after),
    );
    renamings.forEach(({ name, before: { name: where } }, index) => {
      const back = (said = ''): string[] =>
        said
          .replaceAll(NEW_NAME, name)
          .replace(/\S*\/judge-\w+/g, '')
          .replace(/(?<=postconf )\d+/g, 'PROCESS')
          .split('\n')
          .sort();
      assert.deepEqual(back(after[index]?.values), back(before[index]?.values), `${where}: ${name}`);
      assert.deepEqual(
        new Set(back(after[index]?.complaints)),
        new Set(back(before[index]?.complaints)),
        `${where}: ${name}`,
      );
    });
    console.log(`      ${judge.suite}: ${String(renamings.length)} names renamed`);
  });
});

/** Every rename that is possible at the names of main.cf. */
function corpusRenamings(): Renaming[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  return readdirSync(join(folder, 'instances')).flatMap((name) => {
    const read = (file: string): string => {
      const path = join(folder, 'instances', name, file);
      return existsSync(path) ? readFileSync(path, 'utf8') : '';
    };
    return renamingsOf({ name, main: read('main.cf'), master: read('master.cf') });
  });
}

function renamingsOf(before: Configuration): Renaming[] {
  const service = serviceOn([
    { name: 'main.cf', text: before.main },
    { name: 'master.cf', text: before.master },
  ]);
  const renamings = new Map<string, Renaming>();
  for (const { name, selectionRange } of service.documentSymbols(uriOf('main.cf'))) {
    const answer = service.rename(uriOf('main.cf'), selectionRange.start, NEW_NAME);
    if (renamings.has(name) || 'refusal' in answer) continue;
    const edited = (file: string, text: string): string => {
      const lines = indexLines(text);
      const edits = (answer.changes?.[uriOf(file)] ?? []).map(({ range, newText }) => ({
        span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
        newText,
      }));
      return applyEdits(text, edits);
    };
    const after = {
      ...before,
      main: edited('main.cf', before.main),
      master: edited('master.cf', before.master),
    };
    renamings.set(name, { name, before, after });
  }
  return [...renamings.values()];
}
