/** Rule: exclusions of ciphers that the grade's list does not have. */
import type { Fix } from '../lint/finding.js';
import { replaceFix } from '../lint/remedies.js';
import { settingRemoved } from '../lint/settings-edits.js';
import type { Rule } from '../lint/rule.js';
import type { Instance } from '../model/instance.js';
import { exclusionWords } from '../tls/cipher-choice.js';
import { gradeOf, listOfGrade, suitesOf } from '../tls/cipher-uses.js';
import { cipherVocabulary, type CipherVocabulary } from '../tls/cipher-vocabulary.js';
import { tlsLists, type TlsList } from '../tls/lists.js';
import { isTemplate } from '../tls/written.js';

export const redundantCipherExclusion: Rule = {
  code: 'redundant-cipher-exclusion',
  severity: 'hint',
  summary: 'Exclusions of ciphers that are not in the list anyway',
  why:
    'The lists that Postfix brings since 3.8 leave out SEED, IDEA, 3DES, RC2, RC4, RC5, MD5, DSS and static Diffie-Hellman by ' +
    'themselves. Excluding them once more changes nothing for the services that use the list.',
  references: [
    {
      title: 'postconf(5), tls_medium_cipherlist',
      url: 'https://www.postfix.org/postconf.5.html#tls_medium_cipherlist',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = RC4, SHA1, 3DES\n#                           ^^^^^^^^^^^^^^^ redundant-cipher-exclusion\n',
      good: 'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = SHA1\n',
    },
  ],
  check({ instance, catalogue, report }) {
    let vocabulary: CipherVocabulary | undefined;
    const chosen = new Map<string, ReadonlySet<string>>();
    for (const list of tlsLists(instance, 'exclude_ciphers')) {
      const { assignment, users } = list;
      const { value, valueSpan, uri, name } = assignment;
      if (
        users.length === 0 ||
        value.text.includes('$') ||
        value.text.includes('#') ||
        isTemplate(value.text)
      )
        continue;
      vocabulary ??= cipherVocabulary(instance);
      const words = exclusionWords(value.text).map(({ text }) => text);
      // Other rules speak of operators, of words that nobody knows and of suites of TLS 1.3.
      if (words.some((word) => /^[!+\-@]/.test(word))) continue;
      const known = words.filter((word) => isKnown(vocabulary, word) && !word.startsWith('TLS_'));
      const redundant = new Set(known.filter((word) => changesNothing(instance, list, word, chosen)));
      if (redundant.size === 0) continue;
      const kept = words.filter((word) => !redundant.has(word));
      report({
        uri,
        span: valueSpan,
        message: `${listName(instance, list, catalogue.target.postfix)} has no ${[...redundant].join(', ')}, so excluding ${redundant.size > 1 ? 'them' : 'it'} changes nothing`,
        tags: kept.length === 0 ? ['unnecessary'] : [],
        fixes: remedies(instance, list, kept, name),
      });
    }
  },
};

/** The list of Postfix itself, unless a setting takes its place. */
function listName(instance: Instance, { users }: TlsList, postfix: string): string {
  const isStock = users.every((user) => {
    const parameter = listOfGrade(instance, gradeOf(instance, user));
    return (
      parameter !== undefined && instance.effective(parameter, user.reader.service).origin.kind === 'default'
    );
  });
  return isStock ? `The cipher list of Postfix ${postfix}` : 'The cipher list in force';
}

function isKnown(vocabulary: CipherVocabulary | undefined, word: string): boolean {
  return vocabulary?.outcomeOf(word)?.kind !== 'unknown-word' || vocabulary.isFormer(word);
}

/** Whether no service that uses the exclusions loses a suite by this word. */
function changesNothing(
  instance: Instance,
  { users }: TlsList,
  word: string,
  chosen: Map<string, ReadonlySet<string>>,
): boolean {
  const suites = (list: string): ReadonlySet<string> => {
    let found = chosen.get(list);
    if (found === undefined)
      chosen.set(list, (found = new Set(suitesOf(instance, list).map(({ id }) => id))));
    return found;
  };
  const excluded = suites(word);
  return users.every((user) => {
    const parameter = listOfGrade(instance, gradeOf(instance, user));
    if (parameter === undefined) return false;
    const all = suites(instance.effective(parameter, user.reader.service).value);
    return ![...excluded].some((id) => all.has(id));
  });
}

function remedies(instance: Instance, { assignment }: TlsList, kept: readonly string[], name: string): Fix[] {
  const { uri, value, valueSpan } = assignment;
  if (kept.length === 0) {
    return [{ title: `Remove '${name}'`, safe: false, edits: settingRemoved(instance, assignment) }];
  }
  const separator = value.text.includes(', ') ? ', ' : (/[,: ]/.exec(value.text)?.[0] ?? ', ');
  const list = kept.join(separator);
  return [{ ...replaceFix(`Replace with '${list}'`, uri, valueSpan, list), safe: false }];
}
