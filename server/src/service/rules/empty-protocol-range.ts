/** Rule: a protocol list that leaves no version at all. */
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { judgedProtocolLists, problemsOf } from '../tls/protocol-lists.js';
import { orNewer, orNewerInOption } from '../tls/remedy.js';

export const emptyProtocolRange: Rule = {
  code: 'empty-protocol-range',
  severity: 'error',
  summary: 'A protocol list that leaves no version',
  why:
    'The list is valid, so Postfix offers STARTTLS, and then every handshake fails with "no protocols available". ' +
    'Other servers may put off the mail until it bounces.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_protocols',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_protocols = !SSLv3, !TLSv1, !TLSv1.1, !TLSv1.2, !TLSv1.3\n#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ empty-protocol-range\n',
      good: 'smtpd_tls_protocols = >=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const judged of judgedProtocolLists(instance)) {
      if (problemsOf(judged, 'nothing-enabled').length === 0) continue;
      const { assignment, users } = judged.list;
      const write = assignment.service === undefined ? orNewer : orNewerInOption;
      const wanted = write('TLSv1.2', catalogue.target.postfix);
      report({
        uri: assignment.uri,
        span:
          assignment.valueSpan.end > assignment.valueSpan.start ? assignment.valueSpan : assignment.nameSpan,
        severity: users.length > 0 ? 'error' : 'warning',
        message: `This list leaves no protocol version and every handshake fails; write "${wanted}"`,
        fixes: [
          {
            ...replaceValue(instance, assignment, wanted),
            safe: false,
          },
        ],
      });
    }
  },
};
