/** Rule: if and endif of a pattern table that do not belong together. */
import type { Rule } from '../lint/rule.js';
import { reportProblems } from '../lint/table-problems.js';

export const unmatchedCondition: Rule = {
  code: 'unmatched-condition',
  severity: 'warning',
  summary: 'An if without endif in a table of patterns, or the other way round',
  why: 'All lines between `if` and `endif` count only where the condition holds. Without its `endif` that is the rest of the file.',
  references: [
    { title: 'regexp_table(5)', url: 'https://www.postfix.org/regexp_table.5.html' },
    { title: 'pcre_table(5)', url: 'https://www.postfix.org/pcre_table.5.html' },
    { title: 'cidr_table(5)', url: 'https://www.postfix.org/cidr_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\nif /^Subject:/\n#< unmatched-condition\n/money/ REJECT\n',
      good: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\nif /^Subject:/\n/money/ REJECT\nendif\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'if-without-endif': {
        message: () =>
          'There is no endif for this if, so that all lines to the end of the file count only where it holds; write endif',
      },
      'endif-without-if': {
        message: () => 'Postfix ignores this endif, because there is no if that it could end; remove it',
      },
    });
  },
};
