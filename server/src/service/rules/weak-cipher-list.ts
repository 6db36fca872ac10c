/** Rule: a cipher list that leaves weak suites on, judged by the services that use it and their exclusions. */
import type { CipherSuite } from '../catalogue/ciphers.js';
import { tlsProfile } from '../catalogue/profiles.js';
import type { Severity } from '../lint/finding.js';
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { assignments, type Assignment } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import { exclusionsOf, suitesOf, usersOfCipherList, wordsThatChoose } from '../tls/cipher-uses.js';
import { usersText } from '../tls/protocol-lists.js';
import type { TlsUser } from '../tls/users.js';
import { isTemplate, writtenValue } from '../tls/written.js';

export const weakCipherList: Rule = {
  code: 'weak-cipher-list',
  severity: 'warning',
  summary: 'A cipher list of your own that leaves weak suites on',
  why:
    'Such a list replaces the one that Postfix brings, and does not age with it. What the profile in the settings does ' +
    'not accept is a warning where TLS is mandatory, and information where the alternative is cleartext. What it still ' +
    'takes and wants to see go is information where TLS is mandatory. Suites that OpenSSL is usually built without ' +
    'still count: another build has them.',
  references: [
    {
      title: 'postconf(5), tls_medium_cipherlist',
      url: 'https://www.postfix.org/postconf.5.html#tls_medium_cipherlist',
    },
    { title: 'RFC 9325, 4.1', url: 'https://www.rfc-editor.org/rfc/rfc9325#section-4.1' },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = encrypt\ntls_medium_cipherlist = ECDHE+AESGCM:RC4\n#                       ^^^^^^^^^^^^^^^^ weak-cipher-list\n',
      good: 'smtpd_tls_security_level = encrypt\ntls_medium_cipherlist = ECDHE+AESGCM:RC4:!RC4\n',
      fixed: false,
    },
    {
      bad: 'smtpd_tls_security_level = encrypt\ntls_medium_cipherlist = ECDHE+AESGCM:DHE+AESGCM\n#                       ^^^^^^^^^^^^^^^^^^^^^^^ weak-cipher-list\n',
      good: 'smtpd_tls_security_level = encrypt\ntls_medium_cipherlist = ECDHE+AESGCM:DHE+AESGCM:!DHE\n',
    },
  ],
  check(context) {
    const { instance, catalogue, settings, report } = context;
    for (const assignment of assignments(instance)) {
      const { name, value, uri, valueSpan, overridden } = assignment;
      if (overridden || !/^tls_\w+_cipherlist$/.test(name) || isTemplate(value.text) || value.text === '')
        continue;
      const profile = tlsProfile(catalogue.data, settings.profile);
      const weak = usersByWord(context, assignment, profile.avoid);
      const isOutdated = weak.size === 0;
      const found = isOutdated ? mandatoryOnly(usersByWord(context, assignment, profile.phaseOut)) : weak;
      if (found.size === 0) continue;
      const words = [...found.keys()];
      const where = whereText(found);
      const them = words.length > 1 ? 'them' : 'it';
      const wanted = `${value.text}${words.map((word) => `:!${word}`).join('')}`;
      report({
        uri,
        span: valueSpan,
        severity: isOutdated ? 'information' : severityOf(words, found),
        message: isOutdated
          ? `This list leaves ${where}. The profile "${profile.name}" (${profile.date}) wants to see ${them} go; exclude ${them} when no peer needs ${them} any more`
          : `This list leaves ${where}; exclude ${them}, or remove the setting: Postfix brings a list of its own`,
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

function severityOf(words: readonly string[], found: UsersByWord): Severity {
  if (words.includes('eNULL')) return 'error';
  return [...found.values()].flat().some(({ level }) => level.mandatory) ? 'warning' : 'information';
}

/** Words with the services that negotiate suites of them. */
type UsersByWord = ReadonlyMap<string, readonly TlsUser[]>;

/** Of some words those for which suites remain, with the services for which they do. */
function usersByWord(
  { instance }: RuleContext,
  { uri, name, nameSpan }: Assignment,
  words: readonly string[],
): UsersByWord {
  const found = new Map<string, TlsUser[]>();
  for (const user of usersOfCipherList(instance, name)) {
    const written = writtenValue(instance.effective(name, user.reader.service));
    if (written?.uri !== uri || written.nameSpan.start !== nameSpan.start) continue;
    for (const word of wordsThatChoose(instance, words, suitesLeft(instance, name, user)))
      found.set(word, [...(found.get(word) ?? []), user]);
  }
  return found;
}

/** The same for services with mandatory TLS alone: nobody is to be pushed from old ciphers into cleartext. */
function mandatoryOnly(found: UsersByWord): UsersByWord {
  const kept = [...found].map(
    ([word, users]) => [word, users.filter(({ level }) => level.mandatory)] as const,
  );
  return new Map(kept.filter(([, users]) => users.length > 0));
}

/** "RC4, MD5 on for smtp (level may); IDEA on for smtpd, smtp (level may)". */
function whereText(weak: UsersByWord): string {
  const words = new Map<string, string[]>();
  for (const [word, users] of weak) {
    const where = usersText({ users });
    words.set(where, [...(words.get(where) ?? []), word]);
  }
  return [...words].map(([where, all]) => `${all.join(', ')} on for ${where}`).join('; ');
}

/** The suites that a list leaves to one of its users. */
function suitesLeft(instance: Instance, name: string, user: TlsUser): readonly CipherSuite[] {
  const excluded = exclusionsOf(instance, user).filter((word) => !/^[!+\-@]/.test(word));
  const list = [
    instance.effective(name, user.reader.service).value,
    ...excluded.map((word) => `!${word}`),
  ].join(':');
  return suitesOf(instance, list);
}
