/** Rule: a client in wrapper mode whose security level does not demand TLS. */
import { settingAdded } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { byPlace, idsOf } from '../tls/places.js';
import { tlsUsers } from '../tls/users.js';
import { isTemplate, writtenValue } from '../tls/written.js';

export const wrappermodeWithoutEncrypt: Rule = {
  code: 'wrappermode-without-encrypt',
  severity: 'error',
  summary: 'A client in wrapper mode below level encrypt',
  why: 'smtp(8) refuses to work so: it logs that wrapper mode requires level encrypt or stronger, and puts all mail off.',
  references: [
    {
      title: 'postconf(5), smtp_tls_wrappermode',
      url: 'https://www.postfix.org/postconf.5.html#smtp_tls_wrappermode',
    },
  ],
  examples: [
    {
      bad: 'relayhost = [mail.example.com]:465\nsmtp_tls_wrappermode = yes\n# <----------------- wrappermode-without-encrypt\nsmtp_tls_security_level = may\n',
      good: 'relayhost = [mail.example.com]:465\nsmtp_tls_wrappermode = yes\nsmtp_tls_security_level = encrypt\n',
    },
  ],
  check({ instance, report }) {
    const users = tlsUsers(instance).filter(
      ({ role, level }) => role === 'client' && level.wrapped && !level.mandatory,
    );
    for (const { written, users: sharing } of byPlace(users, ({ family, service }) =>
      instance.effective(`${family}_tls_wrappermode`, service),
    )) {
      const first = sharing[0];
      const name = `${first?.family ?? 'smtp'}_tls_security_level`;
      const level = writtenValue(instance.effective(name, first?.service));
      if (level !== undefined && isTemplate(level.value.text)) continue;
      // In a template only one of several levels is there in the end.
      if (instance.assignments(name).length > 1 && isTemplate(instance.main?.text ?? '')) continue;
      const edit =
        level === undefined
          ? settingAdded(instance, name, 'encrypt', {
              anchor: written,
              ...(written.service !== undefined && { service: written.service }),
            })
          : { uri: level.uri, span: level.valueSpan, newText: 'encrypt' };
      report({
        uri: written.uri,
        span: written.nameSpan,
        message: `${idsOf(sharing)} delivers nothing: wrapper mode wants "${name} = encrypt" or stronger`,
        fixes: edit === undefined ? [] : [{ title: `Set '${name}' to 'encrypt'`, safe: true, edits: [edit] }],
      });
    }
  },
};
