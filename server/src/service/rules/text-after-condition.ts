/** Rule: text behind an if or endif. */
import type { Rule } from '../lint/rule.js';
import { reportProblems } from '../lint/table-problems.js';

export const textAfterCondition: Rule = {
  code: 'text-after-condition',
  severity: 'warning',
  summary: 'Text behind if or endif in a table of patterns',
  why: 'Nothing but the condition may stand in a line with `if`. Mostly such text is the next line, which is indented and so continues the `if`: it then has no effect.',
  references: [
    { title: 'regexp_table(5)', url: 'https://www.postfix.org/regexp_table.5.html' },
    { title: 'pcre_table(5)', url: 'https://www.postfix.org/pcre_table.5.html' },
    { title: 'cidr_table(5)', url: 'https://www.postfix.org/cidr_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\nif /^Subject:/\n  /money/ REJECT\n# ^^^^^^^^^^^^^^ text-after-condition\nendif\n',
      good: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\nif /^Subject:/\n/money/ REJECT\nendif\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'text-after-if': {
        message: () =>
          'Postfix ignores this text, because it belongs to the line of the if; lines between if and endif must not be indented',
      },
      'text-after-endif': {
        message: () =>
          'This text belongs to the line of the endif, and Postfix ignores it; remove it, or do not indent it',
      },
    });
  },
};
