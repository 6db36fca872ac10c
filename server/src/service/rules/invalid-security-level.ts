/** Rule: a TLS security level that Postfix does not have, or not for a server. */
import { nearest } from '../catalogue/suggest.js';
import type { Rule } from '../lint/rule.js';
import { replaceFix } from '../lint/remedies.js';
import { assignments } from '../model/assignments.js';
import { SECURITY_LEVELS } from '../tls/level.js';
import { isTemplate } from '../tls/written.js';

const SERVER: readonly string[] = ['none', 'may', 'encrypt', 'fingerprint', 'verify', 'secure'];
const MEANT: readonly (readonly [RegExp, string])[] = [
  [
    /^(required?|require|yes|must|force[ds]?|enforced?|mandatory|always|true|on|encrypted|tls|starttls)$/i,
    'encrypt',
  ],
  [/^(optional|opportunistic|maybe|allow(ed)?|try)$/i, 'may'],
  [/^(no|off|false|never|disabled?)$/i, 'none'],
];

export const invalidSecurityLevel: Rule = {
  code: 'invalid-security-level',
  severity: 'error',
  summary: 'A TLS security level that Postfix does not have',
  why:
    'A program that reads such a level stops with the fatal error "Invalid TLS level": smtpd answers no connection, smtp ' +
    'delivers nothing. The levels `dane` and `dane-only` are for clients; smtpd stops at them too.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level',
    },
    {
      title: 'postconf(5), smtp_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_security_level',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = optional\n#                          ^^^^^^^^ invalid-security-level\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n',
    },
    {
      title: 'DANE is the business of clients',
      bad: 'smtpd_tls_security_level = dane\n#                          ^^^^ invalid-security-level\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    for (const { name, uri, valueSpan, value: raw, overridden, service } of assignments(instance)) {
      const family = /^(smtpd|smtp|lmtp|postscreen|tlsproxy)_tls_security_level$/.exec(name)?.[1];
      if (family === undefined || overridden || isTemplate(raw.text)) continue;
      const { value, exact } = instance.effective(name, service);
      const isServer = family !== 'smtp' && family !== 'lmtp';
      const known: readonly string[] = isServer ? SERVER : SECURITY_LEVELS;
      if (!exact || value === '' || value.includes('#') || known.includes(value.toLowerCase())) continue;
      const isClientLevel = SECURITY_LEVELS.some((level) => level === value.toLowerCase());
      const meant = isClientLevel
        ? 'may'
        : (MEANT.find(([pattern]) => pattern.test(value))?.[1] ?? nearest(value, known));
      report({
        uri,
        span: valueSpan,
        message: isClientLevel
          ? `Level "${value}" is for clients only and ${family}(8) stops with a fatal error; write "may" or "encrypt"`
          : `There is no TLS level "${value}" and ${family}(8) stops with a fatal error; write ${meant === undefined ? `one of ${(isServer ? SERVER.slice(0, 3) : known).join(', ')}` : `"${meant}"`}`,
        fixes:
          meant === undefined || raw.text.includes('$')
            ? []
            : [{ ...replaceFix(`Replace with '${meant}'`, uri, valueSpan, meant), safe: false }],
      });
    }
  },
};
