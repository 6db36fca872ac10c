/** Rule: a protocol list that keeps TLS 1.3 out. */
import type { Severity } from '../lint/finding.js';
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { judgedProtocolLists, problemsOf, type JudgedProtocolList } from '../tls/protocol-lists.js';
import { orNewer, orNewerInOption } from '../tls/remedy.js';

export const excludedTls13: Rule = {
  code: 'excluded-tls13',
  severity: 'warning',
  summary: 'A protocol list that keeps TLS 1.3 out',
  why:
    'Names without "!" allow these versions and no other, `<=TLSv1.2` nothing newer than TLS 1.2. What was written as ' +
    'a minimum so shuts out TLS 1.3, the best that both sides have, and every version to come.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
    { title: 'RFC 9325, 3.1.1', url: 'https://www.rfc-editor.org/rfc/rfc9325#section-3.1.1' },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = TLSv1.2\n#                               ^^^^^^^ excluded-tls13\n',
      good: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    },
    {
      title: 'An upper limit',
      bad: 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2, <=TLSv1.2\n#                                ^^^^^^^^^ excluded-tls13\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const judged of judgedProtocolLists(instance)) {
      const { assignment, users } = judged.list;
      // A list with a worse mistake in it says this as a consequence of that one.
      if (problemsOf(judged, 'space-after-comparison').length > 0 || problemsOf(judged, 'gap').length > 0)
        continue;
      const least = judged.meaning.enabled[0];
      for (const { by, span } of problemsOf(judged, 'excludes-tls13')) {
        if (least === undefined || users.length === 0) continue;
        const write = assignment.service === undefined ? orNewer : orNewerInOption;
        const wanted = write(least === 'TLSv1.3' ? 'TLSv1.3' : 'TLSv1.2', catalogue.target.postfix);
        const isOld = least !== 'TLSv1.2';
        report({
          uri: assignment.uri,
          span: judged.place(span),
          severity: severityOf(judged, by),
          message: `This list allows ${judged.meaning.enabled.join(', ')} and keeps TLS 1.3 out; write "${wanted}"`,
          fixes: [
            {
              ...replaceValue(instance, assignment, wanted),
              safe: !isOld && by !== 'exclusion' && !assignment.value.text.includes('$'),
            },
          ],
        });
      }
    }
  },
};

/** An exclusion by name says what it does. */
function severityOf({ meaning }: JudgedProtocolList, by: 'ceiling' | 'exclusion' | 'inclusion'): Severity {
  if (by === 'exclusion') return 'information';
  return meaning.enabled.includes('TLSv1.2') ? 'warning' : 'error';
}
