/** Input that is not the manual: one clear sentence, whatever it is, and never an exception. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertPage, convertPostconf } from '../../server/src/service/manual/convert.js';
import type { ManualPage } from '../../server/src/service/manual/types.js';
import { manualPage, postconfPage } from './support/pages.js';
import { markdownWords } from './support/words.js';

describe('a manual page that is not what it claims', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['empty', ' \n', /is empty/],
    ['binary', '.TH POSTCONF 5\n\0\x01', /is not text/],
    ['any text', 'Dear Sir or Madam', /^this is not postconf\(5\): it has no title line/],
    [
      'another page',
      manualPage('POSTCONF 1', '.SH NAME\nx'),
      /^this is not postconf\(5\) but postconf\(1\)$/,
    ],
    ['a title alone', '.TH POSTCONF 5\n', /has a title but no text/],
    ['cut off', postconfPage('Text.').slice(0, 150), /is truncated: it ends in "tea_kettle_maps" and/],
    ['without parameters', manualPage('POSTCONF 5', '.SH NAME\nx'), /describes no parameter/],
  ];
  for (const [what, source, problem] of cases) {
    it(`is told when it is ${what}`, () => {
      assert.match(convertPostconf(source).problem ?? '', problem);
    });
  }

  it('still gives the entries that could be read', () => {
    const page = convertPostconf(postconfPage('Text.').split('.SH stress')[0] ?? '');
    assert.deepEqual(
      page.entries.map(({ name }) => name),
      ['tea_time', 'tea_kettle_maps'],
    );
  });

  it('is told when another page was expected', () => {
    const options = { expected: { name: 'access', section: '5' } };
    assert.equal(
      convertPage(manualPage('VIRTUAL 5', '.SH NAME\nx'), options).problem,
      'this is not access(5) but virtual(5)',
    );
    assert.equal(convertPage(manualPage('ACCESS 5', '.SH NAME\nx'), options).problem, undefined);
  });
});

describe('any bytes at all', () => {
  const word = fc.constantFrom(
    ...[
      '.IP',
      '.RS',
      '.RE',
      '.SH',
      '.SH tea_x (default: y)',
      '.nf',
      '.fi',
      '.TP',
      '.PP',
      '.br',
      '.ft B',
      '.de X',
      '..',
    ],
    ...[
      '.B',
      '.BR a "b',
      '\\fB',
      '\\f[',
      '\\f(',
      '\\',
      '\\(',
      '\\*[',
      "\\h'",
      '\\c',
      '**',
      '_',
      '`',
      '<a>',
      '[',
      '\n',
      ' ',
      '- ',
    ],
    ...['smtpd(8)', '$tea_kettle_maps', 'http://x', '1.', '\u{1f600}', '\ud800', '\t', '"'],
  );
  const roff = fc
    .array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 120 })
    .map((words) => words.join(''));

  it('convert without an exception', () => {
    fc.assert(
      fc.property(fc.oneof(roff, fc.string()), (text) => {
        readAll(convertPostconf(text));
        readAll(convertPostconf(postconfPage(text)));
        readAll(convertPage(text));
      }),
    );
  });

  it('lose no letter on the way to the reader', () => {
    const text = fc
      .array(fc.constantFrom(...Array.from('ab*_`[]<>|~&!#-+=1.()"$ ')), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (plain, bold) => {
        const page = convertPostconf(postconfPage(`.IP x\n\\&${plain}\\fB${bold}\\fR${plain}`));
        const expected = `x ${plain}${bold}${plain}`.split(/\s+/).filter((letters) => letters !== '');
        assert.deepEqual(markdownWords(page.entries[0]?.markdown ?? ''), expected);
      }),
      { numRuns: 2000 },
    );
  });

  const lengthened: readonly string[] = [
    '.RS\n.IP x\n',
    '\\fB*',
    '<',
    '`',
    '_',
    'a-',
    ')',
    'http://)',
    '.IP x\n',
    '"',
    "\\h'",
    '<*',
    '.br\nx\n',
  ];
  it('take time that grows with their length alone', () => {
    for (const part of lengthened) {
      const short = timeOf(part, 20_000);
      const long = timeOf(part, 160_000);
      assert.ok(long < 20 * short + 400, `${JSON.stringify(part)}: ${short} ms, then ${long} ms`);
    }
  }).timeout(60_000);
});

function readAll(page: ManualPage): void {
  for (const { markdown } of [...page.entries, ...page.sections]) assert.equal(typeof markdown, 'string');
}

function timeOf(part: string, length: number): number {
  const source = postconfPage(part.repeat(Math.ceil(length / part.length)));
  const start = performance.now();
  readAll(convertPostconf(source));
  return performance.now() - start;
}
