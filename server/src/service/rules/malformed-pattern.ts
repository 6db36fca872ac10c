/** Rule: a pattern that a regexp or pcre table cannot use. */
import type { Rule } from '../lint/rule.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const malformedPattern: Rule = {
  code: 'malformed-pattern',
  severity: 'error',
  summary: 'A line of a regexp or pcre table that is no pattern',
  why: 'Postfix logs a warning each time it opens such a table, ignores the line, and all that it should have matched passes.',
  references: [
    { title: 'regexp_table(5)', url: 'https://www.postfix.org/regexp_table.5.html' },
    { title: 'pcre_table(5)', url: 'https://www.postfix.org/pcre_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nheader_checks = regexp:$config_directory/header_checks\n#- header_checks\n/^Subject: money REJECT\n# <-------------------- malformed-pattern\n',
      good: '#- main.cf\nheader_checks = regexp:$config_directory/header_checks\n#- header_checks\n/^Subject: money/ REJECT\n',
    },
    {
      title: 'No regular expression, no delimiters',
      bad: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: (money/ REJECT\n#^^^^^^^^^^^^^^^^ malformed-pattern\n^Subject: gold REJECT\n# <------------------ malformed-pattern\n',
      good: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: (money)/ REJECT\n/^Subject: gold/ REJECT\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'missing-pattern': { message: () => 'Postfix ignores this line, because there is no pattern in it' },
      'unclosed-pattern': {
        message: ({ text }) =>
          `Postfix ignores this line, because "${shortened(text)}" begins the pattern and does not end it; close it, and write a backslash in front of one that belongs to it`,
      },
      'bad-pattern': {
        message: ({ text }) =>
          `Postfix ignores this line, because "${shortened(text)}" is no regular expression: a bracket or parenthesis is not closed, or there is nothing to repeat`,
      },
      'unrecognised-line': {
        message: () =>
          'Postfix ignores this line, because it is no pattern between delimiters and no if or endif',
      },
    });
  },
};
