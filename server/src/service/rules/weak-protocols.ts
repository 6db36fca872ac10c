/** Rule: a protocol list that leaves SSL or TLS before 1.2 on, judged by the level of the services that use it. */
import { tlsProfile, type TlsProfile } from '../catalogue/profiles.js';
import { protocolNumber, type TlsProtocol } from '../catalogue/tls-protocols.js';
import type { Fix, Severity } from '../lint/finding.js';
import { replaceValue } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import type { TlsList } from '../tls/lists.js';
import { judgedProtocolLists, usersText } from '../tls/protocol-lists.js';
import { orNewer, orNewerInOption } from '../tls/remedy.js';
import { visibleSpan } from '../tls/written.js';

const BROKEN: readonly TlsProtocol[] = ['SSLv3'];
const OTHERS: readonly string[] = ['space-after-comparison', 'number-without-effect', 'gap'];

export const weakProtocols: Rule = {
  code: 'weak-protocols',
  severity: 'warning',
  summary: 'A protocol list that leaves SSL or TLS before 1.2 on',
  why:
    'TLS 1.0 and 1.1 are deprecated (RFC 8996), SSL is broken. Where TLS is mandatory such a list lets a peer ' +
    'negotiate them, and the finding is a warning. Where TLS is opportunistic the alternative to an old version may ' +
    'be no encryption at all (RFC 9325, 5.2): there it is information, and the fix is for you to decide.',
  references: [
    {
      title: 'postconf(5), smtpd_tls_mandatory_protocols',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols',
    },
    { title: 'RFC 8996', url: 'https://www.rfc-editor.org/rfc/rfc8996' },
    { title: 'RFC 9325, 5.2', url: 'https://www.rfc-editor.org/rfc/rfc9325#section-5.2' },
  ],
  examples: [
    {
      title: 'Mandatory TLS',
      bad:
        'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = !SSLv2, !SSLv3\n' +
        '#                               ^^^^^^^^^^^^^^ weak-protocols\n',
      good: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    },
    {
      title: 'Before Postfix 3.6',
      postfix: '3.5',
      bad:
        'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = !SSLv2, !SSLv3\n' +
        '#                               ^^^^^^^^^^^^^^ weak-protocols\n',
      good: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = !SSLv2, !SSLv3, !TLSv1, !TLSv1.1\n',
    },
    {
      title: 'In master.cf',
      bad:
        '#- main.cf\nsmtpd_tls_security_level = may\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_mandatory_protocols=>=TLSv1\n' +
        '#                                  ^^^^^^^ weak-protocols\n',
      good:
        '#- main.cf\nsmtpd_tls_security_level = may\n#- master.cf\nsubmission inet n - n - - smtpd\n' +
        '  -o smtpd_tls_security_level=encrypt\n  -o smtpd_tls_mandatory_protocols=>=TLSv1.2\n',
    },
  ],
  check({ instance, catalogue, settings, report }) {
    const profile = tlsProfile(catalogue.data, settings.profile);
    for (const { list, meaning } of judgedProtocolLists(instance)) {
      const { assignment, name, users } = list;
      // Other rules speak of lists that mean something else than they seem to.
      if (users.length === 0 && !['smtpd', 'smtp'].includes(name.prefix)) continue;
      if (meaning.problems.some(({ kind }) => OTHERS.includes(kind))) continue;
      const isMandatory = users.length === 0 ? name.mandatory : users.some(({ level }) => level.mandatory);
      const least = profile.least[name.role][isMandatory ? 'mandatory' : 'opportunistic'];
      const weak = meaning.enabled.filter((protocol) => protocolNumber(protocol) < protocolNumber(least));
      if (weak.length === 0) continue;
      const { uri, service } = assignment;
      const wanted = (service === undefined ? orNewer : orNewerInOption)(least, catalogue.target.postfix);
      const fix: Fix = { ...replaceValue(instance, assignment, wanted), safe: false };
      report({
        uri,
        span: visibleSpan(assignment),
        severity: severityOf(list, weak, profile),
        message: messageOf(list, weak, wanted),
        fixes: [fix],
      });
    }
  },
};

function severityOf({ users }: TlsList, weak: readonly TlsProtocol[], profile: TlsProfile): Severity {
  if (users.length === 0) return 'hint';
  if (weak.some((protocol) => BROKEN.includes(protocol))) return 'error';
  return users.some(({ level }) => level.mandatory) ? 'warning' : (profile.opportunistic ?? 'information');
}

function messageOf(list: TlsList, weak: readonly TlsProtocol[], wanted: string): string {
  const { assignment, name, users } = list;
  const what = `"${assignment.name}" leaves ${weak.join(', ')} on`;
  if (users.length === 0) {
    return `${what}; no service uses this list at its security level now, but one that does would negotiate them; specify "${wanted}"`;
  }
  const where = usersText(list);
  if (users.some(({ level }) => level.mandatory)) {
    return `${what} for ${where}, where TLS is mandatory; specify "${wanted}" unless a known ${name.role === 'server' ? 'client' : 'server'} needs them`;
  }
  return `${what} for ${where}; with opportunistic TLS a peer that has nothing newer would fall back to cleartext, so "${wanted}" is for you to decide`;
}
