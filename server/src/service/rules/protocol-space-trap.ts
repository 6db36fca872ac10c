/** Rule: ">= TLSv1.2", where the space makes it "TLSv1.2 alone". */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { judgedProtocolLists, problemsOf } from '../tls/protocol-lists.js';

export const protocolSpaceTrap: Rule = {
  code: 'protocol-space-trap',
  severity: 'error',
  summary: 'A space behind ">=" or "<=" in a protocol list, which allows one version alone',
  why:
    'Postfix splits the list at the space. A comparison with nothing behind it sets no limit, and a bare name allows ' +
    'that version and no other: `>= TLSv1.2` is TLS 1.2 only, without TLS 1.3. Nothing is logged.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_protocols = >= TLSv1.2\n#                     ^^^^^^^^^^ protocol-space-trap\n',
      good: 'smtpd_tls_protocols = >=TLSv1.2\n',
    },
  ],
  check({ instance, report }) {
    for (const judged of judgedProtocolLists(instance)) {
      for (const { span, protocol } of problemsOf(judged, 'space-after-comparison')) {
        const { assignment, value } = judged.list;
        const place = judged.place(span);
        const wanted = value.slice(span.start, span.start + 2) + protocol;
        report({
          uri: assignment.uri,
          span: place,
          message: `The space makes this "${protocol} and nothing else"; write "${wanted}"`,
          fixes: assignment.value.text.includes('$')
            ? []
            : [replaceFix(`Replace with '${wanted}'`, assignment.uri, place, wanted)],
        });
      }
    }
  },
};
