/** Rule: the cipher grades null, low and export. */
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { tlsLists } from '../tls/lists.js';
import { usersText } from '../tls/protocol-lists.js';
import { isAtLeast } from '../catalogue/release.js';

export const weakCipherGrade: Rule = {
  code: 'weak-cipher-grade',
  severity: 'warning',
  summary: 'A cipher grade without encryption, or one of the weak old ones',
  why:
    'With grade `null` the connection is not encrypted up to TLS 1.2. `low` and `export` let in broken ciphers, ' +
    'where OpenSSL still has them; since Postfix 3.8 both are the same as `medium`.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_ciphers',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_ciphers',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = export\n#                   ^^^^^^ weak-cipher-grade\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = medium\n',
    },
    {
      title: 'No encryption',
      bad: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_ciphers = null\n#                             ^^^^ weak-cipher-grade\n',
      good: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_ciphers = medium\n',
    },
  ],
  check({ instance, catalogue, report }) {
    const isSame = isAtLeast(catalogue.target.postfix, '3.8');
    for (const list of tlsLists(instance, 'ciphers')) {
      const { assignment, users } = list;
      const grade = list.value.toLowerCase();
      if (grade !== 'null' && grade !== 'low' && grade !== 'export') continue;
      const old = isSame
        ? `Grade "${grade}" is an old name and the same as "medium"; write "medium"`
        : `Grade "${grade}" lets in broken ciphers, where OpenSSL has them; write "medium"`;
      const where = users.length > 0 ? ` for ${usersText(list)}` : '';
      report({
        uri: assignment.uri,
        span: assignment.valueSpan,
        severity:
          grade === 'null' ? (users.length > 0 ? 'error' : 'warning') : isSame ? 'information' : 'warning',
        message: grade === 'null' ? `Grade "null" means no encryption${where}; write "medium"` : old,
        fixes: [
          {
            ...replaceValue(instance, assignment, 'medium'),
            safe: grade !== 'null' && isSame && !assignment.value.text.includes('$'),
          },
        ],
      });
    }
  },
};
