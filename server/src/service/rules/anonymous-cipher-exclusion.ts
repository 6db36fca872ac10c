/** Rule (optional): anonymous ciphers excluded where TLS is opportunistic. */
import type { Rule } from '../lint/rule.js';
import { exclusionWords } from '../tls/cipher-choice.js';
import { tlsLists } from '../tls/lists.js';
import { spanWithin } from '../tls/written.js';

export const anonymousCipherExclusion: Rule = {
  code: 'anonymous-cipher-exclusion',
  severity: 'hint',
  optional: true,
  summary: 'Anonymous ciphers excluded where TLS is opportunistic',
  why:
    'With opportunistic TLS nobody is authenticated, whatever the cipher. A suite without a certificate encrypts as well as ' +
    'one with a certificate that nobody checks. Excluding it protects nothing; scanners like it all the same.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_exclude_ciphers',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_exclude_ciphers',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = aNULL, SHA1\n#                           ^^^^^ anonymous-cipher-exclusion\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = SHA1\n',
    },
  ],
  check({ instance, report }) {
    for (const { assignment, users } of tlsLists(instance, 'exclude_ciphers')) {
      if (users.length === 0 || users.some(({ level }) => level.mandatory)) continue;
      const word = exclusionWords(assignment.value.text).find(({ text }) => text === 'aNULL');
      if (word === undefined) continue;
      report({
        uri: assignment.uri,
        span: spanWithin(assignment, word),
        message:
          'With opportunistic TLS nobody is authenticated anyway, so excluding anonymous ciphers protects nothing',
      });
    }
  },
};
