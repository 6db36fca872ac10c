/** Rule (optional): a cache of TLS sessions on the server, where tickets do without one. */
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';

export const serverSessionCache: Rule = {
  code: 'server-session-cache',
  severity: 'hint',
  optional: true,
  summary: 'A cache of TLS sessions on the server',
  why:
    'Since Postfix 2.11 a server hands out session tickets, and clients bring their sessions along. A cache is needed for ' +
    'clients without tickets only, and is one more database to keep.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_session_cache_database',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_session_cache_database',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_session_cache_database = btree:${data_directory}/smtpd_scache\n# <----------------------------- server-session-cache\nsmtpd_tls_loglevel = 1\n',
      good: 'smtpd_tls_loglevel = 1\n',
    },
  ],
  check({ instance, report }) {
    for (const assignment of assignmentsOf(instance, ['smtpd_tls_session_cache_database'])) {
      if (assignment.value.text === '') continue;
      report({
        uri: assignment.uri,
        span: assignment.nameSpan,
        message: 'Clients resume their TLS sessions by tickets, so the server needs no cache',
        fixes: [
          {
            title: `Remove '${assignment.name}'`,
            safe: false,
            edits: settingRemoved(instance, assignment),
          },
        ],
      });
    }
  },
};
