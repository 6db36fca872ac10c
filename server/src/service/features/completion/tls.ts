/** TLS protocol lists and cipher lists. */
import { cipherTable } from '../../catalogue/ciphers.js';
import { hasWord, tlsWords } from '../../catalogue/word-files.js';
import type { CompletionContext, Offer } from './context.js';
import type { ValueWord, WordOffers } from './values.js';

/** Protocols: with ">=" where the release knows it, otherwise with "!". */
export function protocolOffers(
  { catalogue }: Pick<CompletionContext, 'catalogue'>,
  { before, after }: Pick<ValueWord, 'before' | 'after'>,
): WordOffers {
  const { postfix } = catalogue.target;
  const { protocols, protocolForms } = tlsWords(catalogue.data);
  const left = /[^\s,:]*$/.exec(before)?.[0].length ?? 0;
  const right = /^[^\s,:]*/.exec(after)?.[0].length ?? 0;
  const isFirst = before.slice(0, before.length - left).trim() === '';
  const forms = protocolForms.filter((form) => hasWord(form, postfix));
  const offers: Offer[] = [];
  for (const { name: sign, summary: formSummary } of forms) {
    for (const { name, summary, broken, ...word } of protocols) {
      if (!hasWord(word, postfix) && word.backportedTo === undefined) continue;
      const isBound = sign !== '!';
      if (isBound && (broken === true || name === 'SSLv2')) continue;
      const isUsual = sign === '>=' && isFirst;
      // What is in use today before what once was, and all of that before upper bounds.
      const rank = isUsual ? (name === 'TLSv1.2' ? 0 : 1) : sign === '!' ? 3 : 2;
      offers.push({
        label: `${sign}${name}`,
        kind: 'word',
        rank,
        documentation: `${formSummary} ${summary}`,
      });
    }
  }
  return { offers, left, right };
}

/** Groups of ciphers, and suites; behind "!", "-" or "+" only the word itself is replaced. */
export function cipherOffers(
  { catalogue }: Pick<CompletionContext, 'catalogue'>,
  { isList, before, after }: Pick<ValueWord, 'before' | 'after'> & { readonly isList: boolean },
): WordOffers {
  const left = /[^\s,:!+]*$/.exec(before)?.[0].replace(/^-/, '').length ?? 0;
  const right = /^[^\s,:]*/.exec(after)?.[0].length ?? 0;
  const table = cipherTable(catalogue.data, catalogue.target.openssl);
  const { cipherGroups, cipherOperators } = tlsWords(catalogue.data);
  const groups = cipherGroups
    .filter(
      ({ name }) => table.aliases.has(name) || ['ALL', 'DEFAULT', 'HIGH', 'MEDIUM', 'LOW'].includes(name),
    )
    .map(({ name, summary }): Offer => ({ label: name, kind: 'word', rank: 1, documentation: summary }));
  const suites = table.suites.map(({ name, strengthBits }): Offer => ({
    label: name,
    kind: 'word',
    rank: 3,
    description: `${strengthBits} bits`,
  }));
  const commands = cipherOperators
    .filter(({ name }) => isList && name.startsWith('@'))
    .map(({ name, summary }): Offer => ({ label: name, kind: 'word', rank: 4, documentation: summary }));
  return { offers: [...groups, ...suites, ...commands], left, right };
}
