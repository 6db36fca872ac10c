/** Rule: a server that does TLS with its clients and none with the servers that it delivers to. */
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { defaultClient, relayHost } from '../tls/relay.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate, visibleSpan, writtenValue } from '../tls/written.js';

const NAME = 'smtp_tls_security_level';

export const cleartextDelivery: Rule = {
  code: 'cleartext-delivery',
  severity: 'warning',
  summary: 'Mail to other servers leaves without TLS, while mail from others comes with it',
  why:
    '`smtpd_…` parameters are for mail that comes in. For mail that goes out there are `smtp_…` parameters of their own, ' +
    'and without `smtp_tls_security_level` nothing is encrypted unless a compatibility level of 3.11 makes `may` the ' +
    'default. With `may` Postfix uses TLS wherever the other side offers it.',
  references: [
    {
      title: 'postconf(5), smtp_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_security_level',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\n# <--------------------- cleartext-delivery\n',
      good: 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_security_level = may\nsmtp_tls_security_level = may\n',
    },
    {
      title: 'TLS for those who submit mail',
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n#    ^^^^^^^^^^^^^^^^^^^^^^^^ cleartext-delivery\nsmtp unix - - n - - smtp\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\nsmtp unix - - n - - smtp\n',
    },
  ],
  check({ instance, report }) {
    const client = defaultClient(instance);
    const level = instance.effective(NAME, client?.service);
    if (client?.level.level !== 'none' || client.level.wrapped || instance.main === undefined) return;
    if (relayHost(instance)?.isLocal === true || instance.effective('smtp_tls_policy_maps').value !== '')
      return;
    const own = writtenValue(level);
    if (own !== undefined && own.value.text !== '') {
      if (isTemplate(own.value.text) || level.value !== 'none') return;
      report({
        uri: own.uri,
        span: visibleSpan(own),
        severity: 'information',
        message: `All mail to other servers leaves in cleartext; with "may" it is encrypted wherever the other side offers it`,
        fixes: [
          {
            title: "Replace with 'may'",
            safe: false,
            edits: [{ uri: own.uri, span: own.valueSpan, newText: 'may' }],
          },
        ],
      });
      return;
    }
    const server = tlsUsers(instance).find(
      ({ family, level: { level: of } }) => family === 'smtpd' && of !== 'none',
    );
    const setting = server?.level.because[0];
    const written = setting === undefined ? undefined : writtenValue(setting);
    if (written === undefined) return;
    // An option of a service is no place for what main.cf has to say.
    const anchor =
      written.service === undefined
        ? written
        : assignments(instance).findLast(({ service }) => service === undefined);
    report({
      uri: written.uri,
      span: written.nameSpan,
      message: `This is for mail that comes in; mail to other servers leaves in cleartext, set "${NAME} = may" too`,
      fixes:
        anchor === undefined
          ? []
          : [
              {
                title: `Add '${NAME} = may'`,
                safe: false,
                edits: [mainSetting(instance, NAME, 'may', anchor)],
              },
            ],
    });
  },
};
