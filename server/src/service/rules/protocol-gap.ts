/** Rule: a protocol list with a hole, above which a client offers nothing. */
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { judgedProtocolLists, problemsOf } from '../tls/protocol-lists.js';
import { orNewer, orNewerInOption } from '../tls/remedy.js';

export const protocolGap: Rule = {
  code: 'protocol-gap',
  severity: 'error',
  summary: 'A protocol list that leaves out a version between two others',
  why:
    'A TLS client offers a range of versions. With a hole in the list OpenSSL takes the part below it: ' +
    '`!TLSv1.1` makes the client offer TLS 1.0 alone. A server accepts what is left, which is rarely meant either.',
  references: [
    { title: 'SSL_CTX_set_options(3)', url: 'https://docs.openssl.org/3.0/man3/SSL_CTX_set_options/' },
  ],
  examples: [
    {
      bad: 'smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1.1\n#                              ^^^^^^^^^^^^^^^^^^^^^^^^ protocol-gap\n',
      good: 'smtp_tls_security_level = encrypt\nsmtp_tls_mandatory_protocols = >=TLSv1.2\n',
    },
    {
      title: 'By a parameter of your own',
      bad: 'smtp_tls_security_level = may\nold = !TLSv1.1\nsmtp_tls_protocols = $old\n#                    ^^^^ protocol-gap\n',
      good: 'smtp_tls_security_level = may\nold = >=TLSv1.2\nsmtp_tls_protocols = $old\n',
    },
  ],
  check({ instance, catalogue, report }) {
    const { postfix } = catalogue.target;
    for (const judged of judgedProtocolLists(instance)) {
      const { assignment, users } = judged.list;
      for (const { missing, lost } of problemsOf(judged, 'gap')) {
        const wanted = (assignment.service === undefined ? orNewer : orNewerInOption)('TLSv1.2', postfix);
        const consequence =
          lost.length > 0
            ? `so the client offers only ${judged.meaning.enabled.join(', ')} and never ${lost.join(', ')}`
            : `while older and newer ones are on`;
        report({
          uri: assignment.uri,
          span: assignment.valueSpan,
          severity: lost.length > 0 && users.length > 0 ? 'error' : 'warning',
          message: `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} left out in the middle, ${consequence}; write "${wanted}"`,
          fixes: [
            {
              ...replaceValue(instance, assignment, wanted),
              safe: false,
            },
          ],
        });
      }
    }
  },
};
