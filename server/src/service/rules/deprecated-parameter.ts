/** Rule: a parameter that Postfix is going to remove. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { isAtLeast } from '../catalogue/release.js';
import { assignments, type Assignment } from '../model/assignments.js';
import type { Fix } from '../lint/finding.js';
import { levelFix } from '../lint/legacy-levels.js';
import { removeAssignment, replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import type { Instance } from '../model/instance.js';

export const deprecatedParameter: Rule = {
  code: 'deprecated-parameter',
  severity: 'warning',
  summary: 'A parameter that a coming release of Postfix will not have',
  why: 'The setting works in the target release, but an upgrade will take it away, and with it what it protects.',
  references: [{ title: 'DEPRECATION_README', url: 'https://www.postfix.org/DEPRECATION_README.html' }],
  examples: [
    {
      bad: 'smtpd_use_tls = yes\n# <---------- deprecated-parameter\n',
      good: 'smtpd_tls_security_level = may\n',
    },
    {
      title: 'Beside a security level the old switches do nothing',
      bad: 'smtp_tls_security_level = dane\nsmtp_enforce_tls = yes\n# <------------- deprecated-parameter\n',
      good: 'smtp_tls_security_level = dane\n',
    },
    {
      title: 'A parameter with a new name',
      bad: 'postscreen_dnsbl_whitelist_threshold = -1\n# <--------------------------------- deprecated-parameter\n',
      good: 'postscreen_dnsbl_allowlist_threshold = -1\n',
    },
    {
      title: 'Main.cf and services change together, for a level takes the place of all switches',
      bad:
        '#- main.cf\nsmtpd_use_tls = yes\n# <---------- deprecated-parameter\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n' +
        '#- master.cf\nsmtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_enforce_tls=yes\n#    ^^^^^^^^^^^^^^^^^ deprecated-parameter\n',
      good:
        '#- main.cf\nsmtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n' +
        '#- master.cf\nsmtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const assignment of assignments(instance)) {
      const { uri, name, nameSpan, overridden } = assignment;
      const deprecated = catalogue.parameter(name)?.deprecated;
      if (deprecated === undefined || overridden || !isAtLeast(catalogue.target.postfix, deprecated.since))
        continue;
      if (!catalogue.has(name) || !isWarnedOf(deprecated.instead)) continue;
      const successor = /\b[a-z]+(?:_[a-z]+)+\b/.exec(deprecated.instead)?.[0];
      report({
        uri,
        span: nameSpan,
        message:
          successor === undefined
            ? `Postfix will remove "${name}" and its default is right; remove the setting`
            : `Postfix will remove "${name}"; use "${successor}"`,
        tags: ['deprecated'],
        fixes: remedies(instance, catalogue, assignment, successor),
      });
    }
  },
};

/** Advice that holds with some builds of Postfix only is not what postconf(1) warns of. */
function isWarnedOf(instead: string): boolean {
  return !instead.includes('OpenSSL');
}

function remedies(
  instance: Instance,
  catalogue: Catalogue,
  assignment: Assignment,
  successor?: string,
): Fix[] {
  const { name, service } = assignment;
  const remove: Fix = {
    title: `Remove '${name}'`,
    safe: true,
    edits: [removeAssignment(instance, assignment)],
  };
  if (successor === undefined) return [remove];
  if (successor.endsWith('_security_level')) {
    if (instance.effective(successor, service).value !== '') return [remove];
    const fix = levelFix(instance, assignment);
    return fix === undefined ? [] : [fix];
  }
  if (instance.effective(successor, service).origin.kind !== 'default') return [];
  return renameFix(assignment, catalogue, successor);
}

/** A new name for the same thing; per-site tables have another format than policy tables. */
function renameFix({ uri, nameSpan, name }: Assignment, catalogue: Catalogue, successor: string): Fix[] {
  const isSame = name !== 'disable_dns_lookups' && !name.endsWith('_per_site') && catalogue.has(successor);
  return isSame ? [replaceFix(`Replace with '${successor}'`, uri, nameSpan, successor)] : [];
}
