/** Rule: a cipher list that leaves weak suites on, judged by the services that use it and their exclusions. */
import type { CipherSuite } from '../catalogue/ciphers.js';
import { tlsProfile } from '../catalogue/profiles.js';
import type { Severity } from '../lint/finding.js';
import { removeAssignment } from '../lint/remedies.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { assignments } from '../model/assignments.js';
import { exclusionsOf, suitesOf, usersOfCipherList } from '../tls/cipher-uses.js';
import { usersText } from '../tls/protocol-lists.js';
import type { TlsUser } from '../tls/users.js';
import { isTemplate } from '../tls/written.js';

export const weakCipherList: Rule = {
  code: 'weak-cipher-list',
  severity: 'warning',
  summary: 'A cipher list of your own that leaves weak suites on',
  why:
    'Such a list replaces the one that Postfix brings, and does not age with it. What the profile in the settings does ' +
    'not accept is a warning where TLS is mandatory, and information where the alternative is cleartext. Suites that ' +
    'OpenSSL is usually built without still count: another build has them.',
  references: [
    {
      title: 'postconf(5), tls_medium_cipherlist',
      url: 'https://www.postfix.org/postconf.5.html#tls_medium_cipherlist',
    },
    { title: 'RFC 9325, 4.1', url: 'https://www.rfc-editor.org/rfc/rfc9325#section-4.1' },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = encrypt\ntls_medium_cipherlist = HIGH:RC4\n#                       ^^^^^^^^ weak-cipher-list\n',
      good: 'smtpd_tls_security_level = encrypt\ntls_medium_cipherlist = HIGH:RC4:!IDEA:!3DES:!RC4:!aDSS:!eNULL\n',
      fixed: false,
    },
  ],
  check(context) {
    const { instance, report } = context;
    for (const assignment of assignments(instance)) {
      const { name, value, uri, valueSpan, overridden } = assignment;
      if (overridden || !/^tls_\w+_cipherlist$/.test(name) || isTemplate(value.text) || value.text === '')
        continue;
      const users = usersOfCipherList(instance, name);
      const found = new Set(users.flatMap((user) => weakWords(context, name, user)));
      if (found.size === 0) continue;
      const isMandatory = users.some(({ level }) => level.mandatory);
      const words = [...found];
      const wanted = `${value.text}${words.map((word) => `:!${word}`).join('')}`;
      report({
        uri,
        span: valueSpan,
        severity: severityOf(words, isMandatory),
        message: `This list leaves ${words.join(', ')} on for ${usersText({ users })}; exclude them, or remove the setting: Postfix brings a list of its own`,
        fixes: [
          {
            title: `Exclude ${words.join(', ')}`,
            safe: false,
            edits: [
              {
                uri,
                span: { start: valueSpan.end, end: valueSpan.end },
                newText: wanted.slice(value.text.length),
              },
            ],
          },
          { title: `Remove '${name}'`, safe: false, edits: [removeAssignment(instance, assignment)] },
        ],
      });
    }
  },
};

function severityOf(words: readonly string[], isMandatory: boolean): Severity {
  if (words.includes('eNULL')) return 'error';
  return isMandatory ? 'warning' : 'information';
}

/** The words of the profile for which suites remain. */
function weakWords({ instance, catalogue, settings }: RuleContext, name: string, user: TlsUser): string[] {
  const { avoid } = tlsProfile(catalogue.data, settings.profile);
  const words = exclusionsOf(instance, user).filter((word) => !/^[!+\-@]/.test(word));
  const list = [instance.effective(name, user.service).value, ...words.map((word) => `!${word}`)].join(':');
  const left = new Set(suitesOf(instance, list).map(({ id }: CipherSuite) => id));
  return avoid.filter((word) => suitesOf(instance, word).some(({ id }) => left.has(id)));
}
