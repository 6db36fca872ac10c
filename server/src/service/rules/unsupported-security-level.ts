/** Rule: levels of clients on a server, which takes them for encrypt. */
import type { Rule } from '../lint/rule.js';
import { replaceValue } from '../lint/remedies.js';
import { assignments } from '../model/assignments.js';

export const unsupportedSecurityLevel: Rule = {
  code: 'unsupported-security-level',
  severity: 'warning',
  summary: 'The security level verify, secure or fingerprint on a server',
  why:
    'A server does not authenticate its clients by level: it logs "unsupported TLS level" and works with `encrypt`. ' +
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
    {
      title: 'By postscreen',
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\n' +
        'postscreen_tls_security_level = secure\n#                               ^^^^^^ unsupported-security-level\n' +
        '#- master.cf\nsmtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\ntlsproxy unix - - n - 0 tlsproxy\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\n' +
        'postscreen_tls_security_level = encrypt\n#                               ^^^^^^^ mandatory-tls-on-mx\n' +
        '#- master.cf\nsmtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\ntlsproxy unix - - n - 0 tlsproxy\n',
    },
  ],
  check({ instance, report }) {
    for (const assignment of assignments(instance)) {
      const { name, uri, valueSpan, overridden, service } = assignment;
      const server = /^(smtpd|postscreen|tlsproxy)_tls_security_level$/.exec(name)?.[1];
      if (server === undefined || overridden) continue;
      const { value: level } = instance.effective(name, service);
      if (!/^(verify|secure|fingerprint)$/i.test(level)) continue;
      report({
        uri,
        span: valueSpan,
        message: `${server}(8) does not support level "${level}" and uses "encrypt" in its place; write "encrypt"`,
        fixes: [replaceValue(instance, assignment, 'encrypt')],
      });
    }
  },
};
