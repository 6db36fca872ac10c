/** What holds for hover and completion in any text, at any place: no exception, and ranges at the cursor. */
import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from 'vscode-languageserver-types';
import { assist } from '../support/assist.js';

const PIECES = [
  'smtpd_tls_protocols', 'smtpd_recipient_restrictions', 'mynetworks', 'check_client_access', 'hash:', 'proxy:',
  '$', '${', '}', '{', '-o ', '-o{', '=', ' = ', ',', ' ', '\n', '\n  ', '# ', '\t', 'smtp inet n - n - - smtpd', 'pipe',
  'flags=', 'argv=', '10.0.0.0/8', '[::1]/', '300s', '>=TLSv1.2', 'a REJECT\n', 'a.example encrypt ', 'protocols=', '/^a: b/i ', 'hosts = ', '"', '!', ':', '/etc/postfix/', '\0', '\r\n', 'é😀', 'yes',
]; // prettier-ignore
const TEXT = fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(''));

/** Files, with lines that tell what a table is. */
const FILES: Readonly<Record<string, string>> = {
  'main.cf': '',
  'master.cf': '',
  client_access: 'a OK\n'.repeat(60),
  tls_policy: 'a may\n'.repeat(60),
  'header_checks.pcre': '/a/ OK\n'.repeat(60),
  'nets.cidr': '10.0.0.0/8 OK\n'.repeat(60),
  'mysql-users.cf': 'hosts = a\n'.repeat(60),
};

describe('Hover and completion', () => {
  it('answer anywhere in any text, with ranges on the line of the cursor that reach to it', function () {
    this.timeout(30_000);
    const options = { files: ['virtual', 'x.cf'], snippets: true };
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(FILES)), TEXT, TEXT, (file, begun, after) => {
        const before = `${FILES[file] ?? ''}${begun}`;
        if (/^#- /m.test(before + after)) return;
        const opened = assist(`#- ${file}\n${before}<|>${after}`, options);
        opened.hover();
        opened.signature();
        const line = before.split('\n').length - 1;
        const column = before.length - before.lastIndexOf('\n') - 1;
        for (const item of opened.items()) {
          const { range } = item.textEdit as TextEdit;
          ok(range.start.line === line && range.end.line === line, item.label);
          // A cursor between "\r" and "\n" is taken for one in front of both.
          const at = before.endsWith('\r') ? column - 1 : column;
          ok(range.start.character <= at && range.end.character >= at, item.label);
        }
      }),
      { numRuns: 200 },
    );
  });
});
