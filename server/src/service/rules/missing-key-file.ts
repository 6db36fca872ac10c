/** Rule: a certificate without its key: in a file that has none, or a key without a certificate. */
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignmentsOf } from '../model/assignments.js';
import { CERTIFICATE_PREFIXES, LEGACY_PAIRS } from '../tls/legacy.js';

/** Files of ACME clients that hold certificates alone. */
const WITHOUT_KEY = /(\/fullchain|(letsencrypt|acme|dehydrated|\/live\/).*\/(cert|chain))\d*\.pem$/;

export const missingKeyFile: Rule = {
  code: 'missing-key-file',
  severity: 'warning',
  summary: 'A certificate whose key is not configured',
  why:
    "Without `*_tls_key_file` Postfix looks for the key in the certificate's file. In `fullchain.pem` and `cert.pem`, as " +
    'ACME clients write them, there is none: Postfix logs "No private key found" and a server disables TLS.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_key_file',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_key_file',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_cert_file = /etc/letsencrypt/live/mail.example.com/fullchain.pem\n# <---------------- missing-key-file\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
      good:
        'smtpd_tls_cert_file = /etc/letsencrypt/live/mail.example.com/fullchain.pem\nsmtpd_tls_key_file = /etc/letsencrypt/live/mail.example.com/privkey.pem\n' +
        'smtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, catalogue, report }) {
    for (const prefix of CERTIFICATE_PREFIXES) {
      for (const [certificate, key] of LEGACY_PAIRS) {
        const keyName = `${prefix}_${key}`;
        for (const assignment of assignmentsOf(instance, [`${prefix}_${certificate}`])) {
          const { uri, name, nameSpan, service } = assignment;
          const { value } = instance.effective(name, service);
          const isUsed =
            !catalogue.has(`${prefix}_tls_chain_files`) ||
            instance.effective(`${prefix}_tls_chain_files`, service).value === '';
          if (!isUsed || !WITHOUT_KEY.test(value) || instance.effective(keyName, service).value !== value)
            continue;
          const number = /(\d*)\.pem$/.exec(value)?.[1] ?? '';
          const guess = value.replace(/[^/]*$/, `privkey${number}.pem`);
          const isUnset =
            instance.effective(keyName, service).origin.kind === 'default' && service === undefined;
          report({
            uri,
            span: nameSpan,
            message: `"${value.slice(value.lastIndexOf('/') + 1)}" usually holds no private key, and without one there is no TLS; set "${keyName}"`,
            fixes: isUnset
              ? [
                  {
                    title: `Add '${keyName} = ${guess}'`,
                    safe: false,
                    edits: [mainSetting(instance, keyName, guess, assignment)],
                  },
                ]
              : [],
          });
        }
      }
    }
  },
};
