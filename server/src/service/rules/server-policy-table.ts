/** Rule: a TLS policy table for servers, which Postfix does not have. */
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';

export const serverPolicyTable: Rule = {
  code: 'server-policy-table',
  severity: 'warning',
  summary: 'A TLS policy table for servers, which Postfix does not have',
  why:
    '`smtp_tls_policy_maps` is for clients: they know where they deliver to. A server has to offer TLS before it knows who ' +
    'is there, so there is no `smtpd_tls_policy_maps`, and Postfix ignores the setting. For clients that need something else ' +
    'there is a second service in master.cf, on a port or address of its own, with its own `-o smtpd_tls_…` options and ' +
    'with restrictions that let only these clients in. The refactoring "Require TLS 1.2 here, keep an exception for legacy ' +
    'clients" writes it, in an editor on this very line, in a terminal as `postfix-lint refactor legacy-exception DIR`.',
  references: [
    {
      title: 'postconf(5), smtp_tls_policy_maps',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_policy_maps',
    },
    { title: 'master(5)', url: 'https://www.postfix.org/master.5.html' },
  ],
  examples: [
    {
      bad: 'smtpd_tls_policy_maps = texthash:/etc/postfix/old_clients\n# <------------------ server-policy-table\n',
      good: 'smtp_tls_policy_maps = texthash:/etc/postfix/old_servers\n',
    },
  ],
  check({ instance, names, report }) {
    for (const { name, nameSpan, uri, service } of assignments(instance)) {
      if (name !== 'smtpd_tls_policy_maps' || names.statusOf(name, service).kind !== 'unused') continue;
      report({
        uri,
        span: nameSpan,
        message:
          'Postfix has no TLS policies for clients that connect and ignores this setting; give clients that need other settings a service of their own in master.cf, as "Require TLS 1.2 here, keep an exception for legacy clients" does',
      });
    }
  },
};
