/** Rule: a name that Postfix does not know and nothing refers to. */
import { nearest } from '../catalogue/suggest.js';
import { assignments } from '../model/assignments.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';

export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  severity: 'warning',
  summary: 'A parameter name that Postfix does not know',
  why:
    'Postfix reads a name that it does not know as one that the administrator made up, and ignores it. Nothing but ' +
    '`postconf` says so: a misspelt security setting is simply not in force.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'smtpd_tls_securty_level = may\n# <-------------------- unknown-parameter\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n',
    },
    {
      title: 'A name of your own is fine when something refers to it',
      bad: 'my_networs = 192.0.2.0/24\n# <------- unknown-parameter\nmynetworks = 127.0.0.0/8 $my_networks\n',
      good: 'my_networks = 192.0.2.0/24\nmynetworks = 127.0.0.0/8 $my_networks\n',
    },
  ],
  check({ instance, catalogue, names, report }) {
    const isAlone = instance.main === undefined || instance.master === undefined;
    let known: string[] | undefined;
    for (const { uri, name, nameSpan, service } of assignments(instance)) {
      if (names.statusOf(name, service).kind !== 'unused') continue;
      // What people mean by it is explained by a rule of its own.
      if (name === 'smtpd_tls_policy_maps') continue;
      known ??= [
        ...[...catalogue.table.byName.values()]
          .filter(({ name }) => catalogue.has(name))
          .map((parameter) => parameter.name),
        ...names.referred.inMain,
      ];
      const meant = nearest(name, known);
      // The other file may refer to it, and so make it one of the user's own.
      if (meant === undefined && isAlone) {
        report({
          uri,
          span: nameSpan,
          severity: 'information',
          message: `Postfix has no parameter "${name}" and nothing in this file refers to it; unless another file does, this setting is ignored`,
        });
        continue;
      }
      const remedy = meant === undefined ? 'remove it or correct the name' : `did you mean "${meant}"?`;
      report({
        uri,
        span: nameSpan,
        message: `Postfix has no parameter "${name}" and ignores this setting; ${remedy}`,
        fixes: meant === undefined ? [] : [replaceFix(`Replace with '${meant}'`, uri, nameSpan, meant)],
      });
    }
  },
};
