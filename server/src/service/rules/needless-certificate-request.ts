/** Rule: a public server that asks all clients for a certificate at which nothing looks. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { isPublicMx } from '../tls/endpoint.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers } from '../tls/users.js';

const NAME = 'smtpd_tls_ask_ccert';
/** What sees a client's certificate, wherever a list of restrictions may be written. */
const LOOKS =
  /\b(?:permit_tls_clientcerts|permit_tls_all_clientcerts|check_ccert_access|check_policy_service)\b/;

export const needlessCertificateRequest: Rule = {
  code: 'needless-certificate-request',
  severity: 'information',
  summary: 'A public server asks every client for a certificate, and nothing looks at it',
  why:
    'Only `permit_tls_clientcerts`, `permit_tls_all_clientcerts`, `check_ccert_access`, policy servers, Milters and the ' +
    'Received header of `smtpd_tls_received_header` make use of what a client shows. Other mail servers rarely have a ' +
    'certificate for it; some complain of being asked, and some programs let their users choose one. Ask on the ' +
    'service where such clients come in.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_ask_ccert',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_ask_ccert',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n' +
        'smtpd_tls_ask_ccert = yes\n#                     ^^^ needless-certificate-request\n' +
        '#- master.cf\nsmtp inet n - y - - smtpd\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n' +
        'smtpd_tls_ask_ccert = no\n#- master.cf\nsmtp inet n - y - - smtpd\n',
    },
  ],
  check({ instance, report }) {
    const users = tlsUsers(instance).filter(
      (user) =>
        user.family === 'smtpd' &&
        user.level.level !== 'none' &&
        isPublicMx(instance, user) &&
        isYes(instance, NAME, user.service) &&
        !isYes(instance, 'smtpd_tls_req_ccert', user.service) &&
        !looks(instance, user.service),
    );
    for (const { written, users: sharing } of byPlace(users, ({ service }) =>
      instance.effective(NAME, service),
    )) {
      report({
        uri: written.uri,
        span: written.valueSpan,
        message: `${idsOf(sharing)} asks every client for a certificate, and nothing in these files looks at it; ask only where clients with certificates come in`,
        fixes: [{ ...replaceFix("Replace with 'no'", written.uri, written.valueSpan, 'no'), safe: false }],
      });
    }
  },
};

function isYes(instance: Instance, name: string, service: Service | undefined): boolean {
  return instance.effective(name, service).value.toLowerCase() === 'yes';
}

/** Whether anything may look at a certificate: a file that is not here may, and what a template brings. */
function looks(instance: Instance, service: Service | undefined): boolean {
  const { main, master } = instance;
  if (main === undefined || master === undefined) return true;
  if ([main, master].some(({ tree }) => tree.lines.pieces.length > 0)) return true;
  return (
    isYes(instance, 'smtpd_tls_received_header', service) ||
    instance.effective('smtpd_milters', service).value !== '' ||
    assignments(instance).some(({ value }) => LOOKS.test(value.text))
  );
}
