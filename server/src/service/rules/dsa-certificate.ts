/** Rule: a DSA certificate. */
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';
import { CERTIFICATE_PREFIXES } from '../tls/legacy.js';

export const dsaCertificate: Rule = {
  code: 'dsa-certificate',
  severity: 'warning',
  summary: 'A certificate with a DSA key',
  why:
    'The suites for DSA certificates are not in the cipher lists of Postfix since 3.8, not in TLS 1.3, and no authority ' +
    'signs such certificates any more. RFC 9155 and its neighbours have retired the algorithm.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_dcert_file',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_dcert_file',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_dcert_file = /etc/ssl/dsa.pem\n# <----------------- dsa-certificate\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    for (const prefix of CERTIFICATE_PREFIXES) {
      for (const assignment of assignmentsOf(instance, [`${prefix}_tls_dcert_file`])) {
        if (assignment.value.text === '') continue;
        const keys = assignmentsOf(instance, [`${prefix}_tls_dkey_file`]).filter(
          ({ service }) => service === assignment.service,
        );
        report({
          uri: assignment.uri,
          span: assignment.nameSpan,
          message: `No peer of today uses DSA certificates; remove "${assignment.name}"`,
          fixes: [
            {
              title: `Remove '${assignment.name}'`,
              safe: false,
              edits: [assignment, ...keys].flatMap((each) => settingRemoved(instance, each)),
            },
          ],
        });
      }
    }
  },
};
