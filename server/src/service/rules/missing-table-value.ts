/** Rule: a key of a lookup table with nothing behind it. */
import type { Rule } from '../lint/rule.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const missingTableValue: Rule = {
  code: 'missing-table-value',
  severity: 'error',
  summary: 'A key of a lookup table without a value',
  why: 'postmap(1) and Postfix itself leave such a line out, with a warning that is easily missed: a lookup of the key finds nothing. A pattern without a result stays, and gives the empty text.',
  references: [
    { title: 'postmap(1)', url: 'https://www.postfix.org/postmap.1.html' },
    { title: 'cidr_table(5)', url: 'https://www.postfix.org/cidr_table.5.html' },
    { title: 'regexp_table(5)', url: 'https://www.postfix.org/regexp_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nrelay_domains = texthash:$config_directory/relays\n#- relays\nexample.com OK\nexample.org\n# <-------- missing-table-value\n',
      good: '#- main.cf\nrelay_domains = texthash:$config_directory/relays\n#- relays\nexample.com OK\nexample.org OK\n',
    },
    {
      title: 'A network',
      bad: '#- main.cf\nmynetworks = cidr:$config_directory/networks\n#- networks\n192.0.2.0/24\n# <--------- missing-table-value\n',
      good: '#- main.cf\nmynetworks = cidr:$config_directory/networks\n#- networks\n192.0.2.0/24 OK\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'missing-value': {
        message: ({ text }) =>
          `Postfix ignores this line, because there is no value behind "${shortened(text)}"; write a key, white space and a value`,
      },
      'missing-result': {
        message: () =>
          'There is nothing behind the pattern, and what matches it gives the empty text; write the result',
        severity: 'warning',
      },
    });
  },
};
