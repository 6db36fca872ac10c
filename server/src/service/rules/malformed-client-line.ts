/** Rule: a line in the file of a database client that is no setting. */
import type { Rule } from '../lint/rule.js';
import { reportProblems } from '../lint/table-problems.js';

export const malformedClientLine: Rule = {
  code: 'malformed-client-line',
  severity: 'error',
  summary: 'A line without "=" in the file of a database client',
  why: 'The file of an ldap, mysql, pgsql, sqlite, memcache or mongodb table has `name = value` lines as main.cf has. A program that opens a table with another line stops with a fatal error.',
  references: [
    { title: 'mysql_table(5)', url: 'https://www.postfix.org/mysql_table.5.html' },
    { title: 'ldap_table(5)', url: 'https://www.postfix.org/ldap_table.5.html' },
  ],
  examples: [
    {
      bad: '#- main.cf\nvirtual_mailbox_maps = mysql:$config_directory/mailboxes.cf\n#- mailboxes.cf\nhosts inet:db.example.com\n# <---------------------- malformed-client-line\n',
      good: '#- main.cf\nvirtual_mailbox_maps = mysql:$config_directory/mailboxes.cf\n#- mailboxes.cf\nhosts = inet:db.example.com\n',
    },
  ],
  checkTable(context) {
    reportProblems(context, {
      'missing-equals': {
        message: () =>
          'There is no "=" in this line, and a program that opens the table stops; write name = value',
      },
      'missing-name': {
        message: () =>
          'There is no name in front of the "=", and a program that opens the table stops; write name = value',
      },
    });
  },
};
