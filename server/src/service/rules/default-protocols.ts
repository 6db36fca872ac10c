/** Rule (optional): services that demand TLS with the protocols of the default. */
import { tlsProfile } from '../catalogue/profiles.js';
import { protocolNumber } from '../catalogue/tls-protocols.js';
import { settingAdded } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import { writtenAt } from '../tls/lists.js';
import { byPlace, idsOf } from '../tls/places.js';
import { evaluateProtocolList } from '../tls/protocol-list.js';
import { orNewer, orNewerInOption } from '../tls/remedy.js';
import { inForce, tlsUsers } from '../tls/users.js';

export const defaultProtocols: Rule = {
  code: 'default-protocols',
  severity: 'information',
  optional: true,
  summary: 'A service that demands TLS and leaves the protocols to the default, which has TLS 1.0 and 1.1',
  why:
    'The default of `smtpd_tls_mandatory_protocols` still allows TLS 1.0, for clients that have nothing else. Where you know ' +
    'your clients, say what you want.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
    { title: 'RFC 8997', url: 'https://www.rfc-editor.org/rfc/rfc8997' },
  ],
  examples: [
    {
      bad:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n#    ^^^^^^^^^^^^^^^^^^^^^^^^ default-protocols\n',
      good:
        '#- main.cf\nsmtpd_tls_cert_file = /etc/ssl/mail.pem\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_mandatory_protocols=>=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, settings, report }) {
    const { postfix } = catalogue.target;
    const { least } = tlsProfile(catalogue.data, settings.profile);
    const users = tlsUsers(instance).filter((user) => {
      if (!user.level.mandatory || user.level.level === 'dane') return false;
      if (writtenAt(instance, inForce(user, 'protocols'), user.reader.service).origin.kind !== 'default')
        return false;
      const { value } = instance.effective(inForce(user, 'protocols'), user.reader.service);
      const [oldest] = evaluateProtocolList(value, { postfix, role: user.role }).enabled;
      return oldest !== undefined && protocolNumber(oldest) < protocolNumber(least[user.role].mandatory);
    });
    for (const { written, users: sharing } of byPlace(users, ({ level }) => level.because[0])) {
      const [first] = sharing;
      if (first === undefined) continue;
      const name = inForce(first, 'protocols');
      const write = written.service === undefined ? orNewer : orNewerInOption;
      const wanted = write(least[first.role].mandatory, postfix);
      const edit = settingAdded(instance, name, wanted, {
        anchor: written,
        ...(written.service !== undefined && { service: written.service }),
      });
      report({
        uri: written.uri,
        span: written.nameSpan,
        message: `${idsOf(sharing)} allows TLS versions before ${least[first.role].mandatory}, as "${name}" does by default`,
        fixes: edit === undefined ? [] : [{ title: `Add '${name}'`, safe: false, edits: [edit] }],
      });
    }
  },
};
