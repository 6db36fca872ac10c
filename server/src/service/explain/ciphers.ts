/** What a cipher list leaves: how many suites, how strong, and which of them are weak. */
import { cipherTable, type CipherSuite } from '../catalogue/ciphers.js';
import type { Catalogue } from '../catalogue/catalogue.js';
import { findWord } from '../catalogue/value-words.js';
import { tlsWords } from '../catalogue/word-files.js';
import { evaluateCipherList } from '../tls/cipher-list.js';
import { isWeakSuite } from '../tls/suites.js';
import { escapeText } from '../manual/escape-markdown.js';
import { bullets, code, codes, paragraphs } from './markup.js';

/** Count and strength of what a list chooses from the suites of TLS 1.2 and below, as Markdown. */
export function sayCipherList(list: string, catalogue: Catalogue): string {
  const { openssl } = catalogue.target;
  const { valid, suites } = evaluateCipherList(cipherTable(catalogue.data, openssl), list);
  if (!valid) return `OpenSSL ${openssl} rejects this list: it chooses no suite, or has a mistake in it.`;
  const names = (chosen: readonly CipherSuite[]): string => codes(chosen.map(({ name }) => name));
  const weak = suites.filter(isWeakSuite);
  const anonymous = suites.filter((suite) => suite.au === 'NULL' && !isWeakSuite(suite));
  const bits = suites.map(({ strengthBits }) => strengthBits);
  const [least, most] = [Math.min(...bits), Math.max(...bits)];
  const strength = least === most ? `${most} bits` : `${least} to ${most} bits`;
  const count = suites.length === 1 ? 'one suite' : `${suites.length} suites`;
  return paragraphs([
    `With OpenSSL ${openssl} this chooses ${count} of TLS 1.2 and below, ${strength}. No list touches the suites of TLS 1.3.`,
    bullets([
      weak.length === 0 ? 'None of them is weak' : `**Weak:** ${names(weak)}`,
      anonymous.length === 0
        ? undefined
        : `Without certificates, fine where nobody is authenticated: ${names(anonymous)}`,
      `Most preferred: ${names(suites.slice(0, 3))}`,
    ]),
  ]);
}

/** One word of a cipher list: a group, or a suite. */
export function sayCipherWord(word: string, catalogue: Catalogue): string | undefined {
  const name = word.replace(/^[!+-]/, '');
  const { openssl } = catalogue.target;
  const table = cipherTable(catalogue.data, openssl);
  const suite = table.byName.get(name);
  if (suite !== undefined) {
    return paragraphs([
      `**${escapeText(suite.name)}** · cipher suite`,
      `Key exchange ${suite.kx}, authentication ${suite.au}, encryption ${suite.enc}, ${suite.strengthBits} bits${isWeakSuite(suite) ? '; **weak**' : ''}. IANA calls it ${code(suite.iana)}.`,
    ]);
  }
  const group = findGroup(name, catalogue);
  if (group === undefined) return undefined;
  const { suites, valid } = evaluateCipherList(table, name);
  const count = valid
    ? `In OpenSSL ${openssl}: ${suites.length} suites.`
    : `OpenSSL ${openssl} has no such suites.`;
  return paragraphs([`**${escapeText(name)}** · cipher group`, `${escapeText(group)} ${count}`]);
}

function findGroup(name: string, catalogue: Catalogue): string | undefined {
  const { cipherGroups } = tlsWords(catalogue.data);
  const found = cipherGroups.find((group) => group.name === name)?.summary;
  if (found !== undefined || !name.includes('+')) return found;
  const parts = name.split('+').map((part) => findWord(cipherGroups, part));
  return parts.every((part) => part !== undefined)
    ? 'The suites that are in all of these groups.'
    : undefined;
}
