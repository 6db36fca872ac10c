/** Rule: TLS parameters that newer releases of Postfix read and ignore. */
import { isAtLeast } from '../catalogue/release.js';
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';

/** Since when a parameter does nothing, though postconf still knows it. */
const IGNORED: readonly (readonly [name: string, since: string, why: string])[] = [
  ['smtpd_tls_dh512_param_file', '3.6', 'export ciphers are gone'],
  ['tls_export_cipherlist', '3.8', 'grade "export" is the same as "medium"'],
  ['tls_low_cipherlist', '3.8', 'grade "low" is the same as "medium"'],
];

export const ignoredTlsParameter: Rule = {
  code: 'ignored-tls-parameter',
  severity: 'warning',
  summary: 'A TLS parameter that the target release ignores',
  why: 'The parameter is still known, so that old files are no error, but nothing reads its value any more.',
  references: [
    {
      title: 'postconf(5), tls_export_cipherlist',
      url: 'https://www.postfix.org/postconf.5.html#tls_export_cipherlist',
    },
  ],
  examples: [
    {
      bad: 'tls_low_cipherlist = ALL:!aNULL\n# <--------------- ignored-tls-parameter\ntls_medium_cipherlist = HIGH\n',
      good: 'tls_medium_cipherlist = HIGH\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const assignment of assignments(instance)) {
      const { name, uri, nameSpan, overridden, value } = assignment;
      const found = IGNORED.find(([each]) => each === name);
      if (found === undefined || overridden || value.text === '' || !catalogue.has(name)) continue;
      const [, since, why] = found;
      if (!isAtLeast(catalogue.target.postfix, since)) continue;
      report({
        uri,
        span: nameSpan,
        message: `Postfix ignores "${name}" since ${since}: ${why}; remove it`,
        tags: ['unnecessary'],
        fixes: [{ title: `Remove '${name}'`, safe: true, edits: settingRemoved(instance, assignment) }],
      });
    }
  },
};
