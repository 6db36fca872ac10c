/** Rule: an indented line that looks like an entry and is part of the value above. */
import type { Rule } from '../lint/rule.js';

export const swallowedParameter: Rule = {
  code: 'swallowed-parameter',
  severity: 'warning',
  summary: 'An indented line that looks like a setting and is part of the value above',
  why: 'A line that begins with white space continues the one above: the setting is not made, and its text ends up in another value.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'smtpd_banner = $myhostname ESMTP\n  smtpd_helo_required = yes\n# ^^^^^^^^^^^^^^^^^^^^^^^^^ swallowed-parameter\n',
      good: 'smtpd_banner = $myhostname ESMTP\nsmtpd_helo_required = yes\n',
    },
  ],
  check({ instance, catalogue, report }) {
    const { main } = instance;
    if (main === undefined) return;
    for (const { name, value, line } of main.tree.entries) {
      if (line.cooked.segments.length < 2 || value.text.includes('{')) continue;
      for (const segment of line.cooked.segments.slice(1)) {
        const text = main.text.slice(segment.start, segment.end);
        const match = /^\s+([A-Za-z0-9_]+)[ \t]*=(?![=>])/.exec(text);
        const swallowed = match?.[1] ?? '';
        if (match === null || !catalogue.has(swallowed)) continue;
        const indent = text.length - text.trimStart().length;
        const start = segment.start + indent;
        const edits = [{ uri: main.uri, span: { start: segment.start, end: start }, newText: '' }];
        report({
          uri: main.uri,
          span: { start, end: segment.start + text.trimEnd().length },
          message: `"${swallowed}" is not set here: the line is indented and continues the value of "${name}"; remove the white space in front`,
          fixes: [{ title: 'Remove the white space in front', safe: false, edits }],
        });
      }
    }
  },
};
