/** Rule: an assignment to a name that Postfix sets itself. */
import { isReadOnly } from '../catalogue/parameters.js';
import { assignments } from '../model/assignments.js';
import { removeAssignment } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';

export const readOnlyParameter: Rule = {
  code: 'read-only-parameter',
  severity: 'warning',
  summary: 'A setting of a name that Postfix sets itself',
  why: 'Each program sets these names when it starts, and what the file says is ignored.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'process_name = smtpd\n# <--------- read-only-parameter\nmyhostname = mail.example.com\n',
      good: 'myhostname = mail.example.com\n',
    },
  ],
  check({ instance, report }) {
    for (const assignment of assignments(instance)) {
      const { uri, name, nameSpan } = assignment;
      if (!isReadOnly(name, instance.catalogue.target.postfix)) continue;
      report({
        uri,
        span: nameSpan,
        message: `Postfix sets "${name}" itself and ignores this setting; remove it`,
        fixes: [{ title: `Remove '${name}'`, safe: true, edits: [removeAssignment(instance, assignment)] }],
      });
    }
  },
};
