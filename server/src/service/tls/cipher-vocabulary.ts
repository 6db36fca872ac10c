/** Whether OpenSSL knows the words of a cipher list or exclusion, and what was meant by one that it never knew. */
import { closest, distance } from 'fastest-levenshtein';
import { cipherTable, type CipherTable } from '../catalogue/ciphers.js';
import { tlsWords } from '../catalogue/word-files.js';
import type { Instance } from '../model/instance.js';
import type { CipherItemOutcome } from './cipher-list.js';
import { completeList } from './cipher-uses.js';

/** Knows the words of one OpenSSL release and of those before it. */
export interface CipherVocabulary {
  readonly table: CipherTable;
  /** What OpenSSL makes of one item, built with everything it can be built with. */
  outcomeOf(item: string): CipherItemOutcome | undefined;
  /** Whether an older OpenSSL knew a word. */
  isFormer(word: string): boolean;
  /** The word that was meant; undefined when nothing is near. */
  meant(word: string): string | undefined;
}

/** Suites of OpenSSL before 1.1: export, single DES, static Diffie-Hellman, Kerberos. */
const FORMER_SUITE =
  /^(EXP(1024)?-)?((ECDHE?|DHE?|EDH|ADH|AECDH|KRB5|PSK|SRP)-)?((RSA|DSS|ECDSA)-)?(DES-CBC3?|DES|RC4(-64)?|RC2-CBC|IDEA-CBC|SEED|CAMELLIA(128|256)|AES(128|256)(-GCM)?|NULL)-(SHA|SHA256|SHA384|MD5)$/;

/** Opens the vocabulary for an instance's release of OpenSSL. */
export function cipherVocabulary(instance: Instance): CipherVocabulary {
  const { catalogue } = instance;
  const table = cipherTable(catalogue.data, catalogue.target.openssl);
  const former = new Set(tlsWords(catalogue.data).formerCipherWords);
  let names: string[] | undefined;
  return {
    table,
    outcomeOf: (item) => completeList(instance, item).items[0]?.outcome,
    isFormer: (word) => former.has(word) || FORMER_SUITE.test(word),
    meant(word) {
      names ??= [...table.aliases.keys(), ...table.byName.keys()];
      return nearestWord(word, names);
    },
  };
}

function nearestWord(word: string, names: readonly string[]): string | undefined {
  if (word.length < 3 || word.length > 60) return undefined;
  const folded = word.toUpperCase().replaceAll('_', '-');
  const same = names.find((name) => name.toUpperCase() === folded);
  if (same !== undefined) return same;
  const found = closest(word, names.slice());
  return distance(word, found) <= (word.length < 8 ? 1 : 2) ? found : undefined;
}
