/** Rule: restrictions that look at client certificates which the server never asks for. */
import { settingAdded } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import { splitWords } from '../syntax/words.js';
import { clientCertificateDemand } from '../tls/certificates.js';
import { tlsUsers } from '../tls/users.js';
import { spanWithin } from '../tls/written.js';

const NAME = 'smtpd_tls_ask_ccert';
const WORDS: readonly string[] = [
  'permit_tls_clientcerts',
  'permit_tls_all_clientcerts',
  'check_ccert_access',
];

const RESTRICTIONS = /^smtpd_\w+_restrictions$/;

export const unrequestedClientCertificate: Rule = {
  code: 'unrequested-client-certificate',
  severity: 'warning',
  summary: 'A restriction that looks at client certificates, where the server asks for none',
  why:
    'A client shows its certificate only when it is asked to. Without `smtpd_tls_ask_ccert = yes` smtpd never sees one, and ' +
    '`permit_tls_clientcerts`, `permit_tls_all_clientcerts` and `check_ccert_access` match nobody.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_ask_ccert',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_ask_ccert',
    },
  ],
  examples: [
    {
      bad:
        'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n' +
        'smtpd_relay_restrictions = permit_tls_clientcerts, reject_unauth_destination\n#                          ^^^^^^^^^^^^^^^^^^^^^^ unrequested-client-certificate\n',
      good:
        'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n' +
        'smtpd_relay_restrictions = permit_tls_clientcerts, reject_unauth_destination\nsmtpd_tls_ask_ccert = yes\n',
    },
    {
      title: 'In a restriction class',
      bad:
        'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n' +
        'smtpd_restriction_classes = partners\npartners = permit_tls_clientcerts, reject\n#          ^^^^^^^^^^^^^^^^^^^^^^ unrequested-client-certificate\n' +
        'smtpd_relay_restrictions = check_client_access inline:{192.0.2.1=partners}, reject_unauth_destination\n',
      good:
        'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n' +
        'smtpd_restriction_classes = partners\npartners = permit_tls_clientcerts, reject\nsmtpd_tls_ask_ccert = yes\n' +
        'smtpd_relay_restrictions = check_client_access inline:{192.0.2.1=partners}, reject_unauth_destination\n',
    },
  ],
  check({ instance, report }) {
    // Alone, a master.cf does not tell what main.cf says.
    if (instance.main === undefined) return;
    const servers = tlsUsers(instance).filter(({ family }) => family === 'smtpd');
    const asks = servers.filter(({ service, level }) => {
      const reader = { instance, prefix: 'smtpd' as const, ...(service !== undefined && { service }) };
      return clientCertificateDemand(reader, level.mandatory).demand !== 'no';
    });
    const lists = ownLists(instance);
    for (const assignment of assignments(instance)) {
      const { name, value, uri, service, overridden } = assignment;
      if (overridden || !(RESTRICTIONS.test(name) || lists.has(name))) continue;
      const isAsked = service === undefined ? asks.length > 0 : asks.some((user) => user.service === service);
      if (isAsked) continue;
      const word = splitWords(value.text).find(({ text }) => WORDS.includes(text));
      if (word === undefined) continue;
      const edit = settingAdded(instance, NAME, 'yes', {
        anchor: assignment,
        ...(service !== undefined && { service }),
      });
      const isFree = instance.effective(NAME, service).origin.kind === 'default';
      report({
        uri,
        span: spanWithin(assignment, word),
        message: `The server asks no client for a certificate, so "${word.text}" matches nobody; set "${NAME} = yes"`,
        fixes:
          edit === undefined || !isFree ? [] : [{ title: `Add '${NAME} = yes'`, safe: false, edits: [edit] }],
      });
    }
  },
};

/** Names of restriction classes, and of parameters of one's own that lists of restrictions refer to. */
function ownLists(instance: Instance): ReadonlySet<string> {
  const classes = splitWords(instance.effective('smtpd_restriction_classes').value);
  const references = assignments(instance)
    .filter(({ name }) => RESTRICTIONS.test(name))
    .flatMap(({ value }) => [...value.text.matchAll(/\$[({]?(\w+)/g)].map((match) => match[1] ?? ''));
  return new Set([...classes.map(({ text }) => text), ...references]);
}
