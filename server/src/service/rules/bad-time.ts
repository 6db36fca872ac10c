/** Rule: a time that Postfix cannot read. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { parseTime } from '../model/numbers.js';
import { typedValues } from '../model/typed-values.js';

export const badTime: Rule = {
  code: 'bad-time',
  severity: 'error',
  summary: 'A time that is no number with a unit',
  why:
    'A time is a whole number with one of the letters s, m, h, d or w directly behind it. A program that reads anything ' +
    'else stops with the fatal error "bad time value or unit".',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'queue_run_delay = 5 min\n#                 ^^^^^ bad-time\n',
      good: 'queue_run_delay = 5m\n',
    },
    {
      title: 'Months and years do not exist',
      bad: 'bounce_queue_lifetime = 1y\n#                       ^^ bad-time\n',
      good: 'bounce_queue_lifetime = 5d\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const { uri, name, span, value, type, parameter } of typedValues(instance)) {
      if (type !== 'time' || parseTime(value, catalogue.defaultOf(parameter.name)) !== undefined) continue;
      const meant = /^(\d+)\s+([smhdw])[a-z]*$/i.exec(value);
      const text = meant === null ? undefined : `${meant[1] ?? ''}${(meant[2] ?? '').toLowerCase()}`;
      report({
        uri,
        span,
        message: `"${value}" is no time to Postfix, and programs that read "${name}" stop; write a number and s, m, h, d or w, such as 5m`,
        fixes: text === undefined ? [] : [replaceFix(`Replace with '${text}'`, uri, span, text)],
      });
    }
  },
};
