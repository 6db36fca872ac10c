/** Rule: the self-signed certificate that a distribution makes as a placeholder. */
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';

export const placeholderCertificate: Rule = {
  code: 'placeholder-certificate',
  severity: 'information',
  summary: 'The placeholder certificate of the distribution',
  why:
    'The "snakeoil" certificate of Debian is self-signed and names the host as it was called when it was installed. Mail ' +
    'programs of users warn of it, and servers that verify, with DANE or MTA-STS, refuse to deliver.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_cert_file',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_cert_file',
    },
  ],
  examples: [
    {
      bad:
        'smtpd_tls_cert_file = /etc/ssl/certs/ssl-cert-snakeoil.pem\n#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ placeholder-certificate\n' +
        'smtpd_tls_key_file = /etc/ssl/private/ssl-cert-snakeoil.key\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
      good:
        'smtpd_tls_cert_file = /etc/ssl/certs/mail.example.com.pem\nsmtpd_tls_key_file = /etc/ssl/private/mail.example.com.key\n' +
        'smtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, value, valueSpan } of assignmentsOf(instance, [
      'smtpd_tls_cert_file',
      'smtpd_tls_chain_files',
    ])) {
      if (!value.text.includes('snakeoil')) continue;
      report({
        uri,
        span: valueSpan,
        message:
          'This is the placeholder that the distribution has made, which no client can verify; get a certificate for the name of this server',
      });
    }
  },
};
