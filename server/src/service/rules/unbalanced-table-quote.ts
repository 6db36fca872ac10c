/** Rule: a quote in a key of a lookup table that is not closed. */
import type { Rule } from '../lint/rule.js';
import { reportProblems } from '../lint/table-problems.js';

export const unbalancedTableQuote: Rule = {
  code: 'unbalanced-table-quote',
  severity: 'error',
  summary: 'A quote in the key of a lookup table that is not closed',
  why: 'White space between double quotes belongs to the key. Where the quote is not closed, Postfix ignores the whole line.',
  references: [{ title: 'postmap(1)', url: 'https://www.postfix.org/postmap.1.html' }],
  examples: [
    {
      bad: '#- main.cf\ntransport_maps = texthash:$config_directory/transport\n#- transport\n"two words@example.com smtp:\n# <------------------------- unbalanced-table-quote\n',
      good: '#- main.cf\ntransport_maps = texthash:$config_directory/transport\n#- transport\n"two words"@example.com smtp:\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'unbalanced-quote': {
        message: () =>
          'Postfix ignores this line, because a double quote of the key is not closed; close it, or put a backslash in front',
      },
    });
  },
};
