/** Rule: a cipher list whose grade no service uses. */
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import { usersOfCipherList } from '../tls/cipher-uses.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate } from '../tls/written.js';

export const unusedCipherList: Rule = {
  code: 'unused-cipher-list',
  severity: 'warning',
  summary: 'A cipher list of a grade that no service uses',
  why:
    '`tls_high_cipherlist` says what grade `high` means, and `tls_medium_cipherlist` the same for `medium`. Neither does anything ' +
    'until a service works with that grade: at level may the grade is that of `*_tls_ciphers`, at encrypt and stronger ' +
    'ones that of `*_tls_mandatory_ciphers`, and the default of both is `medium`.',
  references: [
    {
      title: 'postconf(5), tls_high_cipherlist',
      url: 'https://www.postfix.org/postconf.5.html#tls_high_cipherlist',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\ntls_high_cipherlist = ECDHE+AESGCM\n# <---------------- unused-cipher-list\n',
      good: 'smtpd_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    if (!tlsUsers(instance).some(({ level }) => level.level !== 'none')) return;
    // A policy table may give single destinations another grade.
    if (instance.effective('smtp_tls_policy_maps').value !== '') return;
    for (const assignment of assignments(instance)) {
      const { name, nameSpan, uri, value, overridden, service } = assignment;
      const grade = /^tls_(high|medium)_cipherlist$/.exec(name)?.[1];
      if (grade === undefined || overridden || service !== undefined || isTemplate(value.text)) continue;
      if (usersOfCipherList(instance, name).length > 0) continue;
      if (instance.services.length === 0 && isMentioned(instance, grade)) continue;
      report({
        uri,
        span: nameSpan,
        message: `"${name}" has no effect: no service works with cipher grade "${grade}" at its security level; remove it, or set that grade`,
        tags: ['unnecessary'],
        fixes: [{ title: `Remove '${name}'`, safe: true, edits: settingRemoved(instance, assignment) }],
      });
    }
  },
};

/** Without master.cf nobody knows which services work at another level than main.cf says. */
function isMentioned(instance: Instance, grade: string): boolean {
  return [...instance.assignedNames()].some(
    (name) => /_ciphers$/.test(name) && instance.effective(name).value.toLowerCase() === grade,
  );
}
