/** Rule: a file that begins with an indented line. */
import type { Report, Rule } from '../lint/rule.js';
import { skipSpace, trimEnd } from '../text/characters.js';
import type { Span } from '../text/span.js';

export const indentedFirstLine: Rule = {
  code: 'indented-first-line',
  severity: 'error',
  summary: 'An indented line with no line above that it could continue',
  why: 'A line that begins with white space continues the one above. Where there is none, Postfix warns and drops the line.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: ' myhostname = mail.example.com\n#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ indented-first-line\nmyorigin = $mydomain\n',
      good: 'myhostname = mail.example.com\nmyorigin = $mydomain\n',
    },
  ],
  check({ instance: { main, master }, report }) {
    for (const document of [main, master]) {
      for (const { kind, start, end } of document?.tree.problems ?? []) {
        if (document === undefined || kind !== 'indented-first-line') continue;
        report(dropped(document, { start, end }));
      }
    }
  },
  checkTable({ document, report }) {
    for (const { kind, start, end } of document.problems()) {
      if (kind === 'indented-line') report(dropped(document, { start, end }));
    }
  },
};

function dropped({ uri, text }: { uri: string; text: string }, { start, end }: Span): Report {
  const content = skipSpace(text, start, end);
  return {
    uri,
    span: { start: content, end: trimEnd(text, content, end) },
    message:
      'Postfix drops this line, because it is indented and there is no line above that it could continue; remove the white space in front',
    fixes: [
      {
        title: 'Remove the white space in front',
        safe: true,
        edits: [{ uri, span: { start, end: content }, newText: '' }],
      },
    ],
  };
}
