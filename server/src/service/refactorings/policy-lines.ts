/** Lines of a TLS policy table that keep TLS 1.0 for some destinations, beside the entries that are there. */
import type { Instance } from '../model/instance.js';
import { parseLines } from '../syntax/logical-lines.js';
import { splitBracedWords } from '../syntax/words.js';
import type { SecurityLevel } from '../tls/level.js';
import { understandsBounds } from '../tls/protocol-token.js';
import { orNewerInOption } from '../tls/remedy.js';
import type { Span } from '../text/span.js';
import type { Refusal } from './refactoring.js';

/** A destination for documentation (RFC 2606), where nobody has named one yet. */
export const EXAMPLE_DESTINATION = 'legacy.example.com';

/** Destinations as keys of a policy table, or what is wrong with the first that is none. */
export function destinations(texts: readonly string[]): readonly string[] | Refusal {
  const words = texts.flatMap((text) => text.split(/[\s,]+/)).filter((word) => word !== '');
  const wrong = words.find((word) => !/^(\.?[\w-]+(\.[\w-]+)*\.?|\[[\w.:-]+\])(:[\w-]+)?$/.test(word));
  if (wrong !== undefined) {
    return {
      refusal: `"${wrong}" is no destination: name a domain, or a host and port as relayhost does, such as [mail.example.com]:587`,
    };
  }
  return [...new Set(words.map((word) => word.toLowerCase()))];
}

/** The attribute that allows TLS 1.0; the list has no blanks, which would end it. */
export function tls10Attribute({ catalogue }: Instance): string {
  const { postfix } = catalogue.target;
  const list = orNewerInOption('TLSv1', postfix);
  return `protocols=${understandsBounds(postfix) ? list : list.replaceAll(',', ':')}`;
}

/** The line of a destination. */
export function policyLine(instance: Instance, destination: string, level: SecurityLevel): string {
  return `${destination.padEnd(24)}${destination.length < 24 ? '' : ' '}${level} ${tls10Attribute(instance)}`;
}

/** A change to the text of a table. */
export interface TableEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The changes to a table's text that keep TLS 1.0 for destinations: entries changed where there are some, else added. */
export function tableEdits(
  instance: Instance,
  text: string,
  keys: readonly string[],
  level: SecurityLevel,
): TableEdit[] {
  const attribute = tls10Attribute(instance);
  const edits: TableEdit[] = [];
  const missing: string[] = [];
  const { logical } = parseLines(text);
  for (const key of keys) {
    const line = logical.find(({ cooked, dropped }) => !dropped && /^\S+/.exec(cooked.text)?.[0] === key);
    if (line === undefined) {
      missing.push(policyLine(instance, key, level));
      continue;
    }
    const value = line.cooked.text.slice(key.length).trim();
    const words = splitBracedWords(value).map((word) => word.text);
    const others = words.filter((word) => !/^\{?\s*protocols\s*=/i.test(word));
    const newText = `${key} ${[...others, attribute].join(' ')}`;
    edits.push({ span: { start: line.start, end: line.end }, newText });
  }
  if (missing.length > 0) {
    const start = text === '' || text.endsWith('\n') ? '' : '\n';
    const newText = `${start}${missing.join('\n')}\n`;
    edits.push({ span: { start: text.length, end: text.length }, newText });
  }
  return edits;
}
