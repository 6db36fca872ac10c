/** Word lists for the grammars, from the facts in server/data: what only has the shape of a restriction stays plain. */
import { readFileSync } from 'node:fs';

const table = (name) =>
  JSON.parse(readFileSync(new URL(`../../server/data/${name}.json`, import.meta.url), 'utf8'));
const namesOf = (entries) => entries.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
/** Alternatives for a regular expression, longest first, so that no word hides one that it begins. */
const oneOf = (words) =>
  [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|');

/** `type` of `type:table`; `unix` is also an endpoint and is read as one. */
export const tableTypes = oneOf(namesOf(table('lookup-tables').types).filter((name) => name !== 'unix'));

const results = [...table('access-actions').actions, ...table('header-checks-actions').actions].filter(
  ({ name }) => /^[A-Z_]+$/.test(name),
);
/** Results of access(5) and header_checks(5) tables. */
export const actions = oneOf(namesOf(results));
/** Those that take free text, or nothing. */
export const textActions = oneOf(
  namesOf(results.filter(({ argument }) => argument === undefined || argument.kind === 'text')),
);

const known = namesOf(table('restrictions').restrictions);
const kinds = ['permit', 'reject', 'defer', 'check'];
const tests = kinds.map((kind) => [kind, known.filter((name) => name.startsWith(`${kind}_`))]);
const verdicts = [
  'permit',
  'reject',
  'defer',
  'defer_if_permit',
  'defer_if_reject',
  'warn_if_reject',
  'sleep',
];

/** Restrictions that decide by themselves, and those that test something, by what they decide. */
export const restrictions = {
  verdicts: oneOf(known.filter((name) => verdicts.includes(name))),
  tests: Object.fromEntries(
    tests.map(([kind, names]) => [kind, oneOf(names.filter((name) => !verdicts.includes(name)))]),
  ),
};
