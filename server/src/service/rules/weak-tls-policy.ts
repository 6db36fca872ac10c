/** Rule: an entry of a TLS policy table that demands TLS and lets old versions in. */
import { tlsProfile } from '../catalogue/profiles.js';
import { protocolNumber } from '../catalogue/tls-protocols.js';
import type { Rule } from '../lint/rule.js';
import { byPlace } from '../tls/places.js';
import { policyEntries } from '../tls/policy-table.js';
import { readPolicy } from '../tls/policy-value.js';
import { evaluateProtocolList } from '../tls/protocol-list.js';
import { tlsUsers } from '../tls/users.js';
import { visibleSpan } from '../tls/written.js';

export const weakTlsPolicy: Rule = {
  code: 'weak-tls-policy',
  severity: 'warning',
  summary: 'An entry of a TLS policy table that allows SSL or TLS before 1.2 where TLS is mandatory',
  why:
    'The attribute `protocols` replaces `smtp_tls_mandatory_protocols` for that destination. An entry from the days when ' +
    '`!SSLv2` was strict undoes what main.cf demands by now.',
  references: [
    {
      title: 'postconf(5), smtp_tls_policy_maps',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_policy_maps',
    },
    { title: 'RFC 8996', url: 'https://www.rfc-editor.org/rfc/rfc8996' },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtp_tls_security_level = may\nsmtp_tls_policy_maps = texthash:$config_directory/tls_policy\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ weak-tls-policy\n' +
        '#- tls_policy\nexample.com encrypt protocols=!SSLv2:!SSLv3\n',
      good:
        '#- main.cf\nsmtp_tls_security_level = may\nsmtp_tls_policy_maps = texthash:$config_directory/tls_policy\n' +
        '#- tls_policy\nexample.com encrypt protocols=>=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, settings, read, report }) {
    const least = tlsProfile(catalogue.data, settings.profile).least.client.mandatory;
    const clients = tlsUsers(instance).filter(({ family }) => family === 'smtp');
    for (const { written, users } of byPlace(clients, ({ service }) =>
      instance.effective('smtp_tls_policy_maps', service),
    )) {
      const service = users[0]?.service;
      const reader = { instance, prefix: 'smtp' as const, ...(service !== undefined && { service }) };
      for (const { table, destination, value, place } of policyEntries(reader, read)) {
        const policy = readPolicy(value, catalogue.target.postfix);
        if (policy.kind === 'invalid' || policy.protocols === undefined) continue;
        if (['none', 'may', 'dane'].includes(policy.level)) continue;
        const options = { postfix: catalogue.target.postfix, role: 'client' as const };
        const { enabled } = evaluateProtocolList(policy.protocols, options);
        const weak = enabled.filter((protocol) => protocolNumber(protocol) < protocolNumber(least));
        if (weak.length === 0) continue;
        const where = place === undefined ? '' : `, line ${place.line + 1}`;
        report({
          uri: written.uri,
          span: visibleSpan(written),
          message: `The policy for "${destination}" (${table.slice(0, 80)}${where}) leaves ${weak.join(', ')} on, where TLS is mandatory`,
        });
      }
    }
  },
};
