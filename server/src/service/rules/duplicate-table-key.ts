/** Rule: a key that stands in a lookup table twice. */
import type { Rule } from '../lint/rule.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const duplicateTableKey: Rule = {
  code: 'duplicate-table-key',
  severity: 'warning',
  summary: 'A key that a lookup table has twice',
  why: 'Capitals and small letters are the same in keys. postmap(1), postalias(1) and texthash keep the first line for a key and ignore the later ones; in the file of a database client the last line counts.',
  references: [
    { title: 'postmap(1)', url: 'https://www.postfix.org/postmap.1.html' },
    { title: 'postalias(1)', url: 'https://www.postfix.org/postalias.1.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\ntransport_maps = texthash:$config_directory/transport\n#- transport\nexample.com smtp:[a.example.net]\nExample.com smtp:[b.example.net]\n# <-------- duplicate-table-key\n',
      good: '#- main.cf\ntransport_maps = texthash:$config_directory/transport\n#- transport\nexample.com smtp:[a.example.net]\nexample.org smtp:[b.example.net]\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'duplicate-key': {
        message: ({ text }) =>
          `Postfix ignores this line, because the table has "${shortened(text)}" further up; remove one of the two`,
      },
      'overriding-key': {
        message: ({ text }) =>
          `This takes the place of another value of "${shortened(text)}" further up; remove one of the two`,
      },
    });
  },
};
