/** Rule: a parameter set twice in main.cf with different values. */
import { assignments } from '../model/assignments.js';
import type { Assignment } from '../model/assignments.js';
import { removeAssignment } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';

export const duplicateParameter: Rule = {
  code: 'duplicate-parameter',
  severity: 'warning',
  summary: 'A parameter that main.cf sets more than once, to different values',
  why:
    'The last entry is in force and the others do nothing, wherever they stand. Whoever edits an earlier one changes ' +
    'nothing, and may believe that a setting is in force which is not.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad:
        'smtpd_tls_security_level = encrypt\nmyhostname = mail.example.com\n' +
        'smtpd_tls_security_level = may\n# <--------------------- duplicate-parameter\n',
      good: 'myhostname = mail.example.com\nsmtpd_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    const earlier = new Map<string, Assignment>();
    for (const assignment of assignments(instance)) {
      if (assignment.service !== undefined) continue;
      const { uri, name, nameSpan, value } = assignment;
      const first = earlier.get(name);
      earlier.set(name, assignment);
      if (first === undefined || first.value.text === value.text) continue;
      report({
        uri,
        span: nameSpan,
        message: `"${name}" is set above already, and only the last entry is in force; remove one of them`,
        related: [{ uri, span: first.nameSpan, message: 'This entry has no effect' }],
        fixes: [
          { title: 'Remove the earlier entry', safe: true, edits: [removeAssignment(instance, first)] },
          { title: 'Remove this entry', safe: false, edits: [removeAssignment(instance, assignment)] },
        ],
      });
    }
  },
};
