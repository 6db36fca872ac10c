/** Rule: a password for the relay host that goes over TLS which anybody can take away. */
import { settingAdded } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { defaultClient, relayHost } from '../tls/relay.js';
import { isTemplate, visibleSpan, writtenValue } from '../tls/written.js';

const NAME = 'smtp_tls_security_level';

export const unprotectedRelayPassword: Rule = {
  code: 'unprotected-relay-password',
  severity: 'warning',
  summary: 'A login at the relay host without mandatory TLS',
  why:
    'At level may smtp(8) goes on in cleartext when the relay host, or somebody on the way, does not offer STARTTLS, and ' +
    'sends the password so. A relay host that wants a password has TLS: demand it.',
  references: [
    { title: 'SASL_README, the SMTP client', url: 'https://www.postfix.org/SASL_README.html#client_sasl' },
    {
      title: 'postconf(5), smtp_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_security_level',
    },
  ],
  examples: [
    {
      bad:
        'relayhost = [mail.example.com]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_security_options = noanonymous\n' +
        'smtp_tls_security_level = may\n#                         ^^^ unprotected-relay-password\n',
      good:
        'relayhost = [mail.example.com]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_security_options = noanonymous\n' +
        'smtp_tls_security_level = encrypt\n',
    },
  ],
  check({ instance, report }) {
    const relay = relayHost(instance);
    const client = defaultClient(instance);
    if (relay === undefined || relay.isLocal || client === undefined || instance.main === undefined) return;
    if (
      client.level.mandatory ||
      client.level.wrapped ||
      client.level.problem !== undefined ||
      relay.port === 465
    )
      return;
    const value = (name: string): string => instance.effective(name, client.service).value;
    if (value('smtp_sasl_auth_enable').toLowerCase() !== 'yes' || value('smtp_tls_policy_maps') !== '')
      return;
    // By default no mechanism that sends the password itself is used at all.
    if (/\bnoplaintext\b/i.test(value('smtp_sasl_security_options'))) return;
    const level = instance.effective(NAME, client.service);
    const written = writtenValue(level);
    const login = writtenValue(instance.effective('smtp_sasl_auth_enable', client.service));
    const place = written ?? login;
    if (place === undefined || isTemplate(place.value.text)) return;
    const inClear =
      client.level.level === 'none' ? 'in cleartext' : 'in cleartext when TLS is taken away on the way';
    const edit =
      written === undefined
        ? settingAdded(instance, NAME, 'encrypt', {
            anchor: place,
            ...(place.service !== undefined && { service: place.service }),
          })
        : {
            uri: written.uri,
            span: written.valueSpan,
            newText: written.value.text === '' ? ' encrypt' : 'encrypt',
          };
    report({
      uri: place.uri,
      span: written === undefined ? place.nameSpan : visibleSpan(written),
      message: `The password for ${relay.host} is sent ${inClear}; set "${NAME} = encrypt"`,
      fixes:
        edit === undefined
          ? []
          : [
              {
                title: written === undefined ? `Add '${NAME} = encrypt'` : "Replace with 'encrypt'",
                safe: false,
                edits: [edit],
              },
            ],
    });
  },
};
