/** Lookup tables against postmap(1) and postalias(1): the lines that they complain of, and why, are ours. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTable } from '../../server/src/service/syntax/lookup-table.js';
import type { TableSyntax } from '../../server/src/service/syntax/table-problem.js';
import { templatePieces } from '../../server/src/service/syntax/template.js';
import { corpusFolder } from './support/corpus.js';
import { generatedTables, type SampleTable } from './support/generated-tables.js';
import { findJudges, type Judge } from './support/judges.js';
import { complaintsOf, problemsAsComplaints } from './support/table-messages.js';

const SYNTAXES: readonly TableSyntax[] = ['indexed', 'aliases', 'regexp', 'pcre', 'cidr'];

describe('Lookup tables', function () {
  this.timeout(600_000);
  const { judges } = findJudges();

  for (const judge of judges) {
    it(`have the problems that postmap of ${judge.suite} speaks of`, () => {
      compare(judge, generatedTables(300));
    });
    it(`of the corpus, read as each kind, have the problems that postmap of ${judge.suite} speaks of`, function () {
      const tables = corpusTables();
      if (tables.length === 0) this.skip();
      compare(judge, tables);
    });
  }
});

function compare(judge: Judge, tables: readonly SampleTable[]): void {
  const said = ask(judge, tables);
  const disagreements: string[] = [];
  tables.forEach(({ name, syntax, text }, index) => {
    const theirs = complaintsOf(said[index] ?? '');
    const ours = problemsAsComplaints(text, parseTable(text, syntax, { most: Infinity }).problems);
    for (const each of theirs)
      if (!ours.has(each)) disagreements.push(`${name} ${syntax}: only Postfix: ${each}`);
    for (const each of ours) if (!theirs.has(each)) disagreements.push(`${name} ${syntax}: only we: ${each}`);
  });
  console.log(
    `      ${judge.suite}: ${String(tables.length)} tables, ${String(disagreements.length)} disagreements`,
  );
  assert.deepEqual(disagreements, []);
}

/** What the programs say of each table, in one run of a shell. */
function ask(judge: Judge, tables: readonly SampleTable[]): string[] {
  const folder = judge.folder();
  try {
    writeFileSync(join(folder.outside, 'main.cf'), 'compatibility_level = 3.6\nsmtputf8_enable = no\n');
    writeFileSync(join(folder.outside, 'master.cf'), '');
    const script = tables.map(({ syntax, text }, index) => {
      const name = `t${String(index)}`;
      writeFileSync(join(folder.outside, name), text);
      const file = `${folder.inside}/${name}`;
      const command =
        syntax === 'indexed'
          ? `postmap -c ${folder.inside} lmdb:${file}`
          : syntax === 'aliases'
            ? `postalias -c ${folder.inside} lmdb:${file}`
            : `postmap -c ${folder.inside} -q zz ${syntax}:${file}`;
      return `${command} 2>&1 >/dev/null; echo "=== next ==="`;
    });
    writeFileSync(join(folder.outside, 'script'), script.join('\n'));
    return judge.run('sh', [`${folder.inside}/script`]).stdout.split('=== next ===\n');
  } finally {
    folder.remove();
  }
}

/** Tables of real configurations; templates and texts that are not UTF-8 are left out. */
function corpusTables(): SampleTable[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  return readdirSync(join(folder, 'tables')).flatMap((name) => {
    const text = readFileSync(join(folder, 'tables', name), 'utf8');
    if (text.includes('\uFFFD') || templatePieces(text).length > 0) {
      console.log(`      left out: ${name}`);
      return [];
    }
    return SYNTAXES.map((syntax) => ({ name, syntax, text }));
  });
}
