/** Rule: a network of a cidr table that is none. */
import type { Rule } from '../lint/rule.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const malformedNetwork: Rule = {
  code: 'malformed-network',
  severity: 'error',
  summary: 'A network or address that a cidr table cannot use',
  why: 'Postfix ignores a line of a cidr table whose first word is no address and no network, and whose network has bits set behind its mask. The addresses that it should have matched are treated as if the line were not there.',
  references: [{ title: 'cidr_table(5)', url: 'https://www.postfix.org/cidr_table.5.html' }],
  examples: [
    {
      bad: '#- main.cf\nmynetworks = cidr:$config_directory/networks\n#- networks\n192.0.2.1/24 OK\n# <--------- malformed-network\n',
      good: '#- main.cf\nmynetworks = cidr:$config_directory/networks\n#- networks\n192.0.2.0/24 OK\n',
    },
    {
      title: 'Fewer than four numbers',
      bad: '#- main.cf\nmynetworks = cidr:$config_directory/networks\n#- networks\n192.0.2 OK\n# <---- malformed-network\n',
      good: '#- main.cf\nmynetworks = cidr:$config_directory/networks\n#- networks\n192.0.2.0/24 OK\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'bad-network': {
        message: ({ text }) =>
          `Postfix ignores this line, because "${shortened(text)}" is neither an address nor a network with the length of its mask`,
      },
      'host-bits': {
        message: ({ text }) =>
          `Postfix ignores this line, because the address has bits behind its mask; write ${text}, or the address alone`,
        fixes: ({ start, end, text }, uri) => [
          { title: `Write ${text}`, safe: false, edits: [{ uri, span: { start, end }, newText: text }] },
        ],
      },
    });
  },
};
