/** Rule: a client that delivers to the whole Internet over TLS or not at all. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { defaultClient, relayHost } from '../tls/relay.js';
import { isTemplate, visibleSpan, writtenValue } from '../tls/written.js';

export const mandatoryTlsToEveryone: Rule = {
  code: 'mandatory-tls-to-everyone',
  severity: 'warning',
  summary: 'TLS demanded of every server that mail is delivered to',
  why:
    'Without a relay host smtp(8) delivers to the servers of all domains. Some have no TLS, and few have a certificate ' +
    'that level verify or secure would take: mail to them waits until it bounces. Demand TLS of single destinations with ' +
    '`smtp_tls_policy_maps`, or use `dane`, which demands it of those who publish that they have it.',
  references: [
    {
      title: 'postconf(5), smtp_tls_security_level',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_security_level',
    },
    {
      title: 'postconf(5), smtp_tls_policy_maps',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_policy_maps',
    },
  ],
  examples: [
    {
      bad: 'smtp_tls_security_level = encrypt\n#                         ^^^^^^^ mandatory-tls-to-everyone\n',
      good: 'smtp_tls_security_level = may\n',
    },
  ],
  check({ instance, report }) {
    const client = defaultClient(instance);
    // DANE demands TLS only of those who publish that they have it.
    if (
      client?.level.mandatory !== true ||
      client.level.level === 'dane' ||
      relayHost(instance) !== undefined
    )
      return;
    const others = [
      'sender_dependent_relayhost_maps',
      'sender_dependent_default_transport_maps',
      'transport_maps',
    ];
    const policy = instance.effective('smtp_tls_policy_maps', client.service).value;
    if (policy !== '' || others.some((name) => instance.effective(name).value !== '')) return;
    const written = client.level.because[0] === undefined ? undefined : writtenValue(client.level.because[0]);
    if (written === undefined || isTemplate(written.value.text) || instance.main === undefined) return;
    const isLevel = written.name === 'smtp_tls_security_level' && !written.value.text.includes('$');
    report({
      uri: written.uri,
      span: visibleSpan(written),
      message: `${client.id} delivers to all domains and at level "${client.level.level}" mail to many of them waits until it bounces; use "may" or "dane", and demand more of single destinations by "smtp_tls_policy_maps"`,
      fixes: isLevel
        ? [{ ...replaceFix("Replace with 'may'", written.uri, written.valueSpan, 'may'), safe: false }]
        : [],
    });
  },
};
