/** Rule: policies of MTA-STS at level dane, which they must not override. */
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';
import { tlsUsers } from '../tls/users.js';
import { visibleSpan } from '../tls/written.js';

export const stsInsteadOfDane: Rule = {
  code: 'sts-instead-of-dane',
  severity: 'information',
  summary: 'A policy table for MTA-STS beside DANE',
  why:
    'What `smtp_tls_policy_maps` says about a destination takes the place of `smtp_tls_security_level`. A table that answers ' +
    '"secure" for a domain with MTA-STS so overrides DANE for it, which RFC 8461 forbids where the domain has TLSA records. ' +
    'Use a resolver for MTA-STS that looks for TLSA records first.',
  references: [{ title: 'RFC 8461, 2', url: 'https://www.rfc-editor.org/rfc/rfc8461#section-2' }],
  examples: [
    {
      bad:
        'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\nsmtp_tls_policy_maps = socketmap:inet:127.0.0.1:8461:postfix\n' +
        '#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sts-instead-of-dane\n',
      good: 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
    },
  ],
  check({ instance, report }) {
    for (const assignment of assignmentsOf(instance, ['smtp_tls_policy_maps'])) {
      const { service, value } = assignment;
      if (!/:8461\b|mta-?sts/i.test(value.text)) continue;
      const users = tlsUsers(instance).filter(
        (user) => user.family === 'smtp' && (service === undefined || user.service === service),
      );
      if (!users.some(({ level }) => level.level === 'dane' || level.level === 'dane-only')) continue;
      report({
        uri: assignment.uri,
        span: visibleSpan(assignment),
        message:
          'What this table says of a destination takes the place of DANE; make sure that the MTA-STS resolver leaves domains with TLSA records alone (RFC 8461, 2)',
      });
    }
  },
};
