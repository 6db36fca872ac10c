/** Rule (optional): a TLS session cache in Berkeley DB, which a growing number of systems build Postfix without. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';
import { sourceSpan } from '../syntax/cooked-text.js';

const CACHES = ['smtpd', 'smtp', 'lmtp'].map((prefix) => `${prefix}_tls_session_cache_database`);

export const berkeleyDbCache: Rule = {
  code: 'berkeley-db-cache',
  severity: 'hint',
  optional: true,
  summary: 'A TLS session cache of type btree or hash, which needs Berkeley DB',
  why:
    'Alpine Linux, Red Hat Enterprise Linux 10 and SUSE build Postfix without Berkeley DB, and Postfix 3.11 can move ' +
    'tables away from it. There `btree:` and `hash:` are unsupported types and the cache does not open. `postconf -m` ' +
    'lists the types that a Postfix has; since only the machine knows, this rule is off until a project asks for it.',
  references: [
    { title: 'DATABASE_README', url: 'https://www.postfix.org/DATABASE_README.html' },
    {
      title: 'postconf(5), smtp_tls_session_cache_database',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_session_cache_database',
    },
  ],
  examples: [
    {
      bad: 'smtp_tls_session_cache_database = btree:${data_directory}/smtp_scache\n#                                 ^^^^^ berkeley-db-cache\n',
      good: 'smtp_tls_session_cache_database = lmdb:${data_directory}/smtp_scache\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, value } of assignmentsOf(instance, CACHES)) {
      const type = /^(?:btree|hash)(?=:)/.exec(value.text)?.[0];
      if (type === undefined) continue;
      const span = sourceSpan(value, 0, type.length);
      report({
        uri,
        span,
        message: `A Postfix built without Berkeley DB cannot open a cache of type "${type}"; "lmdb" needs none`,
        fixes: [{ ...replaceFix("Replace with 'lmdb'", uri, span, 'lmdb'), safe: false }],
      });
    }
  },
};
