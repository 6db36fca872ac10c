/**
 * The cipher suites that a grade and its exclusions leave, as Postfix hands them to OpenSSL: the grade's list, then
 * `:!word` for each exclusion. Follows tls_set_ciphers() of tls_misc.c.
 */
import { cipherTable, type CipherSuite, type CipherTable } from '../catalogue/ciphers.js';
import { isAtLeast } from '../catalogue/release.js';
import { tlsWords } from '../catalogue/word-files.js';
import type { Effective, Instance } from '../model/instance.js';
import { splitWords, type Word } from '../syntax/words.js';
import { evaluateCipherList, type CipherList } from './cipher-list.js';
import { sharedSetting, type TlsReader } from './reader.js';

/** What goes into a choice. */
export interface CipherQuestion {
  /** "high", "medium" … in any case of letters. */
  readonly grade: string;
  /** Lists of exclusions as written; words of all of them are excluded. */
  readonly exclusions: readonly string[];
}

/** The suites that can be negotiated, or why there are none. */
export interface CipherChoice {
  /** Of TLS 1.2 and below, most preferred first. */
  readonly suites: readonly CipherSuite[];
  /** Of TLS 1.3; none where no handshake can succeed at all. */
  readonly tls13: readonly CipherSuite[];
  /** OpenSSL's security level that the list asks for; 0 where it says nothing. */
  readonly securityLevel: number;
  /** The list that OpenSSL gets. */
  readonly list: string;
  /** The parameter with the grade's list; undefined for a grade that does not exist. */
  readonly source?: Effective;
  /** Every handshake fails, with a warning in the log. */
  readonly problem?:
    | { readonly kind: 'unknown-grade'; readonly grade: string }
    | { readonly kind: 'bad-exclusion'; readonly word: string }
    | { readonly kind: 'rejected-list' };
}

/** Makes choices for one instance; each list is evaluated once. */
export interface CipherChooser {
  readonly table: CipherTable;
  choose(reader: TlsReader, question: CipherQuestion): CipherChoice;
}

/** Opens a chooser for the instance's release of OpenSSL. */
export function cipherChooser(instance: Instance): CipherChooser {
  const table = cipherTable(instance.catalogue.data, instance.catalogue.target.openssl);
  const known = new Map<string, CipherList>();
  const evaluate = (list: string): CipherList => {
    let result = known.get(list);
    if (result === undefined) known.set(list, (result = evaluateCipherList(table, list)));
    return result;
  };
  return {
    table,
    choose(reader, { grade, exclusions }) {
      const none = { suites: [], tls13: [], securityLevel: 0, list: '' };
      const source = gradeList(reader, grade);
      if (source === undefined) return { ...none, problem: { kind: 'unknown-grade', grade } };
      const words = exclusions.flatMap(exclusionWords);
      const bad = words.find(({ text }) => /^[!+\-@]/.test(text));
      if (bad !== undefined) return { ...none, source, problem: { kind: 'bad-exclusion', word: bad.text } };
      const list = [source.value, ...words.map(({ text }) => `!${text}`)].join(':');
      const { valid, suites, securityLevel } = evaluate(list);
      if (!valid) return { ...none, list, source, problem: { kind: 'rejected-list' } };
      return { suites, tls13: table.tls13, securityLevel: securityLevel ?? 0, list, source };
    },
  };
}

/** The words of a list of exclusions. */
export function exclusionWords(list: string): Word[] {
  return splitWords(list, ', \t\r\n:');
}

/** The parameter with the list of a grade; low and export became other names for medium. */
function gradeList(reader: TlsReader, grade: string): Effective | undefined {
  const { data, target } = reader.instance.catalogue;
  const word = tlsWords(data).cipherGrades.find(({ name }) => name === grade.toLowerCase());
  if (word === undefined) return undefined;
  const { cipherlist, sameAsMediumSince } = word;
  const isMedium = sameAsMediumSince !== undefined && isAtLeast(target.postfix, sameAsMediumSince);
  return sharedSetting(reader, isMedium ? 'tls_medium_cipherlist' : cipherlist);
}
