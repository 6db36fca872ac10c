/** Rule: renegotiation by clients, where the target OpenSSL lets them. */
import { isAtLeast } from '../catalogue/release.js';
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { tlsUsers } from '../tls/users.js';
import { writtenValue } from '../tls/written.js';

const NAME = 'tls_ssl_options';
const WORD = 'NO_RENEGOTIATION';

export const renegotiationAllowed: Rule = {
  code: 'renegotiation-allowed',
  severity: 'information',
  summary: 'Clients may renegotiate TLS sessions, with an OpenSSL before 3.0',
  why:
    'Renegotiation costs a server much more than its client. OpenSSL 3.0 and newer refuse it unless they are told otherwise; ' +
    'with an older one `tls_ssl_options = NO_RENEGOTIATION` does so, since Postfix 3.4.',
  references: [
    { title: 'postconf(5), tls_ssl_options', url: 'https://www.postfix.org/postconf.5.html#tls_ssl_options' },
  ],
  examples: [
    {
      openssl: '1.1.1',
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\n# <--------------------- renegotiation-allowed\nsmtp_tls_security_level = may\n',
      good: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\ntls_ssl_options = NO_RENEGOTIATION\nsmtp_tls_security_level = may\n',
    },
  ],
  check({ instance, catalogue, report }) {
    const { openssl, postfix } = catalogue.target;
    if (isAtLeast(openssl, '3.0') || !isAtLeast(openssl, '1.1.0') || !isAtLeast(postfix, '3.4')) return;
    const server = tlsUsers(instance).find(
      ({ family, level }) => family === 'smtpd' && level.level !== 'none',
    );
    const options = instance.effective(NAME);
    const deciding = server?.level.because[0];
    if (deciding === undefined || options.value.toUpperCase().includes(WORD) || /0x/i.test(options.value))
      return;
    const own = writtenValue(options);
    const place = own ?? writtenValue(deciding);
    if (place === undefined || place.service !== undefined) return;
    const value = options.value === '' ? WORD : `, ${WORD}`;
    report({
      uri: place.uri,
      span: place.nameSpan,
      message: `Clients may renegotiate with OpenSSL ${openssl}, which costs the server much; set "${NAME} = ${WORD}"`,
      fixes: [
        {
          title: `Add '${WORD}'`,
          safe: false,
          edits: [
            own === undefined
              ? mainSetting(instance, NAME, WORD, place)
              : { uri: own.uri, span: { start: own.valueSpan.end, end: own.valueSpan.end }, newText: value },
          ],
        },
      ],
    });
  },
};
