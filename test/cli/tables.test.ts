/** Lookup tables on the command line: a file is read as its owner says, else as its name and text tell. */
import { deepEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.js';
import { DATA } from '../support/workspace.js';

describe('postfix-lint with a lookup table', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'postfix-lint-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** What is found in `path`, as `LINE RULE`. */
  const lint = async (files: Readonly<Record<string, string>>, path: string): Promise<string[]> => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    let output = '';
    const context = {
      data: DATA,
      cwd: folder,
      colours: false,
      print: (text: string) => void (output += text),
    };
    await run(['--format', 'json', path], context, () => undefined);
    const records = JSON.parse(output) as { rule: string; range: { start: { line: number } } }[];
    return records.map(({ rule, range }) => `${String(range.start.line + 1)} ${rule}`);
  };

  /** What is known of the file, the files, the path and what is found. */
  const cases: [string, Record<string, string>, string, string[]][] = [
    [
      'a transport by its name',
      { transport: 'a smtp:\nb\nc smtp:\nd smtp:\n' },
      'transport',
      ['2 missing-table-value'],
    ],
    ['aliases by their name', { aliases: 'root: x\na@b: y\nc: d\ne: f\n' }, 'aliases', ['2 malformed-alias']],
    ['a list of domains', { relay_domains: 'example.com\nexample.org\n' }, 'relay_domains', []],
    ['patterns by their look', { filter: '/a/ OK\n/b/Q OK\n/c/ OK\n' }, 'filter', ['2 unknown-pattern-flag']],
    ['what one library takes', { filter: '/a/s OK\n/b/ OK\n' }, 'filter', []],
    [
      'the type in main.cf',
      { 'main.cf': 'header_checks = regexp:/etc/postfix/filter\n', filter: '/a/s OK\n/b/ OK\n' },
      'filter',
      ['1 unknown-pattern-flag'],
    ],
    [
      'the client in main.cf',
      { 'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/v.cf\n', 'v.cf': 'host = a\ndbname = b\n' },
      'v.cf',
      ['1 unknown-client-key'],
    ],
    [
      'client files of a folder',
      { 'main.cf': 'virtual_alias_maps = mysql:/etc/postfix/v.cf\n', 'v.cf': 'host = a\ndbname = b\n' },
      '.',
      ['1 unknown-client-key'],
    ],
    [
      'a main.cf under another name',
      { 'other.cf': 'myhostnam = a\nmyorigin = b\n' },
      'other.cf',
      ['1 unknown-parameter'],
    ],
    [
      'a comment that silences',
      { transport: 'a smtp:\n# postfix-lint disable=missing-table-value\nb\nc\nd x\ne x\nf x\ng x\n' },
      'transport',
      ['4 missing-table-value'],
    ],
  ];
  for (const [what, files, path, expected] of cases) {
    it(`goes by ${what}`, async () => {
      deepEqual(await lint(files, path), expected);
    });
  }

  it('reads tables of any size', async () => {
    const found = await lint(
      { transport: `${'#'.repeat(60)}\n`.repeat(100_000) + 'a b\nc d\ne f\ng\n' },
      'transport',
    );
    equal(found.length, 1);
  });
});
