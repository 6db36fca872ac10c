/** TLS protocol lists: what one word of a list means, and which versions the whole list leaves. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { findWord } from '../catalogue/value-words.js';
import { tlsWords } from '../catalogue/word-files.js';
import { evaluateProtocolList } from '../tls/protocol-list.js';
import { escapeText } from '../manual/escape-markdown.js';
import { bullets, code, codes, paragraphs } from './markup.js';

/** A word of a protocol list, and what the list as a whole leaves. */
export function sayProtocolWord(
  word: string,
  list: string,
  parameter: string,
  catalogue: Catalogue,
): string | undefined {
  const { protocols, protocolForms } = tlsWords(catalogue.data);
  const form = protocolForms.find(({ name }) => word.startsWith(name));
  const protocol = findWord(protocols, form === undefined ? word : word.slice(form.name.length));
  if (protocol === undefined && form === undefined) return undefined;
  const role = /^(smtpd|postscreen|tlsproxy)_/.test(parameter) ? 'server' : 'client';
  const { valid, enabled } = evaluateProtocolList(list, { postfix: catalogue.target.postfix, role });
  return paragraphs([
    `**${escapeText(word)}** · TLS protocol`,
    [protocol?.summary, form?.summary]
      .filter((each) => each !== undefined)
      .map(escapeText)
      .join(' '),
    bullets([
      valid
        ? `The whole list allows ${enabled.length === 0 ? 'no version at all' : codes(enabled)}`
        : `Postfix ${catalogue.target.postfix} rejects the list ${code(list)}`,
    ]),
  ]);
}
