import { deepEqual } from 'node:assert/strict';
import { checkPattern } from '../../server/src/service/syntax/pattern-check.js';

/** What the library of a flavour says of each, as seen with postmap(1). */
const BAD: Readonly<Record<'regexp' | 'pcre', readonly string[]>> = {
  regexp: [
    '$*', '\\b+', '^{2}', 'a{2,1}', 'a{32768}', '(\\1)', '[[:alnum:]-_]', '[a-z-9]', '[_-a]', '[Z-a]', '[a-[:digit:]]',
    '[[:foo:]]', '[[:^alpha:]]', '[a[.b]',
  ],
  pcre: [
    '$*', '\\b+', '^{2}', 'a{2,1}', 'a{65536}', 'a**', 'a+++', 'a{2}{3}', '(?i)*', '(a)\\2', '[\\w-.]', '[a-\\d]', '[z-a]',
    '[[:alnum:]-_]', '[:alpha:]', '[[=a=]]', '[[:foo:]]', '[\\pL-z]', '\\u0041',
  ],
}; // prettier-ignore

const SOUND: Readonly<Record<'regexp' | 'pcre', readonly string[]>> = {
  regexp: [
    'a**', 'a{2}{3}', '(a)\\1', '[a-\\d]', '[A-z]', '[é-à]', '[[:alnum:]_-]', '[%--]', '[]-]', '[-a-z]', '[\\w-x]', '[:alpha:]',
    'a)', '(^a|b$)+', 'a{32767}',
  ],
  pcre: [
    'a*+', 'a++', 'a{x}', '(?=a)*', '\\x{41}', '\\2(a)(b)', '[\\w.-]', '[\\w\\-.]', '[a-z-9]', '[]-a]', '[^-a]', '[[a-]',
    '[:a:b]', '[\\x80-\\xff]', '(?s-i:.)(?-s)x', '[é-à]', '[a\\]b]', '[[:word:]]',
  ],
}; // prettier-ignore

describe('Patterns of tables', () => {
  for (const flavour of ['regexp', 'pcre'] as const) {
    const refused = (patterns: readonly string[], options = ''): string[] =>
      patterns.filter((pattern) => checkPattern(pattern, flavour, options) === 'bad');

    it(`that the library of ${flavour} refuses are bad`, () => {
      deepEqual(refused(BAD[flavour]), BAD[flavour]);
    });

    it(`that the library of ${flavour} takes are sound`, () => {
      deepEqual(refused(SOUND[flavour]), []);
    });
  }

  it('of regexp tables compare the letters of a range in capitals, unless case counts', () => {
    deepEqual(
      ['', 'i', 'ii'].map((options) => checkPattern('[a-\\]', 'regexp', options)),
      [0, 'bad', 0],
    );
    deepEqual(
      ['', 'i'].map((options) => checkPattern('[Z-a]', 'regexp', options)),
      ['bad', 0],
    );
  });

  it('have as many groups as parentheses that capture', () => {
    deepEqual(
      ['(a)(?:b)((c))', '(?<n>a)(?=b)', "(?'n'a)[(]\\(", '(?i)(a)'].map((text) =>
        checkPattern(text, 'pcre', ''),
      ),
      [3, 1, 1, 1],
    );
  });
});
