/** Rule: DANE without the DNSSEC lookups that it rests on. */
import { settingAdded } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers } from '../tls/users.js';
import { visibleSpan, writtenValue } from '../tls/written.js';

export const daneWithoutDnssec: Rule = {
  code: 'dane-without-dnssec',
  severity: 'warning',
  summary: 'Level dane or dane-only without DNSSEC lookups',
  why:
    'DANE needs `smtp_dns_support_level = dnssec`. Without it smtp(8) logs "dane configured with dnssec lookups disabled" and ' +
    'goes on as with `may`; at `dane-only` it delivers nothing. The resolver of the machine has to validate, and to be trusted.',
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
  ],
  check({ instance, report }) {
    if (instance.main === undefined) return;
    const users = tlsUsers(instance).filter(
      ({ role, family, level, service }) =>
        role === 'client' &&
        (level.level === 'dane' || level.level === 'dane-only') &&
        instance.effective(`${family}_dns_support_level`, service).value.toLowerCase() !== 'dnssec',
    );
    for (const { written, users: sharing } of byPlace(users, ({ level }) => level.because[0])) {
      const first = sharing[0];
      const name = `${first?.family ?? 'smtp'}_dns_support_level`;
      const isOnly = sharing.some(({ level }) => level.level === 'dane-only');
      const own = writtenValue(instance.effective(name, first?.service));
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
        severity: isOnly ? 'error' : 'warning',
        message: `Without DNSSEC lookups ${isOnly ? `${idsOf(sharing)} delivers nothing` : `DANE is off for ${idsOf(sharing)} and mail goes as with "may"`}; set "${name} = dnssec"`,
        fixes: edit === undefined ? [] : [{ title: `Set '${name}' to 'dnssec'`, safe: false, edits: [edit] }],
      });
    }
  },
};
