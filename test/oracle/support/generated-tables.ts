/** Odd lookup tables: rows that Postfix takes, and rows with every mistake it speaks of, in any order. */
import type { TableSyntax } from '../../../server/src/service/syntax/table-problem.js';
import { seededChoices, type Choices } from './random.js';

/** A table and how it is read. */
export interface SampleTable {
  readonly name: string;
  readonly syntax: TableSyntax;
  readonly text: string;
}

const KINDS: readonly TableSyntax[] = ['indexed', 'aliases', 'regexp', 'pcre', 'cidr'];

/** `count` tables, the same in each run. */
export function generatedTables(count: number): SampleTable[] {
  const tables: SampleTable[] = [];
  for (let i = 0; i < count; i += 1) {
    const choices = seededChoices(7000 + i);
    const syntax = KINDS[i % KINDS.length] ?? 'indexed';
    const lines: string[] = [];
    for (let n = 1 + choices.below(12); n > 0; n -= 1) lines.push(lineOf(choices, syntax));
    const end = choices.pick(choices.chance(10) ? ['\r\n'] : ['\n']);
    tables.push({
      name: `generated-${String(i)}`,
      syntax,
      text: lines.join(end) + (choices.chance(90) ? end : ''),
    });
  }
  return tables;
}

function lineOf(choices: Choices, syntax: TableSyntax): string {
  if (choices.chance(8)) return choices.pick(['', '   ', '# note', '  # note', '\t']);
  if (choices.chance(6)) return choices.pick(['  more text', '\tmore', '   /a/ OK']);
  switch (syntax) {
    case 'indexed':
      return indexedLine(choices);
    case 'aliases':
      return aliasLine(choices);
    case 'cidr':
      return cidrLine(choices);
    default:
      return patternLine(choices);
  }
}

function indexedLine(choices: Choices): string {
  const key = choices.pick([
    'user@example.com',
    'User@Example.com',
    'example.com',
    '.example.com',
    '"two words"@example.com',
    '"open quote',
    'a"b c"d',
    'back\\ slash',
    'back\\',
    'name:',
    '@example.org',
    '[192.0.2.1]:25',
    '192.0.2',
    'k\\"ey',
    '/^pattern/',
    'é@example.com',
  ]);
  return `${key}${choices.pick([' ', '\t', '  ', ''])}${choices.pick(['OK', 'smtp:[relay]:587', '', ' ', 'a, b', '"x y"', '#no'])}`;
}

function aliasLine(choices: Choices): string {
  const name = choices.pick([
    'root',
    'Root',
    '"with space"',
    'with space',
    'a@example.com',
    'a%b',
    'a,b',
    '"a@b"',
    '"a:b"',
    '(note) root',
    'a\\:b',
    'owner-list',
    '[x]',
    '"open',
    '',
    'a!b',
    'a.b',
    '|x',
  ]);
  const value = choices.pick([
    'admin',
    '"|/usr/bin/program -x"',
    ':include:/etc/list',
    '/var/spool/file',
    'a, b',
    '',
    '(note)',
    '""',
    'x@y: z',
    '\\',
  ]);
  return `${name}${choices.pick([':', ': ', ' : ', ':\t', ' ', ''])}${value}`;
}

function patternLine(choices: Choices): string {
  if (choices.chance(20)) {
    return choices.pick([
      'if /^a/',
      'IF !/b/i',
      'if /a/ text',
      'if',
      'if /a',
      'endif',
      'ENDIF',
      'endif text',
      'iffy',
      'endif2',
      'if!/x/',
      'if /(/',
      'endif/x',
    ]);
  }
  const pattern = choices.pick([
    '/^Subject: (.*)$/',
    '/a/i',
    '/a/mx',
    '/a/z',
    '/(a)(b)/',
    '/(a|b)+c/',
    '!/a/',
    '! !/a/',
    '/unclosed',
    '|a/b|',
    '~x~i',
    '/a\\/b/',
    '/(a/',
    '/[a/',
    '/*a/',
    '/a|*b/',
    '/[]a]/',
    '/[^]/]x/',
    '/[[:alpha:]]{2}/',
    '/()/',
    '/a$/',
    '//',
    '!',
    '/x/X',
    '/a/!/b/',
    '%^a%',
    'word',
    '1a1',
    '/^(a)(b)?$/s',
    `/${composed(choices)}/`,
    `/${composed(choices)}/i`,
    `/${composed(choices)}/`,
  ]);
  const result = choices.pick([
    'REJECT',
    'REJECT text $1',
    '$1',
    '$2',
    '${1} and $(2)',
    '$3',
    '$0',
    '$name',
    '$$name',
    '$',
    '${1',
    '$1a',
    '',
    'OK',
  ]);
  return `${pattern}${choices.pick([' ', '\t', '  ', ''])}${result}`;
}

/** Pieces of patterns; "{,2}" is none of them, of which releases of PCRE differ. */
const PIECES = [
  'a', 'b', '.', '*', '+', '?', '|', '(', ')', '(?:', '(?i)', '[a-z]', '[^-a]', '[\\w.-]', '[\\w-.]', '[[:alpha:]-]',
  '[[:digit:]_-]', '[[:alnum:]-_]', '[.-_]', '\\.', '\\d', '\\b', '\\1', '\\2', '^', '$', '{2}', '{1,3}', '{3,1}', '{x}',
  '[a-z-9]', '[]a]', '[A-z]', '-', '\\s', '[^]]', '[\\]]', '(?=', 'é', '[é-z]', '@', '[:a:]', '[a\\-z]', '[+-9]', '(?<n>',
  '\\x41', ' ', '[Z-a]', '[a-\\]',
]; // prettier-ignore

function composed(choices: Choices): string {
  return Array.from({ length: 1 + choices.below(7) }, () => choices.pick(PIECES)).join('');
}

function cidrLine(choices: Choices): string {
  if (choices.chance(15)) {
    return choices.pick([
      'if 10.0.0.0/8',
      'if !::/0',
      'if',
      'IF 10.0.0.1/8',
      'if 10.0.0.0/8 text',
      'endif',
      'endif text',
      'ENDIF',
    ]);
  }
  const network = choices.pick([
    '10.0.0.0/8',
    '10.0.0.1/8',
    '192.0.2.1',
    '192.0.2.1/32',
    '192.0.2/24',
    '192.0.2.0/33',
    '192.0.2.0/',
    '192.0.2.0/24x',
    '192.0.2.256',
    '192.0.02.1',
    '2001:db8::/32',
    '2001:db8::1/32',
    '2001:db8::1',
    '2001:db8:::1',
    '[2001:db8::]/32',
    '[2001:db8::/32]',
    '[2001:db8::',
    '[::1]x',
    '::ffff:192.0.2.1',
    '::/0',
    '0.0.0.0/0',
    '!10.0.0.0/8',
    '! 10.0.0.0/8',
    'example.com',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '1:2:3:4:5:6:7:8::',
    '12345::',
    '10.0.0.0/08',
    '!',
  ]);
  return `${network}${choices.pick([' ', '\t', ''])}${choices.pick(['OK', 'REJECT text', '', 'permit'])}`;
}
