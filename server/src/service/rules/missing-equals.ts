/** Rule: a logical line of main.cf that has no "=" behind its name. */
import type { Fix } from '../lint/finding.js';
import type { Rule } from '../lint/rule.js';
import type { MainDocument } from '../model/document.js';
import type { LogicalLine } from '../syntax/logical-lines.js';
import { trimEnd } from '../text/characters.js';

export const missingEquals: Rule = {
  code: 'missing-equals',
  severity: 'error',
  summary: 'A line of main.cf without "="',
  why:
    'Every program of Postfix reads main.cf from the beginning and stops with a fatal error at a line that is not ' +
    '`name = value`: no mail is accepted or delivered until it is mended.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'myhostname mail.example.com\n# <------------------------ missing-equals\n',
      good: 'myhostname = mail.example.com\n',
    },
    {
      title: 'A line that continues the one above has to be indented',
      bad:
        'smtpd_recipient_restrictions =\npermit_mynetworks,\n# <--------------- missing-equals\n' +
        'reject_unauth_destination\n# <---------------------- missing-equals\n',
      good: 'smtpd_recipient_restrictions =\n  permit_mynetworks,\n  reject_unauth_destination\n',
    },
  ],
  check({ instance, catalogue, report }) {
    const { main } = instance;
    if (main === undefined) return;
    for (const { kind, start, end } of main.tree.problems) {
      if (kind !== 'missing-equals') continue;
      const text = main.text.slice(start, end);
      const name = /^[^\s]+/.exec(text)?.[0] ?? '';
      const fix = catalogue.has(name) ? insertEquals(main, start + name.length) : indent(main, start);
      report({
        uri: main.uri,
        span: { start, end: trimEnd(main.text, start, end) },
        message: `There is no "=" behind "${short(name)}", and no program of Postfix starts with such a line; write name = value, or indent a line that continues the one above`,
        fixes: fix === undefined ? [] : [fix],
      });
    }
  },
};

function insertEquals({ uri, text }: MainDocument, at: number): Fix {
  const gap = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  return {
    title: "Insert '='",
    safe: true,
    edits: [{ uri, span: { start: at, end: at + gap.length }, newText: ' = ' }],
  };
}

/** Indents a line that directly follows an entry which is unfinished, or other lines like it. */
function indent({ uri, text, tree }: MainDocument, start: number): Fix | undefined {
  const { logical } = tree.lines;
  let index = logical.findIndex((line) => line.start === start);
  while (index > 0 && tree.problems.some((problem) => problem.start === logical[index]?.start)) {
    if (!isDirectlyBelow(text, logical[index - 1], logical[index])) return undefined;
    index -= 1;
  }
  const entry = tree.entries.find(({ line }) => line === logical[index]);
  if (entry === undefined || !/^$|,$/.test(entry.value.text)) return undefined;
  const edits = [{ uri, span: { start, end: start }, newText: '  ' }];
  return { title: `Indent, as part of '${entry.name}'`, safe: true, edits };
}

function isDirectlyBelow(text: string, above?: LogicalLine, below?: LogicalLine): boolean {
  if (above === undefined || below === undefined) return false;
  return /^[ \t\r]*\n(?:[ \t]*#[^\n]*\n)*$/.test(text.slice(above.end, below.start));
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
