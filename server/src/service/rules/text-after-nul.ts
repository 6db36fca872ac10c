/** Rule: a NUL byte, behind which Postfix reads nothing. */
import type { Report, Rule } from '../lint/rule.js';
import type { Span } from '../text/span.js';

export const textAfterNul: Rule = {
  code: 'text-after-nul',
  severity: 'error',
  summary: 'A NUL byte in a line',
  why: 'Postfix takes the rest of a logical line, from a NUL byte on, as not there. Such a file was saved as UTF-16, or is damaged.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'myhostname = mail\u0000.example.com\n#                ^^^^^^^^^^^^^ text-after-nul\n',
      good: 'myhostname = mail.example.com\n',
    },
  ],
  check({ instance: { main, master }, report }) {
    for (const document of [main, master]) {
      for (const { kind, start, end } of document?.tree.problems ?? []) {
        if (document === undefined || kind !== 'text-after-nul') continue;
        report(behindNul(document.uri, { start, end }));
      }
    }
  },
  checkTable({ document, report }) {
    for (const { kind, start, end } of document.problems()) {
      if (kind === 'text-after-nul') report(behindNul(document.uri, { start, end }));
    }
  },
};

function behindNul(uri: string, { start, end }: Span): Report {
  return {
    uri,
    span: { start, end },
    message:
      'Postfix ignores the rest of the line behind this NUL byte; remove the byte, or save the file as UTF-8',
    fixes: [
      {
        title: 'Remove the NUL byte',
        safe: false,
        edits: [{ uri, span: { start, end: start + 1 }, newText: '' }],
      },
    ],
  };
}
