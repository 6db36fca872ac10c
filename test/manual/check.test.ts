/** What the packaging program is told of the imported manual. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('the check of the imported manual', () => {
  let folder = '';
  let manualProblem: (folder: string) => string | undefined;
  before(async () => {
    const script = new URL('../../../scripts/manual/check.mjs', import.meta.url).href;
    ({ manualProblem } = (await import(script)) as { manualProblem: typeof manualProblem });
    folder = mkdtempSync(join(tmpdir(), 'postfix-config-test-'));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });
  function store(name: string, entries: number): void {
    const numbered = Array.from({ length: entries }, (_, index) => [`tea_${index}`, {}]);
    const page = { sections: [{}], entries: Object.fromEntries(numbered) as object };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(page));
  }

  it('names each thing that is missing, and the remedy, until all is there', () => {
    const told = (problem: RegExp): void => {
      const sentence = manualProblem(folder) ?? 'nothing';
      assert.match(sentence, problem);
      assert.match(sentence, /npm run manual$/);
    };
    told(/is not in/);
    store('postconf', 3);
    told(/has no licence/);
    writeFileSync(join(folder, 'LICENSE'), 'LICENSE - SECURE MAILER');
    told(/describes 3 parameters/);
    store('postconf', 600);
    told(/lacks the pages master, access/);
    for (const name of [
      'master',
      'access',
      'header_checks',
      'cidr_table',
      'regexp_table',
      'transport',
      'smtpd.8',
    ]) {
      store(name, 0);
    }
    assert.equal(manualProblem(folder), undefined);
  });
});
