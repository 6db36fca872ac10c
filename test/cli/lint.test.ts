import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.js';
import { DATA } from '../support/workspace.js';

interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly complaint: string;
}

describe('postfix-lint', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'postfix-lint-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (name: string, text: string | Buffer): void => {
    writeFileSync(join(folder, name), text);
  };
  const lint = async (...args: string[]): Promise<Outcome> => {
    let output = '';
    let complaint = '';
    const context = {
      data: DATA,
      cwd: folder,
      colours: false,
      print: (text: string) => void (output += text),
    };
    const code = await run(args, context, (sentence) => void (complaint += sentence));
    return { code, output, complaint };
  };

  it('prints JSON of the promised form and exits with 1', async () => {
    write('main.cf', 'smtpd_tls_securty_level = may\n');
    const { code, output } = await lint('--format', 'json', 'main.cf');
    equal(code, 1);
    const records = JSON.parse(output) as { rule: string }[];
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 23 } };
    deepEqual(
      records.filter(({ rule }) => rule === 'unknown-parameter'),
      [
        {
          file: 'main.cf',
          rule: 'unknown-parameter',
          severity: 'warning',
          message:
            'Postfix has no parameter "smtpd_tls_securty_level" and ignores this setting; did you mean "smtpd_tls_security_level"?',
          range,
          docs: 'docs/rules/unknown-parameter.md',
          fixes: [
            {
              title: "Replace with 'smtpd_tls_security_level'",
              safe: true,
              edits: [{ file: 'main.cf', range, newText: 'smtpd_tls_security_level' }],
            },
          ],
        },
      ],
    );
  });

  it('exits with 0 when nothing is at warning or above', async () => {
    write('main.cf', 'compatibility_level = 3.6\n');
    equal((await lint('.')).code, 0);
  });

  it('names the line of each finding and its remedy', async () => {
    write('main.cf', '# a comment\nmyhostnam = mail.example.com\n');
    const { output } = await lint('.');
    match(output, /^main\.cf:2:1: warning: .*"myhostnam".*\[unknown-parameter\]\n {4}myhostnam = mail/m);
    match(output, /fix: Replace with 'myhostname'/);
  });

  const binary = Buffer.from([127, 69, 76, 70, 0, 1, 2, 0, 0]);
  /** What is wrong, the files in the folder, the arguments, and the sentence. */
  const failures: [string, Record<string, string | Buffer>, string[], RegExp][] = [
    ['no path', {}, [], /name a folder with a main\.cf/],
    ['a path that does not exist', {}, ['nowhere'], /^nowhere: no such file or folder$/],
    ['a folder without main.cf', {}, ['.'], /^\.: no main\.cf in this folder$/],
    ['a binary file', { 'main.cf': binary }, ['main.cf'], /binary/],
    ['an unknown option', {}, ['--fast'], /--fast/],
    ['a wrong format', { 'main.cf': '' }, ['--format', 'xml', '.'], /--format must be text or json/],
    ['a wrong release', { 'main.cf': '' }, ['--postfix-version', 'new', '.'], /must be a release such as/],
    ['an unknown rule', {}, ['explain', 'no-such-rule'], /no rule is called "no-such-rule"/],
    ['bad project settings', { 'main.cf': '', '.postfix-lint.json': '{' }, ['.'], /not valid JSON/],
  ];
  for (const [what, files, args, expected] of failures) {
    it(`answers ${what} with exit code 2 and one sentence`, async () => {
      for (const [name, content] of Object.entries(files)) write(name, content);
      const { code, complaint, output } = await lint(...args);
      equal(code, 2);
      equal(output, '');
      match(complaint, expected);
      equal(complaint.split('\n').length, 1);
    });
  }

  it('explains a rule', async () => {
    const { code, output } = await lint('explain', 'unknown-parameter');
    equal(code, 0);
    match(output, /^# unknown-parameter$/m);
  });
});
