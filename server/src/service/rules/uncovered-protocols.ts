/** Rule: services whose protocol list is the default, while the list for the other half is set. */
import { tlsProfile } from '../catalogue/profiles.js';
import { protocolNumber, type TlsProtocol } from '../catalogue/tls-protocols.js';
import { settingAdded } from '../lint/settings-edits.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { evaluateProtocolList } from '../tls/protocol-list.js';
import { orNewer } from '../tls/remedy.js';
import { inForce, tlsUsers, type TlsUser } from '../tls/users.js';
import { writtenAt } from '../tls/lists.js';
import { isTemplate, writtenValue } from '../tls/written.js';

export const uncoveredProtocols: Rule = {
  code: 'uncovered-protocols',
  severity: 'warning',
  summary: 'A protocol list that is set for the half of TLS that a service does not use',
  why:
    'A service reads one of two lists: `*_tls_protocols` at level may (and dane), `*_tls_mandatory_protocols` at encrypt and ' +
    'stronger ones. Where only the other one is set, the default is in force, which still allows TLS 1.0.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_protocols = >=TLSv1.2\n# <---------------- uncovered-protocols\n',
      good: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    },
  ],
  check(context) {
    const { instance, catalogue, report } = context;
    const halves = new Map<string, { users: TlsUser[]; weak: TlsProtocol[] }>();
    for (const user of tlsUsers(instance)) {
      const weak = user.level.level === 'none' ? [] : weakByDefault(context, user);
      if (weak.length === 0) continue;
      const known = halves.get(inForce(user, 'protocols'));
      if (known === undefined) halves.set(inForce(user, 'protocols'), { users: [user], weak });
      else known.users.push(user);
    }
    for (const [name, { users, weak }] of halves) {
      const sibling = name.includes('mandatory_')
        ? name.replace('mandatory_', '')
        : name.replace('_tls_', '_tls_mandatory_');
      const written = writtenValue(instance.effective(sibling));
      if (written?.uri !== instance.main?.uri || written === undefined || isTemplate(written.value.text))
        continue;
      const role = users[0]?.role ?? 'server';
      const { enabled, valid } = evaluateProtocolList(instance.effective(sibling).value, {
        postfix: catalogue.target.postfix,
        role,
      });
      const isStricter = valid && !enabled.some((protocol) => weak.includes(protocol));
      if (!isStricter) continue;
      const isMandatory = name.includes('mandatory_');
      const wanted = isMandatory ? `$${sibling}` : orNewer('TLSv1.2', catalogue.target.postfix);
      const value = isMandatory ? instance.effective(sibling).raw : wanted;
      const edit = settingAdded(instance, name, value, { anchor: written });
      report({
        uri: written.uri,
        span: written.nameSpan,
        severity: isMandatory ? 'warning' : 'information',
        message: isMandatory
          ? `This list is for opportunistic TLS only; ${idsOf(users)} (TLS mandatory) read "${name}", whose default leaves ${weak.join(', ')} on; set it too`
          : `This list is for mandatory TLS only; ${idsOf(users)} (TLS opportunistic) read "${name}", whose default leaves ${weak.join(', ')} on, as old peers may need`,
        fixes: edit === undefined ? [] : [{ title: `Add '${name} = ${value}'`, safe: false, edits: [edit] }],
      });
    }
  },
};

/** The versions that the default list of a service allows against the profile; none where the list is set. */
function weakByDefault({ instance, catalogue, settings }: RuleContext, user: TlsUser): TlsProtocol[] {
  const name = inForce(user, 'protocols');
  if (writtenAt(instance, name, user.reader.service).origin.kind !== 'default') return [];
  const { least } = tlsProfile(catalogue.data, settings.profile);
  const wanted = least[user.role][user.level.mandatory ? 'mandatory' : 'opportunistic'];
  const { value } = instance.effective(name, user.reader.service);
  const { enabled } = evaluateProtocolList(value, { postfix: catalogue.target.postfix, role: user.role });
  return enabled.filter((protocol) => protocolNumber(protocol) < protocolNumber(wanted));
}

function idsOf(users: readonly TlsUser[]): string {
  return users.map(({ id }) => id).join(', ');
}
