/** Which services use a grade's cipher list, and what that list with their exclusions leaves. */
import { cipherTable, type CipherSuite } from '../catalogue/ciphers.js';
import type { Instance } from '../model/instance.js';
import { exclusionWords } from './cipher-choice.js';
import { evaluateCipherList, type CipherList } from './cipher-list.js';
import { inForce, tlsUsers, type TlsUser } from './users.js';

/** Lists that are remembered before all are forgotten: those of a few files, and of somebody who is writing one. */
const MOST_REMEMBERED = 400;

/** The exclusions in force for a service, all their words. */
export function exclusionsOf(instance: Instance, user: TlsUser): string[] {
  const own = user.reader.prefix;
  const names = [`${own}_tls_exclude_ciphers`];
  if (user.level.mandatory) names.push(`${own}_tls_mandatory_exclude_ciphers`);
  return names.flatMap((name) =>
    exclusionWords(instance.effective(name, user.reader.service).value).map(({ text }) => text),
  );
}

/** The grade in force for a service, in lower case. */
export function gradeOf(instance: Instance, user: TlsUser): string {
  return instance.effective(inForce(user, 'ciphers'), user.reader.service).value.toLowerCase();
}

/** The parameter with the list of a grade in the target release. */
export function listOfGrade({ catalogue }: Instance, grade: string): string | undefined {
  if (!['high', 'medium', 'low', 'export', 'null'].includes(grade)) return undefined;
  const isOld =
    (grade === 'low' || grade === 'export') && catalogue.defaultOf(`tls_${grade}_cipherlist`) === '';
  return `tls_${isOld ? 'medium' : grade}_cipherlist`;
}

/** The services that do TLS and take their suites from a parameter such as tls_high_cipherlist. */
export function usersOfCipherList(instance: Instance, parameter: string): TlsUser[] {
  return tlsUsers(instance).filter(
    (user) => user.level.level !== 'none' && listOfGrade(instance, gradeOf(instance, user)) === parameter,
  );
}

/** The meaning of a list for an OpenSSL built with all that it can be built with; remembered, it takes a while. */
export function completeList({ catalogue }: Instance, list: string): CipherList {
  const { data, target } = catalogue;
  const name = `cipher lists ${target.openssl}`;
  const known = data.remember(name, () => new Map<string, CipherList>()) as Map<string, CipherList>;
  let found = known.get(list);
  if (found === undefined) {
    found = evaluateCipherList(cipherTable(data, target.openssl), list, { build: 'complete' });
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(list, found);
  }
  return found;
}

/** Key exchanges that Postfix can do: nobody gives it pre-shared keys or passwords for the others. */
const POSSIBLE: readonly string[] = ['RSA', 'ECDHE', 'DHE'];

/** Of some words those that choose suites which are among the given ones and which no word before them chooses. */
export function wordsThatChoose(
  instance: Instance,
  words: readonly string[],
  suites: readonly CipherSuite[],
): string[] {
  const left = new Set(suites.filter(({ kx }) => POSSIBLE.includes(kx)).map(({ id }) => id));
  return words.filter((word) => {
    const before = left.size;
    for (const { id } of suitesOf(instance, word)) left.delete(id);
    return left.size < before;
  });
}

/** The suites of TLS 1.2 and below that a list chooses. */
export function suitesOf(instance: Instance, list: string): readonly CipherSuite[] {
  return completeList(instance, list).suites;
}
