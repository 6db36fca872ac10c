/** Rule: a result of a pattern table that asks for what the pattern does not have. */
import type { Rule } from '../lint/rule.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const badPatternResult: Rule = {
  code: 'bad-pattern-result',
  severity: 'error',
  summary: 'A result that asks for a group which the pattern does not have',
  why: 'In the result of a regexp or pcre table `$1` stands for what the first group of the pattern matched, and `$$` for a plain "$". With a `$` of another kind, or without such a group, Postfix ignores the line.',
  references: [
    { title: 'regexp_table(5)', url: 'https://www.postfix.org/regexp_table.5.html' },
    { title: 'pcre_table(5)', url: 'https://www.postfix.org/pcre_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: (money|gold)/ REJECT No $2 here\n#                        ^^^^^^^^^^^^^^^^^ bad-pattern-result\n',
      good: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: (money|gold)/ REJECT No $1 here\n',
    },
    {
      title: 'A plain "$"',
      bad: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: money/ REJECT Keep your $money\n#                 ^^^^^^^^^^^^^^^^^^^^^^^ bad-pattern-result\n',
      good: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: money/ REJECT Keep your $$money\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'bad-replacement': {
        message: () =>
          'Postfix ignores this line, because a "$" in the result is not the number of a group; write $$ for a plain "$"',
      },
      'negated-replacement': {
        message: () =>
          'Postfix ignores this line, because a pattern that must not match has no groups for the result',
      },
      'missing-group': {
        message: ({ text }) =>
          `Postfix ignores this line, because the pattern has no group for "${shortened(text)}"; put parentheses around what it stands for`,
      },
    });
  },
};
