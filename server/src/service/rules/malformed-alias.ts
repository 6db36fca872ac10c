/** Rule: a line of an alias file that is no alias. */
import type { Rule } from '../lint/rule.js';
import { reportProblems, shortened } from '../lint/table-problems.js';

export const malformedAlias: Rule = {
  code: 'malformed-alias',
  severity: 'error',
  summary: 'A line in a file of aliases that is no alias',
  why: 'postalias(1) and newaliases(1) leave a line out that is not `name: value`, or whose name has a domain, and mail to that name bounces. Addresses with a domain belong in `virtual_alias_maps`.',
  references: [
    { title: 'aliases(5)', url: 'https://www.postfix.org/aliases.5.html' },
    { title: 'postalias(1)', url: 'https://www.postfix.org/postalias.1.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nalias_maps = hash:$config_directory/aliases\nalias_database = hash:$config_directory/aliases\n#- aliases\npostmaster root\n# <------------ malformed-alias\n',
      good: '#- main.cf\nalias_maps = hash:$config_directory/aliases\nalias_database = hash:$config_directory/aliases\n#- aliases\npostmaster: root\n',
    },
    {
      title: 'A name with a domain',
      bad: '#- main.cf\nalias_maps = hash:$config_directory/aliases\n#- aliases\ninfo@example.com: root\n# <------------- malformed-alias\n',
      good: '#- main.cf\nalias_maps = hash:$config_directory/aliases\n#- aliases\ninfo: root\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'malformed-alias': {
        message: () =>
          'postalias ignores this line, because it is not "name: value"; write one name, a colon and where its mail goes',
      },
      'alias-domain': {
        message: ({ text }) =>
          `postalias ignores this line, because "${shortened(text)}" has a domain; write the local part alone, or use virtual_alias_maps`,
      },
    });
  },
};
