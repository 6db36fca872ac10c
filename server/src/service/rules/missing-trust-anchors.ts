/** Rule: a client that verifies certificates without any authority to verify them by. */
import { mainSetting } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import type { Instance } from '../model/instance.js';
import { byPlace, idsOf } from '../tls/places.js';
import { policyEntries } from '../tls/policy-table.js';
import { readPolicy } from '../tls/policy-value.js';
import { tlsUsers, type TlsUser } from '../tls/users.js';
import { visibleSpan } from '../tls/written.js';

const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';

export const missingTrustAnchors: Rule = {
  code: 'missing-trust-anchors',
  severity: 'warning',
  summary: 'Level verify or secure without authorities',
  why:
    'At these levels smtp(8) delivers only to servers whose certificate a known authority has signed. Postfix knows none ' +
    'until `smtp_tls_CAfile` or `smtp_tls_CApath` names them or `tls_append_default_CA` brings those of the system: all mail ' +
    'is put off with "Server certificate not verified".',
  references: [
    { title: 'postconf(5), smtp_tls_CAfile', url: 'https://www.postfix.org/postconf.5.html#smtp_tls_CAfile' },
  ],
  examples: [
    {
      bad: 'relayhost = [mail.example.com]\nsmtp_tls_security_level = secure\n#                         ^^^^^^ missing-trust-anchors\n',
      good: `relayhost = [mail.example.com]\nsmtp_tls_security_level = secure\nsmtp_tls_CAfile = ${BUNDLE}\n`,
    },
    {
      title: 'For one destination',
      bad: 'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{example.com=secure}\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-trust-anchors\n',
      good: 'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{example.com=secure}\nsmtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt\n',
    },
  ],
  check({ instance, read, report }) {
    if (instance.main === undefined) return;
    const ignorant = tlsUsers(instance).filter((user) => knowsNobody(instance, user));
    const users = ignorant.filter(({ level }) => level.level === 'verify' || level.level === 'secure');
    for (const { written, users: sharing } of byPlace(users, ({ level }) => level.because[0])) {
      const name = `${sharing[0]?.family ?? 'smtp'}_tls_CAfile`;
      report({
        uri: written.uri,
        span: visibleSpan(written),
        message: `${idsOf(sharing)} verifies certificates but knows no authority, so nothing is delivered; set "${name}"`,
        fixes:
          written.service === undefined
            ? [
                {
                  title: `Add '${name} = ${BUNDLE}'`,
                  safe: false,
                  edits: [mainSetting(instance, name, BUNDLE, written)],
                },
              ]
            : [],
      });
    }
    const others = ignorant.filter((user) => !users.includes(user));
    for (const { written, users: sharing } of byPlace(others, ({ family, service }) =>
      instance.effective(`${family}_tls_policy_maps`, service),
    )) {
      const [user] = sharing;
      if (user === undefined) continue;
      const prefix = user.family === 'lmtp' ? 'lmtp' : 'smtp';
      const reader = {
        instance,
        prefix,
        ...(user.service !== undefined && { service: user.service }),
      } as const;
      for (const { table, destination, value, place } of policyEntries(reader, read)) {
        const policy = readPolicy(value, instance.catalogue.target.postfix);
        if (policy.kind === 'invalid' || (policy.level !== 'verify' && policy.level !== 'secure')) continue;
        if (policy.attributes.some(({ name }) => name === 'tafile')) continue;
        const where = place === undefined ? '' : `, line ${place.line + 1}`;
        report({
          uri: written.uri,
          span: visibleSpan(written),
          message: `No mail goes to "${destination}" (${table.slice(0, 80)}${where}): its certificate is to be verified, but no authority is known; set "${prefix}_tls_CAfile"`,
        });
      }
    }
  },
};

/** Whether a client has nothing to verify certificates with. */
function knowsNobody(instance: Instance, { family, role, service }: TlsUser): boolean {
  if (role !== 'client') return false;
  const value = (name: string): string => instance.effective(name, service).value;
  return (
    value(`${family}_tls_CAfile`) === '' &&
    value(`${family}_tls_CApath`) === '' &&
    value('tls_append_default_CA').toLowerCase() !== 'yes'
  );
}
