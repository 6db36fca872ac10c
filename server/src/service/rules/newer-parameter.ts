/** Rule: a parameter that only later releases than the target have. */
import { assignments } from '../model/assignments.js';
import type { Rule } from '../lint/rule.js';

export const newerParameter: Rule = {
  code: 'newer-parameter',
  severity: 'warning',
  summary: 'A parameter that the target release of Postfix does not have yet',
  why: 'A release that does not know a name ignores it: the setting is not in force there.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'smtp_tlsrpt_enable = yes\n# <--------------- newer-parameter\n',
      good: 'smtp_tls_security_level = may\n',
      postfix: '3.9',
    },
  ],
  check({ instance, catalogue, names, report }) {
    for (const { uri, name, nameSpan, service } of assignments(instance)) {
      if (catalogue.parameter(name) === undefined || catalogue.has(name)) continue;
      const status = names.statusOf(name, service);
      if (status.kind !== 'newer') continue;
      report({
        uri,
        span: nameSpan,
        message: `Postfix ${catalogue.target.postfix} ignores "${name}", which came with ${status.since}; upgrade or remove it`,
      });
    }
  },
};
