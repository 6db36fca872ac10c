/**
 * Refactorings of the corpus, judged by postconf(1): it complains of nothing new, and no parameter has another value
 * but those that the refactoring sets.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFACTORING_KINDS, type RefactoringKind } from '../../server/src/service/index.js';
import { run } from '../refactorings/support.js';
import { corpusFolder } from './support/corpus.js';
import { findJudges, type Judge } from './support/judges.js';
import { runPostconf, type Configuration, type Verdict } from './support/run-postconf.js';

const OPTIONS = {
  clients: ['192.0.2.77', '2001:db8::7'],
  destinations: ['old.example.net', '[mail.example.net]:587'],
  profile: 'ncsc-2025',
};

/** What refactorings set in main.cf or take out, and the list of tables that follows from it. */
const MEANT =
  /^(legacy_tls_clients|proxy_read_maps|tls_preempt_cipherlist|smtpd_tls_policy_maps|(smtpd|smtp|lmtp|tlsproxy)_(use_tls|enforce_tls|tls_\w+)|\w+_(mandatory_)?protocols)$/;

describe('Refactorings of the corpus, read by postconf', function () {
  this.timeout(300_000);
  const { judges } = findJudges();
  const corpus = corpusFolder();
  if (corpus === undefined) return;
  const instances = readInstances(join(corpus, 'instances'));
  for (const judge of judges) {
    for (const kind of REFACTORING_KINDS) {
      it(`${kind}: nothing new for Postfix ${judge.postfixVersion}`, () => compare(judge, kind, instances));
    }
  }
});

async function compare(
  judge: Judge,
  kind: RefactoringKind,
  instances: readonly Configuration[],
): Promise<void> {
  const pairs = instances.flatMap((before): { before: Configuration; after: Configuration }[] => {
    const files = [
      { name: 'main.cf', text: before.main },
      { name: 'master.cf', text: before.master },
    ];
    const outcome = run(kind, files, OPTIONS, { postfixVersion: minor(judge.postfixVersion) });
    if (typeof outcome === 'string') return [];
    const after = { ...before, main: outcome.text('main.cf'), master: outcome.text('master.cf') };
    return [{ before, after }];
  });
  assert.ok(pairs.length > 30);
  const [before, after] = await Promise.all([
    runPostconf(
      judge,
      pairs.map((pair) => pair.before),
    ),
    runPostconf(
      judge,
      pairs.map((pair) => pair.after),
    ),
  ]);
  console.log(`      ${judge.suite}: ${String(pairs.length)} instances changed by ${kind}`);
  pairs.forEach(({ before: { name } }, index) => {
    const known = new Set(complaintsOf(before[index]));
    assert.deepEqual(
      complaintsOf(after[index]).filter((line) => !known.has(line)),
      [],
      name,
    );
    const old = valuesOf(before[index]);
    const changed = [...valuesOf(after[index])].filter(([parameter, value]) => old.get(parameter) !== value);
    assert.deepEqual(
      changed.filter(([parameter]) => !MEANT.test(parameter)),
      [],
      name,
    );
  });
}

function complaintsOf(verdict: Verdict | undefined): string[] {
  return (
    (verdict?.complaints ?? '')
      .split('\n')
      .filter((line) => line !== '')
      // New lines move the others down.
      .map((line) => line.replaceAll(/\/tmp\/judge-\w+\/\d+/g, 'FOLDER').replaceAll(/\bline \d+/g, 'line'))
  );
}

function valuesOf(verdict: Verdict | undefined): Map<string, string> {
  return new Map(
    (verdict?.values ?? '')
      .replaceAll(/\/tmp\/judge-\w+\/\d+/g, 'FOLDER')
      .split('\n')
      .flatMap((line): [string, string][] => {
        const match = /^(\w+) = ?(.*)$/.exec(line);
        // It has the number of the process in it.
        return match === null || match[1] === 'debugger_command' ? [] : [[match[1] ?? '', match[2] ?? '']];
      }),
  );
}

function readInstances(folder: string): Configuration[] {
  const read = (...path: string[]): string =>
    existsSync(join(folder, ...path)) ? readFileSync(join(folder, ...path), 'utf8') : '';
  return readdirSync(folder).map((name) => ({
    name,
    main: read(name, 'main.cf'),
    master: read(name, 'master.cf'),
  }));
}

function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
