/** Rule: a compatibility_level that is none. */
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { parseLevel } from '../model/compatibility.js';

export const badCompatibilityLevel: Rule = {
  code: 'bad-compatibility-level',
  severity: 'error',
  summary: 'A compatibility level that Postfix cannot read',
  why:
    'A level is a number, or two or three with dots between, such as 2 or 3.6. Every program of Postfix reads it first, ' +
    'and stops at anything else.',
  references: [{ title: 'COMPATIBILITY_README', url: 'https://www.postfix.org/COMPATIBILITY_README.html' }],
  examples: [
    {
      bad: 'compatibility_level = 3.x\n#                     ^^^ bad-compatibility-level\n',
      good: 'compatibility_level = 3.6\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, name, nameSpan, valueSpan, service, overridden } of assignments(instance)) {
      if (name !== 'compatibility_level' || overridden) continue;
      const { value, failure, exact } = instance.effective(name, service);
      if (failure !== undefined || !exact || parseLevel(value) !== undefined) continue;
      report({
        uri,
        span: value === '' ? nameSpan : valueSpan,
        message: `"${value}" is no compatibility level, and every program of Postfix stops; write one such as 3.6`,
      });
    }
  },
};
