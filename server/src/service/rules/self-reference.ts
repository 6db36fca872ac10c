/** Rule: a value that refers to itself, directly or through others. */
import { assignments } from '../model/assignments.js';
import { isExpanded } from '../model/expanded-values.js';
import type { Rule } from '../lint/rule.js';

export const selfReference: Rule = {
  code: 'self-reference',
  severity: 'error',
  summary: 'A parameter whose value refers to itself',
  why:
    'A main.cf has no notion of "the value so far" or of the default: `$name` is the value itself, without end. A program ' +
    'that needs it stops with the fatal error "unreasonable macro call nesting".',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'mydestination = $mydestination, example.com\n#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ self-reference\n',
      good: 'mydestination = $myhostname, localhost.$mydomain, localhost, example.com\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, name, value, valueSpan, service, overridden } of assignments(instance)) {
      if (overridden || !value.text.includes('$')) continue;
      if (!isExpanded(instance, name)) continue;
      const { failure } = instance.effective(name, service);
      if (failure?.kind !== 'self-reference' && failure?.kind !== 'bad-level') continue;
      const through = failure.through.map((step) => ` → $${step}`).join('');
      report({
        uri,
        span: valueSpan,
        message:
          failure.kind === 'bad-level'
            ? `"${name}" compares with a text that is no compatibility level, and programs that need it stop; compare with a level such as 3.6`
            : `The value of "${name}" refers to itself ($${name}${through}), and programs that need it stop; write the text itself`,
      });
    }
  },
};
