/** Rule: who chooses the cipher suite, where the profile has an opinion about it. */
import { tlsProfile } from '../catalogue/profiles.js';
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { tlsUsers } from '../tls/users.js';
import { writtenValue } from '../tls/written.js';

const NAME = 'tls_preempt_cipherlist';

export const cipherOrder: Rule = {
  code: 'cipher-order',
  severity: 'information',
  summary: 'The client chooses the cipher suite, against the profile in the settings',
  why:
    "By default the server takes the first suite of the client's list that it has. The guidelines of the NCSC, and the test " +
    'of internet.nl, want the server to choose: `tls_preempt_cipherlist = yes`. Other profiles leave it open, and then ' +
    'nothing is reported.',
  references: [
    {
      title: 'postconf(5), tls_preempt_cipherlist',
      url: 'https://www.postfix.org/postconf.5.html#tls_preempt_cipherlist',
    },
  ],
  examples: [
    {
      profile: 'ncsc-2025',
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\n# <--------------------- cipher-order\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\ntls_preempt_cipherlist = yes\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, catalogue, settings, report }) {
    const { order, title } = tlsProfile(catalogue.data, settings.profile);
    if (order !== 'server') return;
    const server = tlsUsers(instance).find(
      ({ family, level }) => family === 'smtpd' && level.level !== 'none',
    );
    const setting = instance.effective(NAME);
    const deciding = server?.level.because[0];
    if (deciding === undefined || setting.value.toLowerCase() === 'yes') return;
    const own = writtenValue(setting);
    const place = own ?? writtenValue(deciding);
    if (place === undefined || place.service !== undefined) return;
    report({
      uri: place.uri,
      span: own === undefined ? place.nameSpan : own.valueSpan,
      message: `The client chooses the cipher suite, and ${title} wants the server to; set "${NAME} = yes"`,
      fixes: [
        {
          title: `Set '${NAME}' to 'yes'`,
          safe: false,
          edits: [
            own === undefined
              ? mainSetting(instance, NAME, 'yes', place)
              : { uri: own.uri, span: own.valueSpan, newText: own.value.text === '' ? ' yes' : 'yes' },
          ],
        },
      ],
    });
  },
};
