/**
 * Writes docs/rules/CODE.md for every rule, and their list in docs/rules/README.md, from the rules themselves;
 * --check compares and writes nothing. Needs the compiled output.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { RULES, rulePage } from '../out/server/src/service/index.js';

const folder = path.join(import.meta.dirname, '..', 'docs', 'rules');
const check = process.argv.includes('--check');

const files = new Map(RULES.map((rule) => [`${rule.code}.md`, rulePage(rule)]));
files.set('README.md', listOfRules());

mkdirSync(folder, { recursive: true });
const stale = [];
for (const [name, text] of files) {
  const file = path.join(folder, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale.push(name);
  if (!check) writeFileSync(file, text);
}
for (const name of readdirSync(folder).filter((each) => !files.has(each))) {
  stale.push(name);
  if (!check) rmSync(path.join(folder, name));
}
if (check && stale.length > 0) {
  console.error(`docs/rules is not up to date (${stale.join(', ')}): run node scripts/rule-docs.mjs`);
  process.exitCode = 1;
}

function listOfRules() {
  const rows = RULES.map(
    ({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary} |`,
  );
  const head = ['# Rules', '', 'Made from the rules themselves by `node scripts/rule-docs.mjs`.', ''];
  return [...head, '| rule | severity | finds |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
