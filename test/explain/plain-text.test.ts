/** Markdown as plain text: nothing of the marks is left, nothing of the words is lost. */
import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { code, link } from '../../server/src/service/explain/markup.js';
import { plainText } from '../../server/src/service/explain/plain-text.js';
import { escapeText } from '../../server/src/service/manual/escape-markdown.js';

describe('Plain text from Markdown', () => {
  for (const [markdown, plain] of [
    ['**bold** and _slanted_ and `code`', 'bold and slanted and code'],
    ['see [main.cf:1](file:///x/main.cf#L1)', 'see main.cf:1'],
    ['a \\*star\\* and a\\_b', 'a *star* and a_b'],
    ['`smtpd_tls_protocols` _x_ snake_case_name', 'smtpd_tls_protocols x snake_case_name'],
    ['one\n\n---\n\ntwo', 'one\n\ntwo'],
    ['```text\na = **b**\n```', 'a = **b**'],
    ['&lt;host&gt; &amp; port', '<host> & port'],
    ['`` a`b ``', 'a`b'],
    ['## Title', 'Title'],
  ] as const) {
    it(`makes ${JSON.stringify(plain)}`, () => {
      equal(plainText(markdown), plain);
    });
  }

  it('gives back any text that was escaped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]{0,40}$/), (text) => {
        const line = `x ${text.trim()} x`;
        equal(plainText(`x ${escapeText(text.trim())} x`), line);
      }),
    );
  });

  it('gives back any text that was made code', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{1,40}$/), (text) => {
        equal(plainText(code(text)), text);
      }),
    );
  });

  it('takes any text without an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        ok(typeof plainText(text) === 'string');
      }),
    );
  });

  it('keeps a link whole whatever its address holds', () => {
    equal(plainText(link('main.cf:1', 'file:///a (b)/<c>/main.cf#L1')), 'main.cf:1');
  });
});
