/** Rule: a value in quotes, which are part of it. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { sourceSpan } from '../syntax/cooked-text.js';

export const quotedValue: Rule = {
  code: 'quoted-value',
  severity: 'warning',
  summary: 'A value in quotes',
  why: 'Postfix has no quotes: they are characters of the value like any other. A host name, a path or a table in quotes is not found.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'mydestination = "example.com"\n#               ^^^^^^^^^^^^^ quoted-value\n',
      good: 'mydestination = example.com\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const { uri, name, value, overridden } of assignments(instance)) {
      const parameter = catalogue.parameter(name);
      if (overridden || parameter?.type === undefined || parameter.type === 'raw' || TEXTS.test(name))
        continue;
      const match = /^(["'])([^"']*)\1$/.exec(value.text);
      if (match === null) continue;
      const span = sourceSpan(value, 0, value.text.length);
      const inner = match[2] ?? '';
      report({
        uri,
        span,
        message: `The quotes are part of the value of "${name}", because Postfix has none; remove them`,
        fixes: [replaceFix('Remove the quotes', uri, span, inner)],
      });
    }
  },
};

/** Parameters whose values are commands for a shell, or text that people read. */
const TEXTS = /(?:^|_)(?:command|banner|footer|template|code)(?:_|$)|^mail_name$|_text$|_filter$|_options$/;
