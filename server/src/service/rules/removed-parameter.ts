/** Rule: a parameter that older releases had and the target has not. */
import { assignments } from '../model/assignments.js';
import { removeAssignment } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';

export const removedParameter: Rule = {
  code: 'removed-parameter',
  severity: 'warning',
  summary: 'A parameter that the target release of Postfix no longer has',
  why: 'Postfix ignores the setting as it ignores any name that it does not know. What it once did is not done.',
  references: [{ title: 'DEPRECATION_README', url: 'https://www.postfix.org/DEPRECATION_README.html' }],
  examples: [
    {
      bad: 'tls_legacy_public_key_fingerprints = yes\n# <------------------------------- removed-parameter\nmyhostname = mail.example.com\n',
      good: 'myhostname = mail.example.com\n',
      postfix: '3.11',
    },
  ],
  check({ instance, catalogue, names, report }) {
    for (const assignment of assignments(instance)) {
      const { uri, name, nameSpan, service } = assignment;
      if (catalogue.parameter(name) === undefined || catalogue.has(name)) continue;
      const status = names.statusOf(name, service);
      if (status.kind !== 'removed') continue;
      const last =
        status.lastSeenIn === undefined ? '' : `; ${status.lastSeenIn} was the last release that had it`;
      report({
        uri,
        span: nameSpan,
        message: `Postfix ${catalogue.target.postfix} has no "${name}" any more and ignores this setting${last}`,
        tags: ['deprecated'],
        fixes: [{ title: `Remove '${name}'`, safe: true, edits: [removeAssignment(instance, assignment)] }],
      });
    }
  },
};
