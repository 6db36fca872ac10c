/** Rule: a logical line of main.cf with nothing in front of its "=". */
import type { Rule } from '../lint/rule.js';
import { trimEnd } from '../text/characters.js';

export const missingName: Rule = {
  code: 'missing-name',
  severity: 'error',
  summary: 'A line of main.cf with no name in front of "="',
  why: 'Every program of Postfix stops with a fatal error when it reads such a line.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: '= mail.example.com\n# <--------------- missing-name\n',
      good: 'myhostname = mail.example.com\n',
    },
  ],
  check({ instance: { main }, report }) {
    for (const { kind, start, end } of main?.tree.problems ?? []) {
      if (main === undefined || kind !== 'missing-name') continue;
      report({
        uri: main.uri,
        span: { start, end: trimEnd(main.text, start, end) },
        message:
          'There is no name in front of "=", and no program of Postfix starts with such a line; name a parameter or remove the line',
      });
    }
  },
};
