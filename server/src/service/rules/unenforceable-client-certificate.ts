/** Rule: client certificates demanded where TLS is not. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers } from '../tls/users.js';

export const unenforceableClientCertificate: Rule = {
  code: 'unenforceable-client-certificate',
  severity: 'warning',
  summary: 'Client certificates required by a server that does not require TLS',
  why:
    'smtpd logs "Can\'t require client certs unless TLS is required" and lets clients without a certificate in. The demand ' +
    'counts only at level encrypt or in wrapper mode, which is for services of users and not for port 25.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_req_ccert',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_req_ccert',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\nsmtpd_tls_req_ccert = yes\n#                     ^^^ unenforceable-client-certificate\n',
      good: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\nsmtpd_tls_req_ccert = no\n',
    },
  ],
  check({ instance, report }) {
    const NAME = 'smtpd_tls_req_ccert';
    const users = tlsUsers(instance).filter(
      ({ family, level, service }) =>
        family === 'smtpd' &&
        level.level === 'may' &&
        instance.effective(NAME, service).value.toLowerCase() === 'yes',
    );
    const serious = tlsUsers(instance).some(
      ({ family, level, service }) =>
        family === 'smtpd' &&
        level.mandatory &&
        instance.effective(NAME, service).value.toLowerCase() === 'yes',
    );
    for (const { written, users: sharing } of byPlace(users, ({ service }) =>
      instance.effective(NAME, service),
    )) {
      report({
        uri: written.uri,
        span: written.valueSpan,
        message: `${idsOf(sharing)} does not demand TLS and so cannot demand a client certificate; set level "encrypt" for that service, or "no" here`,
        fixes:
          serious && written.service === undefined
            ? []
            : [{ ...replaceFix("Replace with 'no'", written.uri, written.valueSpan, 'no'), safe: false }],
      });
    }
  },
};
