/** Highlighting of text that nobody would write: it keeps to Postfix's lines, and long lines do not make it slow. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasScope, languages, loadTokenizer } from './tokenizer.js';

/** Pieces that open something, close something, or mean something; template tags may span lines and are left out. */
const pieces = [
  ...[
    'name',
    ' ',
    ' = ',
    ',',
    '$',
    '${',
    '$(',
    '{',
    '}',
    ')',
    '?',
    ':',
    '==',
    '!',
    '/',
    '/x/',
    '[',
    ']',
    '"',
    "'",
    '\\',
  ],
  ...[
    'yes',
    '5m',
    '10.0.0.0/8',
    'hash:',
    'pcre:{{/',
    'inline:{',
    '-o ',
    '-o {',
    'argv=',
    '>=TLSv1.2',
    '%',
    '@',
    '<',
    '|',
  ],
  ...[
    'smtp inet n - n - - smtpd',
    'tls_high_cipherlist = ',
    'smtpd_banner = ',
    'if /x/',
    'permit',
    '#',
    'é',
    '\t',
  ],
];
const line = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
const text = fc
  .array(line, { maxLength: 12 })
  .filter((lines) => !/\{[{%#]|<[%?]|\[%/.test(lines.join('\n').replaceAll('pcre:{{/', '')));

/** Units that a careless expression would walk over again and again. */
const units = [
  'a',
  'a,',
  'a ',
  '/',
  '[',
  '1.',
  '1:',
  '=',
  '{{',
  '{%',
  '<%',
  '%%a ',
  '__A',
  '@A',
  'a_',
  'A-',
  '0:',
  '!',
  '"',
  '(',
  'a:',
];
const starts = [
  '',
  'a = ',
  'tls_high_cipherlist = ',
  'x unix - - - - - pipe ',
  'x unix - - - - - pipe -o a=',
  'key ',
  '/',
];

for (const language of languages) {
  describe(`highlighting of ${language}`, () => {
    it('makes a line a comment when, and only when, its first character is a number sign', async () => {
      const tokenize = await loadTokenizer(language);
      fc.assert(
        fc.property(text, (lines) => {
          for (const { text: source, tokens } of tokenize(lines.join('\n'))) {
            const isComment = /^\s*#/.test(source);
            for (const token of tokens) {
              if (source.slice(token.start, token.end).trim() === '') continue;
              assert.equal(
                hasScope(token, 'comment'),
                isComment,
                `${JSON.stringify(source)} in ${JSON.stringify(lines)}`,
              );
            }
          }
        }),
        { numRuns: 300 },
      );
    });

    it('covers every character of any text once', async () => {
      const tokenize = await loadTokenizer(language);
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (source) => {
          for (const { text: whole, tokens } of tokenize(source)) {
            assert.equal(tokens.map(({ start, end }) => whole.slice(start, end)).join(''), whole);
          }
        }),
        { numRuns: 200 },
      );
    });

    it('finishes lines of 20,000 characters', async () => {
      const tokenize = await loadTokenizer(language, 2000);
      const late = starts.flatMap((start) =>
        units
          .filter((unit) => tokenize(start + unit.repeat(20_000 / unit.length))[0]?.late)
          .map((unit) => `${start}${unit}…`),
      );
      assert.deepEqual(late, []);
    }).timeout(120_000);
  });
}
