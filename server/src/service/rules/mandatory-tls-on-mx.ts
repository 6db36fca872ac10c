/** Rule: port 25 that takes mail over TLS only. */
import { optionAdded } from '../lint/settings-edits.js';
import type { Fix } from '../lint/finding.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { isPublicMx } from '../tls/endpoint.js';
import { byPlace, idsOf, type SharedPlace } from '../tls/places.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate, visibleSpan } from '../tls/written.js';

const NAME = 'smtpd_tls_security_level';

export const mandatoryTlsOnMx: Rule = {
  code: 'mandatory-tls-on-mx',
  severity: 'warning',
  summary: 'A public mail server that takes no mail without TLS',
  why:
    'Whoever delivers to port 25 without STARTTLS is turned away, and their mail comes back to them. RFC 3207 forbids ' +
    'that for a server that MX records lead to. Demand TLS on the submission services instead.',
  references: [
    { title: 'RFC 3207, 4', url: 'https://www.rfc-editor.org/rfc/rfc3207#section-4' },
    {
      title: 'postconf(5), smtpd_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = encrypt\n#                          ^^^^^^^ mandatory-tls-on-mx\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n',
    },
    {
      title: 'Submission keeps its level',
      bad:
        '#- main.cf\nsmtpd_tls_security_level = encrypt\n#                          ^^^^^^^ mandatory-tls-on-mx\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n' +
        '#- master.cf\nsmtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n',
      good:
        '#- main.cf\nsmtpd_tls_security_level = encrypt\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n' +
        '#- master.cf\nsmtp inet n - n - - smtpd\n  -o smtpd_tls_security_level=may\nsubmission inet n - n - - smtpd\n',
    },
  ],
  check(context) {
    const { instance, report } = context;
    const users = tlsUsers(instance).filter(
      (user) =>
        user.family === 'smtpd' && isPublicMx(instance, user) && user.level.mandatory && !user.level.wrapped,
    );
    for (const place of byPlace(users, ({ level }) => level.because[0])) {
      const { written } = place;
      if (isTemplate(written.value.text)) continue;
      const hasOwn = written.value.text !== '';
      report({
        uri: written.uri,
        span: hasOwn ? visibleSpan(written) : written.nameSpan,
        message: `${idsOf(place.users)} ${place.users.length > 1 ? 'are' : 'is'} where other servers deliver, and takes no mail without TLS (RFC 3207 forbids it); set "${NAME}" to "may" there`,
        fixes: remedies(context, place),
      });
    }
  },
};

function remedies({ instance }: RuleContext, { written, users }: SharedPlace): Fix[] {
  if (written.name !== NAME || written.value.text.includes('$')) return [];
  if (written.service !== undefined || instance.services.length === 0) {
    return [{ ...replaceFix("Replace with 'may'", written.uri, written.valueSpan, 'may'), safe: false }];
  }
  const edits = users.flatMap(({ service }) =>
    service === undefined ? [] : [optionAdded(instance, service, NAME, 'may')],
  );
  return [{ title: `Add '-o ${NAME}=may' to ${idsOf(users)}`, safe: false, edits }];
}
