/** Rule: a cipher grade for mandatory TLS where all services are opportunistic. */
import type { Rule } from '../lint/rule.js';
import { tlsLists } from '../tls/lists.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate } from '../tls/written.js';

export const unusedMandatoryCiphers: Rule = {
  code: 'unused-mandatory-ciphers',
  severity: 'information',
  summary: 'A cipher grade for mandatory TLS that no service uses',
  why:
    '`*_tls_mandatory_ciphers` counts for services at level encrypt or stronger. At level may the grade is that of ' +
    '`*_tls_ciphers`. A higher grade there is seldom wise: the alternative is cleartext (RFC 9325, 5.2).',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_ciphers',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_ciphers',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtpd_tls_mandatory_ciphers = high\n# <------------------------ unused-mandatory-ciphers\n' +
        '#- master.cf\nsmtp inet n - n - - smtpd\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\n' +
        '#- master.cf\nsmtp inet n - n - - smtpd\n',
    },
  ],
  check({ instance, report }) {
    // Without master.cf nobody knows which services work at another level than main.cf says.
    if (instance.services.length === 0 || instance.effective('smtp_tls_policy_maps').value !== '') return;
    const users = tlsUsers(instance);
    for (const { assignment, name, users: using } of tlsLists(instance, 'ciphers')) {
      if (!name.mandatory || using.length > 0 || assignment.service !== undefined) continue;
      if (name.prefix !== 'smtpd' && name.prefix !== 'smtp') continue;
      const family = users.filter((user) => user.family === name.prefix && user.level.level !== 'none');
      const sibling = assignment.name.replace('_mandatory', '');
      if (
        family.length === 0 ||
        instance.assignments(sibling).length > 0 ||
        isTemplate(assignment.value.text)
      )
        continue;
      if (assignment.value.text.toLowerCase() === 'medium') continue;
      report({
        uri: assignment.uri,
        span: assignment.nameSpan,
        message: `No service of this kind demands TLS, so "${assignment.name}" has no effect; "${sibling}" is what counts at level may`,
        tags: ['unnecessary'],
      });
    }
  },
};
