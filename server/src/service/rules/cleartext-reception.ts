/** Rule (optional): a server where other servers deliver, and that offers no TLS. */
import type { Rule } from '../lint/rule.js';
import { isPublicMx } from '../tls/endpoint.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate, visibleSpan, writtenValue } from '../tls/written.js';

export const cleartextReception: Rule = {
  code: 'cleartext-reception',
  severity: 'information',
  optional: true,
  summary: 'Mail from other servers comes in without TLS',
  why:
    'smtpd offers no STARTTLS until `smtpd_tls_security_level` is set and there is a certificate. A server that only sends ' +
    'needs none, which is why this is said only where you ask for it.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level',
    },
  ],
  examples: [
    {
      bad: '#- main.cf\nmyhostname = mail.example.com\n#- master.cf\nsmtp inet n - n - - smtpd\n# <- cleartext-reception\n',
      good:
        '#- main.cf\nmyhostname = mail.example.com\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n' +
        '#- master.cf\nsmtp inet n - n - - smtpd\n',
    },
    {
      title: 'As the level says',
      bad: 'smtpd_tls_security_level = none\n#                          ^^^^ cleartext-reception\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    if (instance.main === undefined) return;
    for (const user of tlsUsers(instance)) {
      const { service, level } = user;
      if (level.level !== 'none' || level.wrapped || level.problem !== undefined) continue;
      if (service?.type === 'pass' || !isPublicMx(instance, user)) continue;
      const written = level.because[0] === undefined ? undefined : writtenValue(level.because[0]);
      if (written !== undefined && isTemplate(written.value.text)) continue;
      const message = `${user.id} offers no TLS, so that mail from other servers comes in cleartext; set "smtpd_tls_security_level = may", with a certificate`;
      if (written !== undefined) report({ uri: written.uri, span: visibleSpan(written), message });
      else if (service !== undefined)
        report({ uri: instance.master?.uri ?? '', span: service.tree.fields.service, message });
    }
  },
};
