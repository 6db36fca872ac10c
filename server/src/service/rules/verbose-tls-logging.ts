/** Rule: TLS logging for debugging left on. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';

export const verboseTlsLogging: Rule = {
  code: 'verbose-tls-logging',
  severity: 'hint',
  summary: 'TLS logging for debugging',
  why:
    'Level 1 logs one line for each TLS session, with protocol and cipher. From 2 on the log is for debugging, and at 3 and 4 ' +
    'it has dumps of all that is negotiated or sent: megabytes a day, and at 4 the content of mail.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_loglevel',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_loglevel',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_loglevel = 3\n#                    ^ verbose-tls-logging\n',
      good: 'smtpd_tls_loglevel = 1\n',
    },
  ],
  check({ instance, report }) {
    for (const { name, uri, value, valueSpan, overridden } of assignments(instance)) {
      if (overridden || !/^(smtpd|smtp|lmtp)_tls_loglevel$/.test(name) || !/^[2-9]$/.test(value.text))
        continue;
      report({
        uri,
        span: valueSpan,
        severity: value.text === '2' ? 'hint' : 'information',
        message: `TLS log level ${value.text} is for debugging; 1 logs protocol and cipher of each session`,
        fixes: [{ ...replaceFix("Replace with '1'", uri, valueSpan, '1'), safe: false }],
      });
    }
  },
};
