/** Rule: legacy certificate parameters beside chain files. */
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';
import { CERTIFICATE_PREFIXES, legacyNames } from '../tls/legacy.js';

export const ignoredLegacyCertificate: Rule = {
  code: 'ignored-legacy-certificate',
  severity: 'warning',
  summary: 'Legacy certificate parameters beside chain files, which make Postfix ignore them',
  why:
    'Where `*_tls_chain_files` is set Postfix logs a warning and takes no notice of `*_tls_cert_file` and its kin. Whoever ' +
    'renews the certificate there renews nothing.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_chain_files',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_chain_files',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_chain_files = /etc/ssl/mail.pem\nsmtpd_tls_cert_file = /etc/ssl/old.pem\n# <---------------- ignored-legacy-certificate\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_chain_files = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const prefix of CERTIFICATE_PREFIXES) {
      const chain = `${prefix}_tls_chain_files`;
      if (!catalogue.has(chain)) continue;
      for (const assignment of assignmentsOf(instance, legacyNames(prefix))) {
        if (assignment.value.text === '' || instance.effective(chain, assignment.service).value === '')
          continue;
        // An option of one service is no business of another one that has chain files.
        if (assignment.service === undefined && instance.effective(chain).value === '') continue;
        report({
          uri: assignment.uri,
          span: assignment.nameSpan,
          message: `Postfix ignores "${assignment.name}" because "${chain}" is set; remove it`,
          tags: ['unnecessary'],
          fixes: [
            {
              title: `Remove '${assignment.name}'`,
              safe: true,
              edits: settingRemoved(instance, assignment),
            },
          ],
        });
      }
    }
  },
};
