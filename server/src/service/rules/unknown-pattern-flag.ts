/** Rule: an option behind a pattern that there is not. */
import type { Rule } from '../lint/rule.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const unknownPatternFlag: Rule = {
  code: 'unknown-pattern-flag',
  severity: 'error',
  summary: 'A letter behind a pattern that is no option of it',
  why: 'Postfix ignores a line with an option that it does not know. regexp tables have i, m and x; pcre tables i, m, s, x, A, E and U. All other text needs white space in front.',
  references: [
    { title: 'regexp_table(5)', url: 'https://www.postfix.org/regexp_table.5.html' },
    { title: 'pcre_table(5)', url: 'https://www.postfix.org/pcre_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nheader_checks = regexp:$config_directory/header_checks\n#- header_checks\n/^Subject: money/s REJECT\n#                ^ unknown-pattern-flag\n',
      good: '#- main.cf\nheader_checks = regexp:$config_directory/header_checks\n#- header_checks\n/^Subject: money/ REJECT\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'unknown-flag': {
        message: ({ text }) =>
          `Postfix ignores this line, because "${shortened(text)}" is no option of such a pattern; remove it, or write a backslash in front of a delimiter within the pattern`,
      },
      'obsolete-flag': {
        message: ({ text }) =>
          `The option "${shortened(text)}" has no effect any more, and Postfix warns of it; remove it`,
        severity: 'warning',
      },
    });
  },
};
