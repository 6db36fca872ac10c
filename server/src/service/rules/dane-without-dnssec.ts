/** Rule: DANE without the DNSSEC lookups that it rests on. */
import { settingAdded } from '../lint/settings-edits.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import type { Effective, Instance } from '../model/instance.js';
import type { ReadText } from '../model/mentions.js';
import { daneObstacle } from '../tls/client-features.js';
import { byPlace, idsOf } from '../tls/places.js';
import { policyEntries } from '../tls/policy-table.js';
import { readPolicy } from '../tls/policy-value.js';
import { tlsUsers, type TlsUser } from '../tls/users.js';
import { isTemplate, visibleSpan, writtenValue } from '../tls/written.js';

export const daneWithoutDnssec: Rule = {
  code: 'dane-without-dnssec',
  severity: 'warning',
  summary: 'Level dane or dane-only without DNSSEC lookups',
  why:
    'DANE needs `smtp_dns_support_level = dnssec`. Without it smtp(8) logs "dane configured with dnssec lookups disabled" and ' +
    'goes on as with `may`; at `dane-only` it delivers nothing. The same happens where `smtp_host_lookup` has no `dns` in it, ' +
    'and where `ignore_mx_lookup_error` is on. In `native, dns` the order plays no part: DNS is asked first. The resolver ' +
    'of the machine has to validate, and to be trusted.',
  references: [
    { title: 'TLS_README, DANE', url: 'https://www.postfix.org/TLS_README.html#client_tls_dane' },
    {
      title: 'postconf(5), smtp_dns_support_level',
      url: 'https://www.postfix.org/postconf.5.html#smtp_dns_support_level',
    },
  ],
  examples: [
    {
      bad: 'smtp_tls_security_level = dane\n#                         ^^^^ dane-without-dnssec\n',
      good: 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
    },
    {
      title: 'Hosts are looked up without DNS',
      bad:
        'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n' +
        'smtp_host_lookup = native\n#                  ^^^^^^ dane-without-dnssec\n',
      good: 'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\nsmtp_host_lookup = dns,native\n',
    },
    {
      title: 'The order of lookups plays no part',
      bad:
        'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\nsmtp_host_lookup = native, dns\n' +
        'ignore_mx_lookup_error = yes\n#                        ^^^ dane-without-dnssec\n',
      good:
        'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\nsmtp_host_lookup = native, dns\n' +
        'ignore_mx_lookup_error = no\n',
    },
    {
      title: 'In a policy table',
      bad:
        'smtp_tls_security_level = may\n' +
        'smtp_tls_policy_maps = inline:{example.com=dane-only}\n#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dane-without-dnssec\n',
      good:
        'smtp_tls_security_level = may\nsmtp_dns_support_level = dnssec\n' +
        'smtp_tls_policy_maps = inline:{example.com=dane-only}\n',
    },
  ],
  check({ instance, read, report }) {
    if (instance.main === undefined) return;
    const clients = tlsUsers(instance).filter(({ role }) => role === 'client');
    const stopped = clients.filter(({ level }) => level.level === 'dane' || level.level === 'dane-only');
    const withoutDnssec = stopped.filter((user) => obstacleOf(instance, user)?.kind === 'support');
    for (const { written, users } of byPlace(withoutDnssec, ({ level }) => level.because[0])) {
      const [first] = users;
      const obstacle = first === undefined ? undefined : obstacleOf(instance, first);
      if (obstacle === undefined) continue;
      const { name } = obstacle.effective;
      const own = writtenValue(obstacle.effective);
      const edit =
        own === undefined
          ? settingAdded(instance, name, 'dnssec', {
              anchor: written,
              ...(written.service !== undefined && { service: written.service }),
            })
          : { uri: own.uri, span: own.valueSpan, newText: own.value.text === '' ? ' dnssec' : 'dnssec' };
      report({
        uri: written.uri,
        span: visibleSpan(written),
        severity: severityOf(users),
        message: `Without DNSSEC lookups ${consequence(users)}; ${remedyOf(name)}`,
        fixes: edit === undefined ? [] : [{ title: `Set '${name}' to 'dnssec'`, safe: false, edits: [edit] }],
      });
    }
    const otherwise = stopped.filter((user) => (obstacleOf(instance, user)?.kind ?? 'support') !== 'support');
    for (const { written, effective, users } of byPlace(
      otherwise,
      (user) => obstacleOf(instance, user)?.effective,
    )) {
      const isLookup = written.name.endsWith('_host_lookup');
      const value = isLookup ? 'dns,native' : 'no';
      const cause = isLookup
        ? `"${effective.value}" looks up hosts without DNS`
        : 'Where errors of MX lookups are ignored, answers cannot be trusted';
      report({
        uri: written.uri,
        span: visibleSpan(written),
        severity: severityOf(users),
        message: `${cause}, so that ${consequence(users)}; ${remedyOf(written.name)}`,
        fixes: [
          {
            title: `Set '${written.name}' to '${value}'`,
            safe: false,
            edits: [{ uri: written.uri, span: written.valueSpan, newText: value }],
          },
        ],
      });
    }
    reportPolicies(instance, clients, read, report);
  },
};

