/** Each construct of the manual's source, and the Markdown that it becomes. */

import assert from 'node:assert/strict';
import { convertPage, convertPostconf } from '../../server/src/service/manual/convert.js';
import { manualPage, postconfPage, teaTime } from './support/pages.js';

describe('the manual as Markdown', () => {
  it('fills lines and parts paragraphs', () => {
    assert.equal(
      teaTime('When tea', 'is  served.', '.PP', 'Not before.'),
      'When tea is served.\n\nNot before.',
    );
  });

  it('takes .sp and an empty line for a new paragraph', () => {
    assert.equal(teaTime('One.', '.sp', 'Two.', '', 'Three.'), 'One.\n\nTwo.\n\nThree.');
  });

  it('breaks a line where the author did, not at the end of a paragraph', () => {
    assert.equal(teaTime('One.', '.br', 'Two.', '.br', '.br', '.PP', 'Three.'), 'One.  \nTwo.\n\nThree.');
  });

  it('starts a line of its own for text that starts with a blank', () => {
    assert.equal(teaTime('One', '  two'), 'One  \ntwo');
  });

  it('emphasises, also by macros and for one line', () => {
    assert.equal(
      teaTime('\\fBHot\\fR and \\fIstrong\\fR,', '.B very', '.BR hot ,', '.I', 'indeed', 'so.'),
      '**Hot** and _strong_, **very hot**, _indeed_ so.',
    );
  });

  it('returns to the font before with \\fP', () => {
    assert.equal(teaTime('\\fBa \\fIb\\fP c\\fR d'), '**a** _b_ **c** d');
  });

  it('leaves out emphasis that Markdown could not show', () => {
    assert.equal(teaTime('pre\\fB(x)\\fRpost'), 'pre(x)post');
    assert.equal(teaTime('pre\\fIfix\\fRed'), 'pre*fix*ed');
  });

  it('reads special characters and drops marks that print nothing', () => {
    assert.equal(
      teaTime('\\&.dot a\\-b c\\%d \\(aqe\\(aq \\[lq]f\\(rq \\e g\\0h\\ i \\(unknown'),
      ".dot a-b cd 'e' \u201cf\u201d \\\\ g h i known",
    );
  });

  it('drops sizes, motions, registers and comments', () => {
    assert.equal(teaTime("a\\s-2b\\s0 c\\h'2n'd \\n[x]e\\\" gone", '.\\" all gone'), 'ab cd e');
  });

  it('joins lines after \\c', () => {
    assert.equal(teaTime('ket\\c', 'tle'), 'kettle');
  });

  it('sets examples as code, without escapes or emphasis, with their blank lines', () => {
    assert.equal(
      teaTime(
        'Example:',
        '.sp',
        '.in +4',
        '.nf',
        '.ft C',
        'tea = \\fBgreen\\fR',
        '',
        '    *hot*',
        '.fi',
        '.in -4',
        'Done.',
      ),
      'Example:\n\n```text\ntea = green\n\n    *hot*\n```\n\nDone.',
    );
  });

  it('makes a fence longer than the backticks within', () => {
    assert.equal(teaTime('.nf', '```', 'x', '.fi'), '````text\n```\nx\n````');
  });

  it('makes a list of bullets', () => {
    assert.equal(
      teaTime('.IP \\(bu', 'Green', 'tea', '.IP \\(bu', 'Mate', '.PP', 'End.'),
      '- Green tea\n- Mate\n\nEnd.',
    );
  });

  it('makes a list of terms by .IP and by .TP', () => {
    const expected = '- **may**  \n  Perhaps.\n\n- **must** (now)  \n  Surely.';
    assert.equal(
      teaTime('.IP "\\fBmay\\fR"', 'Perhaps.', '.br', '.IP "\\fBmust\\fR (now)"', 'Surely.'),
      expected,
    );
    assert.equal(teaTime('.TP', '\\fBmay\\fR', 'Perhaps.', '.TP', '.BR must " (now)"', 'Surely.'), expected);
  });

  it('puts bullets below the term that they follow', () => {
    assert.equal(
      teaTime(
        '.IP "\\fBmay\\fR"',
        'If:',
        '.IP \\(bu',
        'Hot,',
        '.IP \\(bu',
        'Wet.',
        '.IP "\\fBmust\\fR"',
        'Surely.',
      ),
      '- **may**  \n  If:\n\n  - Hot,\n  - Wet.\n\n- **must**  \n  Surely.',
    );
  });

  it('nests lists by .RS, and goes on below the item after .RE', () => {
    assert.equal(
      teaTime('.IP \\fBtea\\fR', 'Kinds:', '.RS', '.IP \\fBgreen\\fR', 'Mild.', '.RE', '.IP', 'More.'),
      '- **tea**  \n  Kinds:\n\n  - **green**  \n    Mild.\n\n  More.',
    );
  });

  it('indents code within an item', () => {
    assert.equal(
      teaTime('.IP \\(bu', 'So:', '.nf', 'a', '', 'b', '.fi'),
      '- So:\n\n  ```text\n  a\n\n  b\n  ```',
    );
  });

  it('escapes what Markdown would read as markup', () => {
    assert.equal(
      teaTime('a*b _c_ `d` [e] <f> <= | ~g~ &amp; h_i !'),
      'a\\*b \\_c\\_ \\`d\\` \\[e\\] \\<f> <= \\| \\~g\\~ \\&amp; h_i \\!',
    );
  });

  it('escapes what Markdown would read at the start of a line', () => {
    assert.equal(
      teaTime('# a', '.br', '- b', '.br', '1. c', '.br', '> d', '.br', '---'),
      '\\# a  \n\\- b  \n1\\. c  \n\\> d  \n\\---',
    );
  });

  it('reads name and default from the heading', () => {
    const page = convertPostconf(postconfPage('Text.'));
    assert.equal(page.problem, undefined);
    assert.deepEqual(
      page.entries.map(({ name, defaultText }) => [name, defaultText]),
      [
        ['tea_time', '4h'],
        ['tea_kettle_maps', 'see "postconf -d" output'],
        ['stress', 'empty'],
        ['transport_tea_limit', '$tea_time'],
      ],
    );
    assert.deepEqual(
      page.sections.map(({ title }) => title),
      ['NAME', 'AUTHOR(S)'],
    );
  });

  it('knows a read-only parameter, which has no default', () => {
    const page = convertPostconf(postconfPage('Text.\n.SH cup_id (read\\-only)\nThe cup.'));
    assert.deepEqual(page.entries[1]?.name, 'cup_id');
    assert.equal(page.entries[1].defaultText, undefined);
  });

  it('keeps lines of names as lines, and other fixed lines as code', () => {
    const page = convertPage(
      manualPage('TEA 8postfix', '.SH SYNOPSIS\n.nf\n\\fBtea\\fR\n.SH "SEE ALSO"\n.nf\na\nb\n'),
    );
    assert.deepEqual([page.name, page.section], ['tea', '8']);
    assert.deepEqual(page.sections.slice(0, 2), [
      { title: 'SYNOPSIS', markdown: '```text\ntea\n```' },
      { title: 'SEE ALSO', markdown: 'a  \nb' },
    ]);
  });
});

