/** Rule: ">=" or "<=" in a protocol list for a Postfix that does not read them. */
import { TLS_PROTOCOLS } from '../catalogue/tls-protocols.js';
import type { Fix } from '../lint/finding.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { judgedProtocolLists, problemsOf, type JudgedProtocolList } from '../tls/protocol-lists.js';
import { orNewer } from '../tls/remedy.js';

export const unsupportedProtocolComparison: Rule = {
  code: 'unsupported-protocol-comparison',
  severity: 'error',
  summary: 'A protocol list with ">=" or "<=" for a Postfix before 3.6',
  why:
    'Comparisons came with Postfix 3.6. An older Postfix takes the word for an unknown protocol, and the list is ' +
    'invalid: a server disables TLS, a client aborts each TLS session.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
  ],
  examples: [
    {
      postfix: '3.5',
      bad: 'smtpd_tls_protocols = >=TLSv1.2\n#                     ^^^^^^^^^ unsupported-protocol-comparison\n',
      good: 'smtpd_tls_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
    },
  ],
  check({ instance, catalogue, report }) {
    const { postfix } = catalogue.target;
    for (const judged of judgedProtocolLists(instance)) {
      for (const { span, text } of problemsOf(judged, 'comparison-unsupported')) {
        const { assignment, users } = judged.list;
        report({
          uri: assignment.uri,
          span: judged.place(span),
          severity: users.length > 0 ? 'error' : 'warning',
          message: `Postfix ${postfix} does not know "${text.slice(0, 2)}" and takes the list as invalid, which means no TLS; exclude protocols with "!", or set the release that you have`,
          fixes: remedies(judged, text, postfix),
        });
      }
    }
  },
};

function remedies(judged: JudgedProtocolList, text: string, postfix: string): Fix[] {
  const { assignment } = judged.list;
  const least = TLS_PROTOCOLS.find((protocol) => `>=${protocol}`.toLowerCase() === text.toLowerCase());
  if (least === undefined || judged.meaning.tokens.length !== 1 || assignment.value.text.includes('$'))
    return [];
  const list = orNewer(least, postfix);
  const wanted = assignment.service === undefined ? list : list.replaceAll(' ', '');
  return [replaceFix(`Replace with '${wanted}'`, assignment.uri, assignment.valueSpan, wanted)];
}
