/** Rule: levels of clients on a server, which takes them for encrypt. */
import type { Rule } from '../lint/rule.js';
import { replaceFix } from '../lint/remedies.js';
import { assignments } from '../model/assignments.js';

export const unsupportedSecurityLevel: Rule = {
  code: 'unsupported-security-level',
  severity: 'warning',
  summary: 'The security level verify, secure or fingerprint on a server',
  why:
    'A server does not authenticate its clients by level: smtpd logs "unsupported TLS level" and works with `encrypt`. ' +
    'To demand certificates of clients there are `smtpd_tls_req_ccert` and `check_ccert_access`.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=verify\n#                             ^^^^^^ unsupported-security-level\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n',
    },
  ],
  check({ instance, report }) {
    for (const { name, uri, valueSpan, value, overridden } of assignments(instance)) {
      if (name !== 'smtpd_tls_security_level' || overridden) continue;
      if (!/^(verify|secure|fingerprint)$/i.test(value.text)) continue;
      report({
        uri,
        span: valueSpan,
        message: `smtpd(8) does not support level "${value.text}" and uses "encrypt" in its place; write "encrypt"`,
        fixes: [replaceFix("Replace with 'encrypt'", uri, valueSpan, 'encrypt')],
      });
    }
  },
};
