/** Rule: TLS from the first byte where the other side expects STARTTLS. */
import type { Fix } from '../lint/finding.js';
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { portOf } from '../tls/endpoint.js';
import { byPlace, idsOf } from '../tls/places.js';
import { defaultClient, relayHost } from '../tls/relay.js';
import { tlsUsers } from '../tls/users.js';
import { writtenValue, type WrittenValue } from '../tls/written.js';

export const misplacedWrappermode: Rule = {
  code: 'misplaced-wrappermode',
  severity: 'error',
  summary: 'Wrapper mode on port 25 or 587',
  why:
    'Ports 25 and 587 begin in cleartext and change to TLS with STARTTLS. A server in wrapper mode there, or a client in ' +
    'wrapper mode toward such a port, waits for TLS while the other side waits for SMTP: nothing is ever delivered.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_wrappermode',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_wrappermode',
    },
    {
      title: 'postconf(5), smtp_tls_wrappermode',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_wrappermode',
    },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_wrappermode=yes\n#    ^^^^^^^^^^^^^^^^^^^^^ misplaced-wrappermode\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n',
    },
    {
      title: 'Submission with no level of its own',
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_wrappermode=yes\n#    ^^^^^^^^^^^^^^^^^^^^^ misplaced-wrappermode\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n',
    },
    {
      title: 'Without a relay host, port 25 of everybody',
      bad: 'smtp_tls_wrappermode = yes\n# <----------------- misplaced-wrappermode\nsmtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
      good: 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
    },
    {
      title: 'A relay host that speaks STARTTLS',
      bad: 'relayhost = [mail.example.com]:587\nsmtp_tls_wrappermode = yes\n# <----------------- misplaced-wrappermode\nsmtp_tls_security_level = encrypt\n',
      good: 'relayhost = [mail.example.com]:587\nsmtp_tls_security_level = encrypt\n',
    },
  ],
  check(context) {
    const { instance, report } = context;
    const wrapped = tlsUsers(instance).filter(({ family, level, service }) => {
      const port = service === undefined ? undefined : portOf(instance, service);
      return family === 'smtpd' && level.wrapped && (port === 25 || port === 587);
    });
    for (const { written, users } of byPlace(wrapped, ({ service }) =>
      instance.effective('smtpd_tls_wrappermode', service),
    )) {
      report({
        uri: written.uri,
        span: written.nameSpan,
        message: `${idsOf(users)} begins in cleartext by its port, and no client that follows the standard gets through; leave wrapper mode to port 465`,
        fixes: remedies(context, written),
      });
    }
    checkRelay(context);
  },
};

function checkRelay(context: RuleContext): void {
  const { instance, report } = context;
  const relay = relayHost(instance);
  const client = defaultClient(instance);
  if (client?.level.wrapped !== true) return;
  // Tables may name other ports.
  if (relay === undefined && TABLES.some((name) => instance.effective(name).value !== '')) return;
  if (relay !== undefined && relay.port !== 25 && relay.port !== 587) return;
  const written = writtenValue(instance.effective('smtp_tls_wrappermode', client.service));
  if (written === undefined || instance.main === undefined) return;
  const where =
    relay === undefined
      ? `${client.id} delivers to all domains on port 25, which begins in cleartext; remove wrapper mode, or name a relay host with port 465`
      : `The relay host ${relay.host} is used on port ${relay.port}, which begins in cleartext; remove wrapper mode, or name port 465`;
  report({
    uri: written.uri,
    span: written.nameSpan,
    message: where,
    fixes: remedies(context, written),
  });
}

const TABLES = [
  'sender_dependent_relayhost_maps',
  'sender_dependent_default_transport_maps',
  'transport_maps',
] as const;

/** In main.cf the mode is taken out only where no other service needs it. */
function remedies({ instance }: RuleContext, written: WrittenValue): Fix[] {
  const others =
    written.service === undefined && instance.services.some((service) => portOf(instance, service) === 465);
  const assignment = others
    ? undefined
    : [...assignments(instance)].find(
        ({ uri, nameSpan }) => uri === written.uri && nameSpan.start === written.nameSpan.start,
      );
  if (assignment === undefined) return [];
  const { service } = assignment;
  // Without the mode the level counts, and users must not send their passwords in cleartext.
  const level = instance.effective('smtpd_tls_security_level', service).value.toLowerCase();
  const isOpen =
    service !== undefined &&
    portOf(instance, service) === 587 &&
    !service.overrides.has('smtpd_tls_security_level') &&
    (level === '' || level === 'may' || level === 'none');
  if (isOpen) {
    const edits = [
      { uri: written.uri, span: written.nameSpan, newText: 'smtpd_tls_security_level' },
      { uri: written.uri, span: written.valueSpan, newText: 'encrypt' },
    ];
    return [{ title: "Replace with 'smtpd_tls_security_level=encrypt'", safe: false, edits }];
  }
  return [{ title: `Remove '${written.name}'`, safe: false, edits: settingRemoved(instance, assignment) }];
}
