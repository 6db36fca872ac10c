/** Rule: an operator in a list of cipher exclusions. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { exclusionWords } from '../tls/cipher-choice.js';
import { tlsLists } from '../tls/lists.js';
import { isTemplate, spanWithin } from '../tls/written.js';

export const cipherExclusionOperator: Rule = {
  code: 'cipher-exclusion-operator',
  severity: 'error',
  summary: 'An operator before a word of a cipher exclusion list',
  why:
    'The list already is one of exclusions, and Postfix puts the "!" itself. A word that begins with "!", "+", "-" or ' +
    '"@" makes it log "invalid unary" and fail every handshake.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_exclude_ciphers',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_exclude_ciphers',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = !aNULL, RC4\n#                           ^^^^^^ cipher-exclusion-operator\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = aNULL, RC4\n',
    },
    {
      title: 'By a parameter of your own',
      bad: 'smtpd_tls_security_level = may\nweak = aNULL, !RC4\nsmtpd_tls_exclude_ciphers = $weak\n#                           ^^^^^ cipher-exclusion-operator\n',
      good: 'smtpd_tls_security_level = may\nweak = aNULL\nsmtpd_tls_exclude_ciphers = $weak\n',
    },
  ],
  check({ instance, report }) {
    for (const { assignment, users, value: expanded } of tlsLists(instance, 'exclude_ciphers')) {
      const { uri, value } = assignment;
      if (isTemplate(value.text)) continue;
      for (const { text, start, end } of exclusionWords(value.text.includes('$') ? expanded : value.text)) {
        if (text.startsWith('#')) break;
        if (!/^[!+\-@]/.test(text)) continue;
        const place = spanWithin(assignment, { start, end });
        const name = text.replace(/^[!+\-@]+/, '');
        const isName = /^[!-]/.test(text) && name !== '' && !value.text.includes('$');
        report({
          uri,
          span: place,
          severity: users.length > 0 ? 'error' : 'warning',
          message: `With "${text.charAt(0)}" before a word to exclude every handshake fails; ${isName ? `write "${name}"` : 'remove it'}`,
          fixes: isName ? [replaceFix(`Replace with '${name}'`, uri, place, name)] : [],
        });
      }
    }
  },
};
