/** Rule: a certificate for a server that offers no TLS. */
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { serverCertificates } from '../tls/certificates.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate, writtenValue } from '../tls/written.js';

const NAME = 'smtpd_tls_security_level';

export const unusedCertificate: Rule = {
  code: 'unused-certificate',
  severity: 'warning',
  summary: 'A certificate is configured and no service offers TLS',
  why:
    'A certificate alone switches nothing on. As long as `smtpd_tls_security_level` is empty smtpd offers no STARTTLS, and ' +
    'all mail comes in cleartext.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\n# <---------------- unused-certificate\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    const servers = tlsUsers(instance).filter(({ role }) => role === 'server');
    const own = servers.filter(({ family }) => family === 'smtpd');
    if (own.length === 0) return;
    // postscreen hands the same certificates to tlsproxy.
    if (servers.some(({ level }) => level.level !== 'none' || level.problem !== undefined)) return;
    // A level that is written, "none" or by a template, is somebody's decision.
    if (own.some(({ service }) => instance.effective(NAME, service).raw !== '')) return;
    const { because, state } = serverCertificates({ instance, prefix: 'smtpd' }, false);
    const written = because[0] === undefined ? undefined : writtenValue(because[0]);
    if (state !== 'present' || written === undefined || isTemplate(written.value.text)) return;
    report({
      uri: written.uri,
      span: written.nameSpan,
      message: `No service offers TLS with this certificate, because "${NAME}" is empty; set it to "may"`,
      fixes: [
        { title: `Add '${NAME} = may'`, safe: false, edits: [mainSetting(instance, NAME, 'may', written)] },
      ],
    });
  },
};
