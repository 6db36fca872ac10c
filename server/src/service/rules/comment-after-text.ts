/** Rule: a "#" behind a value, which begins no comment. */
import { assignments, type Assignment } from '../model/assignments.js';
import type { Fix } from '../lint/finding.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import type { MainDocument } from '../model/document.js';
import { commentWord } from '../model/comment-word.js';
import { documentOf } from '../model/instance.js';
import { valueKinds } from '../model/value-kinds.js';
import type { Severity } from '../lint/finding.js';

export const commentAfterText: Rule = {
  code: 'comment-after-text',
  severity: 'warning',
  summary: 'A comment behind a value, which is part of the value',
  why:
    'A comment has a line of its own. Behind a value, "#" and what follows are part of it: a switch or number is then ' +
    'none and programs stop; a list has the words of the comment as members; a list of hosts or domains, in later ' +
    'releases, ends there.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'mydestination = example.com # our domain\n#                           ^^^^^^^^^^^^ comment-after-text\n',
      good: '# our domain\nmydestination = example.com\n',
    },
    {
      title: 'Where a number is wanted, programs stop',
      bad: 'message_size_limit = 10240000 # 10 MB\n#                             ^^^^^^^ comment-after-text\n',
      good: '# 10 MB\nmessage_size_limit = 10240000\n',
    },
  ],
  check(context) {
    const found = [...assignments(context.instance)].flatMap((assignment) => {
      const at = assignment.overridden ? undefined : commentWord(context.instance, assignment);
      return at === undefined
        ? []
        : [{ assignment, at, isWritten: assignment.value.text.charAt(at) === '#' }];
    });
    // A value that only refers to one with a comment is mended there.
    const written = new Set(
      found.flatMap(({ isWritten, assignment }) => (isWritten ? [assignment.uri] : [])),
    );
    for (const { assignment, at, isWritten } of found) {
      const { uri, value, valueSpan, name, service } = assignment;
      if (written.has(uri) && !isWritten) continue;
      const { main } = context.instance;
      const text = documentOf(context.instance, uri)?.text ?? '';
      const start = value.offsetAt(at);
      const newline = text.indexOf('\n', start);
      const end = isWritten ? Math.min(newline < 0 ? text.length : newline, valueSpan.end) : valueSpan.end;
      const isMovable = isWritten && service === undefined && main !== undefined;
      context.report({
        uri,
        span: { start, end },
        severity: severityOf(context, name),
        message: messageOf(context, name),
        fixes: isMovable ? [moveFix(main, assignment, start, end)] : [],
      });
    }
  },
};

/** Types whose values programs refuse with a comment in them. */
const STRICT_TYPES: readonly (string | undefined)[] = ['bool', 'int', 'long', 'nbool', 'nint', 'time'];

function severityOf({ catalogue }: RuleContext, name: string): Severity {
  if (STRICT_TYPES.includes(catalogue.parameter(name)?.type)) return 'error';
  return TEXTS.includes(name) ? 'information' : 'warning';
}

/** Parameters whose values are text that people read, where "#" may be meant. */
const TEXTS: readonly string[] = ['mail_name', 'smtpd_banner', 'smtpd_reject_footer'];

function messageOf({ instance, catalogue }: RuleContext, name: string): string {
  if (TEXTS.includes(name))
    return `There are no comments behind a value: this is part of the text of "${name}"`;
  const consequence = STRICT_TYPES.includes(catalogue.parameter(name)?.type)
    ? 'and programs that read it stop'
    : instance.derive(valueKinds).isList(name)
      ? 'and its words count as members of the list, or end it'
      : 'and Postfix takes it for what you mean';
  return `This comment is part of the value of "${name}", ${consequence}; move it to a line of its own`;
}

function moveFix({ uri, text }: MainDocument, { span }: Assignment, start: number, end: number): Fix {
  let from = start;
  while (from > span.start && /[ \t]/.test(text.charAt(from - 1))) from -= 1;
  const comment = text.slice(start, end).replace(/[ \t\r]+$/, '');
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const above = { start: span.start, end: span.start };
  return {
    title: 'Move the comment to a line above',
    safe: true,
    edits: [
      { uri, span: above, newText: comment + lineEnd },
      { uri, span: { start: from, end }, newText: '' },
    ],
  };
}
