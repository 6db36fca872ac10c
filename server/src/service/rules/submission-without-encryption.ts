/** Rule: a submission service that takes mail and passwords without TLS. */
import { optionAdded } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { isSubmission, portOf } from '../tls/endpoint.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate, writtenValue } from '../tls/written.js';

const NAME = 'smtpd_tls_security_level';

export const submissionWithoutEncryption: Rule = {
  code: 'submission-without-encryption',
  severity: 'warning',
  summary: 'A submission service that does not demand TLS',
  why:
    'On port 587 users log in. At level `may` a client that does not ask for TLS, or whose STARTTLS somebody on the way ' +
    'removes, sends its password in the clear. RFC 8314 demands TLS for submission.',
  references: [
    { title: 'RFC 8314, 3.3', url: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3' },
    {
      title: 'postconf(5), smtpd_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n' +
        '#- master.cf\nsubmission inet n - n - - smtpd\n# <------- submission-without-encryption\n  -o smtpd_sasl_auth_enable=yes\n',
      good:
        '#- main.cf\nsmtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n' +
        '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_tls_security_level=encrypt\n',
    },
    {
      title: 'An option that asks for less',
      bad:
        '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_cert_file=/etc/ssl/mail.pem\n  -o smtpd_tls_security_level=may\n' +
        '#                             ^^^ submission-without-encryption\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_cert_file=/etc/ssl/mail.pem\n  -o smtpd_tls_security_level=encrypt\n',
    },
  ],
  check({ instance, report }) {
    for (const user of tlsUsers(instance)) {
      const { service, level, family } = user;
      if (service === undefined || family !== 'smtpd' || !isSubmission(instance, user)) continue;
      if (level.mandatory || level.wrapped || level.problem !== undefined) continue;
      // On port 465 it is the wrapper mode that is missing.
      if (portOf(instance, service) !== 587) continue;
      const configured = instance.effective(NAME, service);
      if (isTemplate(configured.raw)) continue;
      // Alone, a master.cf does not tell what main.cf says.
      if (instance.main === undefined && !service.overrides.has(NAME)) continue;
      const login = instance.effective('smtpd_sasl_auth_enable', service).value.toLowerCase() === 'yes';
      const own = service.overrides.has(NAME) ? writtenValue(configured) : undefined;
      const uri = instance.master?.uri ?? '';
      report({
        uri,
        span:
          own?.valueSpan.end === own?.valueSpan.start
            ? service.tree.fields.service
            : (own?.valueSpan ?? service.tree.fields.service),
        message: `${user.id} takes mail${login ? ' and passwords' : ''} ${level.level === 'none' ? 'without TLS' : 'with or without TLS (level may)'}; set "${NAME}=encrypt" for it`,
        fixes: [
          own === undefined
            ? {
                title: `Add '-o ${NAME}=encrypt'`,
                safe: true,
                edits: [optionAdded(instance, service, NAME, 'encrypt')],
              }
            : {
                title: "Replace with 'encrypt'",
                safe: true,
                edits: [{ uri, span: own.valueSpan, newText: 'encrypt' }],
              },
        ],
      });
    }
  },
};