type Report = RuleContext['report'];

/** What keeps a client from DANE; 'support' is its `*_dns_support_level`. */
function obstacleOf(
  instance: Instance,
  { family, service }: TlsUser,
): { readonly kind: 'support' | 'other'; readonly effective: Effective } | undefined {
  if (family !== 'smtp' && family !== 'lmtp') return undefined;
  const effective = daneObstacle({ instance, prefix: family, ...(service !== undefined && { service }) });
  if (effective === undefined || isTemplate(effective.value)) return undefined;
  return { kind: effective.name.endsWith('_dns_support_level') ? 'support' : 'other', effective };
}

function severityOf(users: readonly TlsUser[]): 'error' | 'warning' {
  return users.some(({ level }) => level.level === 'dane-only') ? 'error' : 'warning';
}

function consequence(users: readonly TlsUser[]): string {
  const ids = idsOf(users);
  return severityOf(users) === 'error'
    ? `${ids} delivers nothing`
    : `DANE is off for ${ids} and mail goes as with "may"`;
}

function remedyOf(parameter: string): string {
  if (parameter.endsWith('_host_lookup')) return `add "dns" to ${parameter}`;
  return `set "${parameter} = ${parameter.endsWith('_dns_support_level') ? 'dnssec' : 'no'}"`;
}

/** Entries of policy tables at these levels, by clients that cannot do DANE. */
function reportPolicies(
  instance: Instance,
  clients: readonly TlsUser[],
  read: ReadText,
  report: Report,
): void {
  const unable = clients.filter((user) => obstacleOf(instance, user) !== undefined);
  for (const { written, users } of byPlace(unable, ({ family, service }) =>
    instance.effective(`${family}_tls_policy_maps`, service),
  )) {
    const [user] = users;
    const obstacle = user === undefined ? undefined : obstacleOf(instance, user)?.effective;
    if (user === undefined || obstacle === undefined) continue;
    const { service } = user;
    const prefix = user.family === 'lmtp' ? 'lmtp' : 'smtp';
    const reader = { instance, prefix, ...(service !== undefined && { service }) } as const;
    for (const { table, destination, value, place } of policyEntries(reader, read)) {
      const policy = readPolicy(value, instance.catalogue.target.postfix);
      const level = policy.kind === 'policy' ? policy.level : undefined;
      if (level !== 'dane' && level !== 'dane-only') continue;
      // Said already of the level that these entries repeat.
      if (users.every((each) => each.level.level === level)) continue;
      const where = place === undefined ? '' : `, line ${place.line + 1}`;
      const what =
        level === 'dane-only'
          ? `no mail goes to "${destination}"`
          : `DANE is off for "${destination}" and mail goes as with "may"`;
      const setting = `"${`${obstacle.name} = ${obstacle.value}`.trimEnd()}"`;
      report({
        uri: written.uri,
        span: visibleSpan(written),
        severity: level === 'dane-only' ? 'error' : 'warning',
        message: `With ${setting} ${what} (${table.slice(0, 80)}${where}); ${remedyOf(obstacle.name)}`,
      });
    }
  }
}
