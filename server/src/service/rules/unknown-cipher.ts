/** Rule: a word of a cipher list or exclusion that no OpenSSL knows. */
import type { Fix } from '../lint/finding.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule, RuleContext } from '../lint/rule.js';
import { assignments, type Assignment } from '../model/assignments.js';
import type { Span } from '../text/span.js';
import { exclusionWords } from '../tls/cipher-choice.js';
import { completeList } from '../tls/cipher-uses.js';
import { cipherVocabulary, type CipherVocabulary } from '../tls/cipher-vocabulary.js';
import { tlsListName } from '../tls/families.js';
import { isTemplate, spanWithin } from '../tls/written.js';

const LIST = /^tls_(high|medium|low|export|null)_cipherlist$/;

export const unknownCipher: Rule = {
  code: 'unknown-cipher',
  severity: 'warning',
  summary: 'A cipher or group of ciphers that OpenSSL does not know',
  why:
    'OpenSSL passes over a word that it does not know, and says nothing. An exclusion with a typing error excludes ' +
    'nothing, a suite with one is not in the list. Words that older releases of OpenSSL knew are not reported.',
  references: [
    { title: 'openssl-ciphers(1)', url: 'https://docs.openssl.org/3.5/man1/openssl-ciphers/' },
    {
      title: 'postconf(5), smtpd_tls_exclude_ciphers',
      url: 'https://www.postfix.org/postconf.5.html#smtpd_tls_exclude_ciphers',
    },
  ],
  examples: [
    {
      bad: 'smtpd_tls_exclude_ciphers = aNULL, DES-CDC3-SHA\n#                                  ^^^^^^^^^^^^ unknown-cipher\n',
      good: 'smtpd_tls_exclude_ciphers = aNULL, DES-CBC3-SHA\n',
    },
    {
      title: 'In a list',
      bad: 'tls_medium_cipherlist = ECDHE-RSA-AES256-GCM-SHA284:HIGH\n#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-cipher\n',
      good: 'tls_medium_cipherlist = ECDHE-RSA-AES256-GCM-SHA384:HIGH\n',
    },
  ],
  check(context) {
    let vocabulary: CipherVocabulary | undefined;
    for (const assignment of assignments(context.instance)) {
      const { name, value, overridden } = assignment;
      const isExclusion = tlsListName(name)?.kind === 'exclude_ciphers';
      if (overridden || value.text === '' || isTemplate(value.text)) continue;
      if (!isExclusion && !LIST.test(name)) continue;
      vocabulary ??= cipherVocabulary(context.instance);
      if (isExclusion) checkExclusions(context, vocabulary, assignment);
      else if (!value.text.includes('$')) checkList(context, vocabulary, assignment);
    }
  },
};

function checkExclusions(context: RuleContext, vocabulary: CipherVocabulary, assignment: Assignment): void {
  for (const { text, start } of exclusionWords(assignment.value.text)) {
    if (text.startsWith('#')) return;
    if (text.includes('$')) continue;
    const operators = /^[!+\-@]*/.exec(text)?.[0].length ?? 0;
    const outcome = vocabulary.outcomeOf(text.slice(operators));
    if (outcome?.kind !== 'unknown-word') continue;
    const at = start + operators + outcome.word.span.start;
    reportWord(context, vocabulary, assignment, outcome.word.text, at, 'nothing is excluded by it');
  }
}

function checkList(context: RuleContext, vocabulary: CipherVocabulary, assignment: Assignment): void {
  const { items } = completeList(context.instance, assignment.value.text);
  for (const { outcome, operator } of items) {
    if (outcome.kind !== 'unknown-word') continue;
    const consequence = operator === 'add' ? 'it is not in the list' : 'this does nothing';
    reportWord(context, vocabulary, assignment, outcome.word.text, outcome.word.span.start, consequence);
  }
}

function reportWord(
  { report }: RuleContext,
  vocabulary: CipherVocabulary,
  assignment: Assignment,
  word: string,
  start: number,
  consequence: string,
): void {
  if (vocabulary.isFormer(word)) return;
  const meant = vocabulary.meant(word);
  const span: Span = spanWithin(assignment, { start, end: start + word.length });
  report({
    uri: assignment.uri,
    span,

    message: `OpenSSL knows no cipher or group "${word}", so ${consequence}; ${meant === undefined ? 'correct or remove it' : `did you mean "${meant}"?`}`,
    fixes: [
      ...(meant === undefined
        ? []
        : [{ ...replaceFix(`Replace with '${meant}'`, assignment.uri, span, meant), safe: false }]),
      ...removal(assignment, word, start),
    ],
  });
}

/** Taking out a word that does nothing changes nothing; one of several, on one line. */
function removal({ uri, value }: Assignment, word: string, start: number): Fix[] {
  if (value.segments.length > 1 || value.text.includes('$')) return [];
  const before = /[!+\-@]*$/.exec(value.text.slice(0, start))?.[0].length ?? 0;
  const behind = /^[, \t:]+/.exec(value.text.slice(start + word.length))?.[0].length ?? 0;
  const isOwnItem = /^$|[, \t:]$/.test(value.text.slice(0, start - before));
  const isLast = start + word.length === value.text.length;
  if (!isOwnItem || (behind === 0 && !isLast)) return [];
  const lead = isLast ? (/[, \t:]+$/.exec(value.text.slice(0, start - before))?.[0].length ?? 0) : 0;
  if (start - before - lead <= 0 && isLast) return [];
  const span = spanWithin(
    { value, valueSpan: { start: 0, end: 0 } },
    { start: start - before - lead, end: start + word.length + behind },
  );
  return [replaceFix(`Remove '${word}'`, uri, span, '')];
}
