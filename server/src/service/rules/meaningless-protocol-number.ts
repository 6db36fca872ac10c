/** Rule: a number behind ">=" or "<=" that is no protocol version, so that the comparison sets no limit. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { understandsBounds } from '../tls/protocol-token.js';
import { judgedProtocolLists, problemsOf } from '../tls/protocol-lists.js';

export const meaninglessProtocolNumber: Rule = {
  code: 'meaningless-protocol-number',
  severity: 'error',
  summary: 'A number in a protocol list that is no protocol version',
  why:
    'Numbers are read as hexadecimal, 0303 being TLS 1.2. Postfix takes any number and OpenSSL refuses one that is no ' +
    'version, so that there is no limit at all, and nothing is logged.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_mandatory_protocols = >=12\n#                               ^^^^ meaningless-protocol-number\n',
      good: 'smtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const judged of judgedProtocolLists(instance)) {
      for (const { span, text } of problemsOf(judged, 'number-without-effect')) {
        const { assignment, value } = judged.list;
        const digits = /^1\.?([0-3])$/.exec(text)?.[1];
        const version = digits === undefined ? undefined : digits === '0' ? 'TLSv1' : `TLSv1.${digits}`;
        const wanted = version === undefined ? undefined : value.slice(span.start, span.start + 2) + version;
        const place = judged.place(span);
        report({
          uri: assignment.uri,
          span: place,
          message: `"${text}" is no protocol version and sets no limit; write ${wanted === undefined ? 'a name such as TLSv1.2' : `"${wanted}"`}`,
          fixes:
            wanted === undefined ||
            assignment.value.text.includes('$') ||
            !understandsBounds(catalogue.target.postfix)
              ? []
              : [{ ...replaceFix(`Replace with '${wanted}'`, assignment.uri, place, wanted), safe: false }],
        });
      }
    }
  },
};
