/** Rule (optional): port 465 under the name that IANA has given to something else. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';

export const smtpsServiceName: Rule = {
  code: 'smtps-service-name',
  severity: 'hint',
  optional: true,
  summary: 'The service name smtps for port 465',
  why:
    'RFC 8314 has registered port 465 as `submissions`, the name that Postfix uses since 3.6. `smtps` works as long as ' +
    'the /etc/services of the machine has it.',
  references: [{ title: 'RFC 8314, 7.3', url: 'https://www.rfc-editor.org/rfc/rfc8314#section-7.3' }],
  examples: [
    {
      bad: '#- master.cf\nsmtps inet n - n - - smtpd\n# <-- smtps-service-name\n  -o smtpd_tls_wrappermode=yes\n',
      good: '#- master.cf\nsubmissions inet n - n - - smtpd\n  -o smtpd_tls_wrappermode=yes\n',
    },
  ],
  check({ instance, report }) {
    for (const { name, type, tree } of instance.services) {
      const uri = instance.master?.uri;
      if (uri === undefined || type !== 'inet' || name !== 'smtps') continue;
      report({
        uri,
        span: tree.fields.service,
        message:
          'Port 465 is registered as "submissions"; "smtps" depends on the /etc/services of the machine',
        fixes: [
          {
            ...replaceFix("Replace with 'submissions'", uri, tree.fields.service, 'submissions'),
            safe: false,
          },
        ],
      });
    }
  },
};
