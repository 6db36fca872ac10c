/** Rule: a client that verifies certificates without any authority to verify them by. */
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers } from '../tls/users.js';
import { visibleSpan } from '../tls/written.js';

const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

export const missingTrustAnchors: Rule = {
  code: 'missing-trust-anchors',
  severity: 'warning',
  summary: 'Level verify or secure without authorities',
  why:
    'At these levels smtp(8) delivers only to servers whose certificate a known authority has signed. Postfix knows none ' +
    'until `smtp_tls_CAfile` or `smtp_tls_CApath` names them or `tls_append_default_CA` brings those of the system: all mail ' +
    'is put off with "Server certificate not verified".',
  references: [
    { title: 'postconf(5), smtp_tls_CAfile', url: 'https://www.postfix.org/postconf.5.html#smtp_tls_CAfile' },
  ],
  examples: [
    {
      bad: 'relayhost = [mail.example.com]\nsmtp_tls_security_level = secure\n#                         ^^^^^^ missing-trust-anchors\n',
      good: `relayhost = [mail.example.com]\nsmtp_tls_security_level = secure\nsmtp_tls_CAfile = ${BUNDLE}\n`,
    },
  ],
  check({ instance, report }) {
    if (instance.main === undefined) return;
    const users = tlsUsers(instance).filter(({ family, role, level, service }) => {
      if (role !== 'client' || (level.level !== 'verify' && level.level !== 'secure')) return false;
      const value = (name: string): string => instance.effective(name, service).value;
      return (
        value(`${family}_tls_CAfile`) === '' &&
        value(`${family}_tls_CApath`) === '' &&
        value('tls_append_default_CA').toLowerCase() !== 'yes'
      );
    });
    for (const { written, users: sharing } of byPlace(users, ({ level }) => level.because[0])) {
      const name = `${sharing[0]?.family ?? 'smtp'}_tls_CAfile`;
      report({
        uri: written.uri,
        span: visibleSpan(written),
        message: `${idsOf(sharing)} verifies certificates but knows no authority, so nothing is delivered; set "${name}"`,
        fixes:
          written.service === undefined
            ? [
                {
                  title: `Add '${name} = ${BUNDLE}'`,
                  safe: false,
                  edits: [mainSetting(instance, name, BUNDLE, written)],
                },
              ]
            : [],
      });
    }
  },
};
