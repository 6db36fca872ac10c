/** The words that a parameter's value may be or have, with a sentence on each: from the facts on it and on its kind. */
import type { DataSource } from './data-source.js';
import type { ParameterKind } from './kinds.js';
import { textOf } from './texts.js';
import { smtpWords, tlsWords } from './word-files.js';
import type { NamedWord } from './words.js';

/** The words of a parameter's value; none for a value that is free text, a number or a path. */
export function valueWords(data: DataSource, kind: ParameterKind): readonly NamedWord[] {
  const sentences = textOf(data, kind.name)?.values ?? {};
  const shared = sharedWords(data, kind);
  const own = [...(kind.values ?? []), ...(kind.words ?? [])].map(({ value, since }): NamedWord => {
    const summary = sentences[value] ?? findWord(shared, value)?.summary ?? '';
    return { name: value, summary, ...(since !== undefined && { since }) };
  });
  return kind.values === undefined ? [...own, ...shared.filter(({ name }) => !findWord(own, name))] : own;
}

/** A word by its name, in any case of letters where no word has exactly that one. */
export function findWord<W extends NamedWord>(words: readonly W[], name: string): W | undefined {
  const lower = name.toLowerCase();
  return words.find((word) => word.name === name) ?? words.find((word) => word.name.toLowerCase() === lower);
}

/** Words that several parameters have in common. */
function sharedWords(data: DataSource, { name, kind }: ParameterKind): readonly NamedWord[] {
  if (kind === 'security-level') {
    const role = name.startsWith('smtpd_') || name.startsWith('postscreen_') ? 'server' : 'client';
    return tlsWords(data).levels.filter((level) => level.role === role);
  }
  if (kind === 'cipher-grade') return tlsWords(data).cipherGrades;
  if (kind === 'digest' || name === 'tls_dane_digests') return tlsWords(data).digests;
  if (name === 'tls_eecdh_auto_curves') {
    return tlsWords(data).keyExchangeGroups.filter(({ kind: group }) => group !== 'ffdhe');
  }
  if (name === 'tls_ffdhe_auto_groups') {
    return tlsWords(data).keyExchangeGroups.filter(({ kind: group }) => group === 'ffdhe');
  }
  if (/_discard_(ehlo|lhlo)_keywords$/.test(name)) {
    const side = name.startsWith('smtpd_') || name.startsWith('postscreen_') ? 'server' : 'client';
    return smtpWords(data).ehloKeywords.filter(({ sides }) => sides.includes(side));
  }
  return /^milter_\w+_macros$/.test(name) ? smtpWords(data).milterMacros : [];
}