describe('references in the manual', () => {
  const kettle = '[tea_kettle_maps](https://www.postfix.org/postconf.5.html#tea_kettle_maps)';

  it('links other parameters, with $ and in emphasis, but not the entry itself', () => {
    assert.equal(
      teaTime('$tea_kettle_maps, \\fBtea_kettle_maps\\fR, tea_time.'),
      `$${kettle}, **${kettle}**, tea_time.`,
    );
  });

  it('links pages of Postfix in whatever font, and no other pages', () => {
    assert.equal(
      teaTime('\\fBsmtpd\\fR(8), \\fBopen\\fR(2)'),
      '[smtpd(8)](https://www.postfix.org/smtpd.8.html), **open**(2)',
    );
  });

  it('links READMEs and web addresses', () => {
    assert.equal(
      teaTime('See TLS_README or https://example.com/a_b*c.'),
      'See [TLS_README](https://www.postfix.org/TLS_README.html) or <https://example.com/a_b*c>.',
    );
  });

  it('does not link part of a path or of an address, or an English word', () => {
    const text = '/etc/tea_kettle_maps, tea_kettle_maps.example, tea_kettle_maps@example, under stress';
    assert.equal(teaTime(text), text);
    assert.equal(teaTime('$stress'), '$[stress](https://www.postfix.org/postconf.5.html#stress)');
  });

  it('does not link within code', () => {
    assert.equal(teaTime('.nf', 'x = $tea_kettle_maps', '.fi'), '```text\nx = $tea_kettle_maps\n```');
  });
});
