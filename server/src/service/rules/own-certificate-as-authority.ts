/** Rule: the server's own certificate as the authority that others are verified by. */
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';

export const ownCertificateAsAuthority: Rule = {
  code: 'own-certificate-as-authority',
  severity: 'information',
  summary: 'The own certificate in the place of the authorities that verify others',
  why:
    '`smtp_tls_CAfile` holds the authorities by which smtp(8) verifies the certificates of other servers. With the own ' +
    'certificate in it no other server can ever be verified.',
  references: [
    { title: 'postconf(5), smtp_tls_CAfile', url: 'https://www.postfix.org/postconf.5.html#smtp_tls_CAfile' },
  ],
  examples: [
    {
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\nsmtp_tls_CAfile = /etc/ssl/mail.pem\n# <------------ own-certificate-as-authority\n',
      good: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    for (const assignment of assignmentsOf(instance, ['smtp_tls_CAfile', 'lmtp_tls_CAfile'])) {
      const { value } = instance.effective(assignment.name, assignment.service);
      const own = ['smtpd_tls_cert_file', 'smtp_tls_cert_file'].map((name) => instance.effective(name).value);
      if (value === '' || !own.includes(value)) continue;
      report({
        uri: assignment.uri,
        span: assignment.nameSpan,
        message: `"${value}" is this server's own certificate and verifies no other server; name a file with authorities, or remove the setting`,
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
