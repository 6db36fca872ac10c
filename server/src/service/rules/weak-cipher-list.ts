/** Rule: a cipher list that leaves weak suites on, judged by the services that use it and their exclusions. */
import type { CipherSuite } from '../catalogue/ciphers.js';
import { tlsProfile } from '../catalogue/profiles.js';
import type { Severity } from '../lint/finding.js';
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { assignments, type Assignment } from '../model/assignments.js';
import { exclusionsOf, suitesOf, usersOfCipherList } from '../tls/cipher-uses.js';
import { usersText } from '../tls/protocol-lists.js';
import type { TlsUser } from '../tls/users.js';
import { isTemplate, writtenValue } from '../tls/written.js';

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
      good: 'smtpd_tls_security_level = encrypt\ntls_medium_cipherlist = HIGH:RC4:!RC4\n',
      fixed: false,
    },
  ],
  check(context) {
    const { instance, report } = context;
    for (const assignment of assignments(instance)) {
      const { name, value, uri, valueSpan, overridden } = assignment;
      if (overridden || !/^tls_\w+_cipherlist$/.test(name) || isTemplate(value.text) || value.text === '')
        continue;
      const weak = weakByWord(context, assignment);
      if (weak.size === 0) continue;
      const users = [...new Set([...weak.values()].flat())];
      const isMandatory = users.some(({ level }) => level.mandatory);
      const words = [...weak.keys()];
      const wanted = `${value.text}${words.map((word) => `:!${word}`).join('')}`;
      report({
        uri,
        span: valueSpan,
        severity: severityOf(words, isMandatory),
        message: `This list leaves ${whereText(weak)}; exclude ${words.length > 1 ? 'them' : 'it'}, or remove the setting: Postfix brings a list of its own`,
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
          { title: `Remove '${name}'`, safe: false, edits: settingRemoved(instance, assignment) },
        ],
      });
    }
  },
};

function severityOf(words: readonly string[], isMandatory: boolean): Severity {
  if (words.includes('eNULL')) return 'error';
  return isMandatory ? 'warning' : 'information';
}

/** The words of the profile for which suites remain, with the services for which they do. */
function weakByWord(context: RuleContext, { uri, name, nameSpan }: Assignment): Map<string, TlsUser[]> {
  const found = new Map<string, TlsUser[]>();
  for (const user of usersOfCipherList(context.instance, name)) {
    const written = writtenValue(context.instance.effective(name, user.service));
    if (written?.uri !== uri || written.nameSpan.start !== nameSpan.start) continue;
    for (const word of weakWords(context, name, user)) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [user]);
      else known.push(user);
    }
  }
  return found;
}

/** "RC4, MD5 on for smtp (level may); IDEA on for smtpd, smtp (level may)". */
function whereText(weak: ReadonlyMap<string, readonly TlsUser[]>): string {
  const words = new Map<string, string[]>();
  for (const [word, users] of weak) {
    const where = usersText({ users });
    words.set(where, [...(words.get(where) ?? []), word]);
  }
  return [...words].map(([where, all]) => `${all.join(', ')} on for ${where}`).join('; ');
}

/** The words of the profile for which suites remain. */
function weakWords({ instance, catalogue, settings }: RuleContext, name: string, user: TlsUser): string[] {
  const { avoid } = tlsProfile(catalogue.data, settings.profile);
  const words = exclusionsOf(instance, user).filter((word) => !/^[!+\-@]/.test(word));
  const list = [instance.effective(name, user.service).value, ...words.map((word) => `!${word}`)].join(':');
  const left = new Set(suitesOf(instance, list).map(({ id }: CipherSuite) => id));
  return avoid.filter((word) => suitesOf(instance, word).some(({ id }) => left.has(id)));
}
