/** Rule: a word of a protocol list that Postfix does not know, which makes all of the list invalid. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { judgedProtocolLists, problemsOf } from '../tls/protocol-lists.js';
import { meantProtocol } from '../tls/protocol-spelling.js';

export const unknownProtocol: Rule = {
  code: 'unknown-protocol',
  severity: 'error',
  summary: 'A word in a protocol list that Postfix does not know',
  why:
    'One such word makes the whole list invalid. A server then logs "disabling TLS support" and does not offer ' +
    'STARTTLS. A client aborts each TLS session: the mail waits, and where TLS is opportunistic it later leaves in ' +
    'cleartext. The names are SSLv2, SSLv3, TLSv1, TLSv1.1, TLSv1.2 and TLSv1.3.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_protocols = !SSLv3, !TLSv1.0\n#                             ^^^^^^^^ unknown-protocol\n',
      good: 'smtpd_tls_protocols = !SSLv3, !TLSv1\n',
    },
    {
      title: 'The sign is ">="',
      bad: 'smtp_tls_mandatory_protocols = =>TLSv1.2\n#                              ^^^^^^^^^ unknown-protocol\n',
      good: 'smtp_tls_mandatory_protocols = >=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const judged of judgedProtocolLists(instance)) {
      for (const { span, text } of problemsOf(judged, 'unknown-name')) {
        const { assignment, name, users } = judged.list;
        const place = judged.place(span);
        const meant = meantProtocol(text, catalogue.target.postfix);
        const consequence =
          name.role === 'server'
            ? 'the list is invalid and the server disables TLS'
            : 'the list is invalid and the client aborts each TLS session';
        report({
          uri: assignment.uri,
          span: place,
          severity: users.length > 0 ? 'error' : 'warning',
          message: `Postfix knows no protocol "${text}": ${consequence}; ${meant === undefined ? 'write names such as TLSv1.2' : `write "${meant}"`}`,
          fixes:
            meant === undefined || assignment.value.text.includes('$')
              ? []
              : [replaceFix(`Replace with '${meant}'`, assignment.uri, place, meant)],
        });
      }
    }
  },
};
