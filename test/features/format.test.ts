/** What formatting tidies, what it leaves alone, and that no value ever changes. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { mainDocument, masterDocument } from '../../server/src/service/model/document.js';
import { splitBracedWords } from '../../server/src/service/syntax/words.js';
import { formatted } from '../support/format.js';
import { serviceOn, uriOf } from '../support/instance.js';

const formatMain = (main: string): string => formatted({ main, master: '' }).main;
const formatMaster = (master: string): string => formatted({ main: '', master }).master;

describe('Formatting of main.cf', () => {
  const cases: [string, string, string][] = [
    [
      'takes away white space at the ends of lines',
      'a = b  \n#  c\t\n \t\nmynetworks = x, \n\ty \n',
      'a = b\n#  c\n\nmynetworks = x,\n\ty\n',
    ],
    ['ends the file with a line end', 'a = b\nmyorigin = c', 'a = b\nmyorigin = c\n'],
    [
      'keeps the line ends of the file',
      'a = b \r\nmynetworks = x,\r\n  y, \r\n    z',
      'a = b\r\nmynetworks = x,\r\n    y,\r\n    z\r\n',
    ],
    [
      'keeps the alignment of values',
      'myorigin     =    a\nmydomain   =b\n',
      'myorigin     =    a\nmydomain   =b\n',
    ],
    [
      'keeps an indentation that is consistent',
      'mynetworks = a\n\tb\n\tc\nrelay_domains =\n  a\n  b\n',
      'mynetworks = a\n\tb\n\tc\nrelay_domains =\n  a\n  b\n',
    ],
    [
      'indents by four spaces otherwise',
      'mynetworks = a,\n\tb,\n  c,\n# d\n      e\n',
      'mynetworks = a,\n    b,\n    c,\n# d\n    e\n',
    ],
    [
      'keeps what goes on with an item further inside',
      'smtpd_client_restrictions =\n  permit_mynetworks,\n  check_client_access\n     hash:/etc/postfix/clients,\n  check_helo_access\n       hash:/etc/postfix/helo\n',
      'smtpd_client_restrictions =\n  permit_mynetworks,\n  check_client_access\n      hash:/etc/postfix/clients,\n  check_helo_access\n      hash:/etc/postfix/helo\n',
    ],
    [
      'leaves text between braces as it is',
      'smtpd_client_restrictions = a,\n    b, { check_policy_service unix:p, \n  timeout=1, \n default_action=DUNNO },\n  c\n',
      'smtpd_client_restrictions = a,\n    b, { check_policy_service unix:p, \n  timeout=1, \n default_action=DUNNO },\n    c\n',
    ],
    [
      'leaves the lines of a text as they are, where white space shows',
      'smtpd_banner =  \n     $myhostname  \n ESMTP \n',
      'smtpd_banner =\n     $myhostname  \n ESMTP\n',
    ],
    [
      'leaves a list as it is that a text refers to',
      'mynetworks = a \n  b\n     c\nsmtpd_banner = $mynetworks\n',
      'mynetworks = a \n  b\n     c\nsmtpd_banner = $mynetworks\n',
    ],
    [
      "tidies the user's own list, and a restriction class",
      'mine = a \n   b\n    c\n  d\nmynetworks = $mine\nsmtpd_restriction_classes = own\nown = reject \n  x\n',
      'mine = a\n    b\n    c\n    d\nmynetworks = $mine\nsmtpd_restriction_classes = own\nown = reject\n  x\n',
    ],
    [
      'leaves a first line that Postfix drops where it is',
      '  a = b \n  c\nd = e\n',
      '  a = b \n  c\nd = e\n',
    ],
    ['leaves a line without "="', 'what is this \n    then \n', 'what is this \n    then\n'],
    ['has nothing to do in an empty file', '', ''],
    ['empties a file of white space', ' \t', ''],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      equal(formatMain(before), after);
    });
  }
});

describe('Formatting of master.cf', () => {
  const cases: [string, string, string][] = [
    [
      'indents options by two spaces and keeps the columns',
      'smtp      inet  n       -       y       -       -       smtpd  \n    -o smtpd_sasl_auth_enable=yes \n\t-o { mail_name = x  y }\n#  -o biff=no\n -v\n',
      'smtp      inet  n       -       y       -       -       smtpd\n  -o smtpd_sasl_auth_enable=yes\n  -o { mail_name = x  y }\n#  -o biff=no\n  -v\n',
    ],
    [
      'indents an argument that is apart from its -o by four',
      'a unix - - n - - smtp -o\n mail_name=x\n',
      'a unix - - n - - smtp -o\n    mail_name=x\n',
    ],
    [
      'indents braces that are apart from their -o by four',
      'a unix - - n - - smtp\n    -o\n { mail_name = x }\n',
      'a unix - - n - - smtp\n  -o\n    { mail_name = x }\n',
    ],
    [
      'keeps the attributes of pipe(8) where they are consistent',
      'a unix - n n - - pipe\n    flags=R user=b\n    argv=/bin/c -o d\n b unix - n n - - x\n',
      'a unix - n n - - pipe\n  flags=R user=b\n  argv=/bin/c -o d\n  b unix - n n - - x\n',
    ],
    [
      'leaves text between braces as it is',
      'a unix - n n - - smtp\n    -o { mail_name = a  \n       b }\n -o biff=no\n',
      'a unix - n n - - smtp\n  -o { mail_name = a  \n       b }\n  -o biff=no\n',
    ],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      equal(formatMaster(before), after);
    });
  }
});

describe('Formatting', function () {
  this.timeout(20_000);

  it('takes time in proportion to the lines of an entry', () => {
    const entry = (count: number): string => `mynetworks =\n${'   10.0.0.0/8,\n  ::1\n'.repeat(count)}`;
    const timeOf = (text: string): number => {
      const start = performance.now();
      formatMain(text);
      return performance.now() - start;
    };
    timeOf(entry(1000));
    const [few, many] = [timeOf(entry(2000)), timeOf(entry(20_000))];
    ok(many < 40 * few + 100, `${few} ms, ${many} ms for ten times the lines`);
  });

  it('follows references through any number of parameters', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => `p${index} = $p${index + 1}\n`).join('');
    const text = `mynetworks = $p0\n${chain}p20000 = a \n  b \n`;
    ok(formatMain(text).endsWith('p20000 = a\n  b\n'));
  });

  it('touches only the lines of a range', () => {
    const service = serviceOn([{ name: 'main.cf', text: 'a = b \nc = d \ne = f ' }]);
    const lines = (start: number, end: number, character = 0): number[] =>
      service
        .format(uriOf('main.cf'), { start: { line: start, character: 0 }, end: { line: end, character } })
        .map(({ range }) => range.start.line);
    deepEqual(lines(1, 2), [1]);
    deepEqual(lines(1, 1, 3), [1]);
    deepEqual(lines(2, 2, 6), [2, 2]);
  });

  const text = fc
    .array(
      fc.constantFrom(
        ...[
          'mynetworks = ',
          'smtpd_banner = ',
          'own = ',
          'smtpd_client_restrictions =',
          'a unix - n n - - pipe',
          '-o',
        ],
        ...[
          'x',
          'own',
          ',',
          ', ',
          '{',
          '}',
          '${',
          '$own',
          ' = ',
          '#',
          '\n',
          '\n  ',
          '\n\t',
          '\n ',
          ' ',
          '  ',
          '\r\n',
          '\f',
          '\0',
        ],
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join(''));

  it('is done after one time, for any text', () => {
    fc.assert(
      fc.property(text, text, (main, master) => {
        const once = formatted({ main, master });
        deepEqual(formatted(once), once);
      }),
      { numRuns: 500 },
    );
  });

  it('changes no value of main.cf but white space between the items of a list', () => {
    fc.assert(
      fc.property(text, (main) => {
        const values = (file: string): string[][] =>
          mainDocument('', file).tree.entries.map(({ name, value }) =>
            name === 'smtpd_banner'
              ? [name, value.text]
              : [name, ...splitBracedWords(value.text).map((word) => word.text)],
          );
        deepEqual(values(formatMain(main)), values(main));
      }),
      { numRuns: 500 },
    );
  });

  it('changes no word of master.cf', () => {
    fc.assert(
      fc.property(text, (master) => {
        const words = (file: string): unknown =>
          masterDocument('', file).tree.services.map(({ fields, args, options }) => [
            Object.values(fields).map((field) => field.text),
            args.map((word) => word.text),
            options.map(({ name, value }) => [name, value.text]),
          ]);
        deepEqual(words(formatMaster(master)), words(master));
      }),
      { numRuns: 500 },
    );
  });
});
