/** Rule: a cipher grade that Postfix does not know. */
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { tlsLists } from '../tls/lists.js';
import { isTemplate, visibleSpan } from '../tls/written.js';

const GRADES: readonly string[] = ['high', 'medium', 'low', 'export', 'null'];

export const unknownCipherGrade: Rule = {
  code: 'unknown-cipher-grade',
  severity: 'error',
  summary: 'A cipher grade that Postfix does not know',
  why:
    'A grade is one of `high`, `medium` and `null` (`low` and `export` being old names), not a list of ciphers. With any other ' +
    'word Postfix logs "invalid cipher grade" and every handshake fails.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_ciphers',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_ciphers',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = strong\n#                   ^^^^^^ unknown-cipher-grade\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = high\n',
    },
  ],
  check({ instance, report }) {
    for (const { assignment, value, users } of tlsLists(instance, 'ciphers')) {
      if (GRADES.includes(value.toLowerCase()) || isTemplate(assignment.value.text)) continue;
      if (value === '' || value.includes('#')) continue;
      const isMeant = /strong|high|ecdh|aes/i.test(value);
      report({
        uri: assignment.uri,
        span: visibleSpan(assignment),
        severity: users.length > 0 ? 'error' : 'warning',
        message: `"${value}" is no cipher grade and every handshake fails; write "high" or "medium"`,
        fixes: isMeant
          ? [
              {
                ...replaceValue(instance, assignment, 'high'),
                safe: false,
              },
            ]
          : [],
      });
    }
  },
};
