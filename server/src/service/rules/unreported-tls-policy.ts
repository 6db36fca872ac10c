/** Rule: a policy table that is asked for TLS reports, while Postfix sends none. */
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';
import { spanWithin, writtenValue } from '../tls/written.js';

const NAME = 'smtp_tlsrpt_enable';

export const unreportedTlsPolicy: Rule = {
  code: 'unreported-tls-policy',
  severity: 'hint',
  summary: 'A policy table asked with TLSRPT details, while TLS reports are off',
  why:
    'With `QUERYwithTLSRPT` an MTA-STS resolver answers with what a TLS report needs. Postfix 3.10 and newer use it only with ' +
    '`smtp_tlsrpt_enable = yes`; older ones do not understand the answer.',
  references: [
    { title: 'TLSRPT_README', url: 'https://www.postfix.org/TLSRPT_README.html' },
    { title: 'RFC 8460', url: 'https://www.rfc-editor.org/rfc/rfc8460' },
  ],
  examples: [
    {
      bad:
        'smtp_tls_security_level = may\nsmtp_tls_policy_maps = socketmap:inet:127.0.0.1:8642:QUERYwithTLSRPT\n' +
        '#                                                    ^^^^^^^^^^^^^^^ unreported-tls-policy\n',
      good: 'smtp_tls_security_level = may\nsmtp_tls_policy_maps = socketmap:inet:127.0.0.1:8642:QUERYwithTLSRPT\nsmtp_tlsrpt_enable = yes\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const assignment of assignmentsOf(instance, ['smtp_tls_policy_maps'])) {
      const start = assignment.value.text.indexOf('QUERYwithTLSRPT');
      const enabled = instance.effective(NAME, assignment.service);
      if (start < 0 || enabled.value.toLowerCase() === 'yes') continue;
      const isThere = catalogue.has(NAME);
      const isFree = isThere && writtenValue(enabled) === undefined && assignment.service === undefined;
      report({
        uri: assignment.uri,
        span: spanWithin(assignment, { start, end: start + 'QUERYwithTLSRPT'.length }),
        severity: isThere ? 'hint' : 'warning',
        message: isThere
          ? `No TLS reports are made from this; set "${NAME} = yes", or ask with "QUERY"`
          : `Postfix ${catalogue.target.postfix} does not understand answers with TLS report details; ask with "QUERY"`,
        fixes: isFree
          ? [
              {
                title: `Add '${NAME} = yes'`,
                safe: false,
                edits: [mainSetting(instance, NAME, 'yes', assignment)],
              },
            ]
          : [],
      });
    }
  },
};
