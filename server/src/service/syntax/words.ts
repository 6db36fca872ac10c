/**
 * Words of a value as Postfix's mystrtok(3) and mystrtokq(3) cut them: separated by any of a set of characters, with
 * or without `{ … }` that keeps separators. All offsets are into the given text.
 */
import type { Span } from '../text/span.js';

/** A word and where it stands in the text it was cut from. */
export interface Word extends Span {
  readonly text: string;
}

/** Separators of lists: comma and white space (CHARS_COMMA_SP). */
export const LIST_SEPARATORS = ', \t\r\n';
/** Separators of fields and arguments in master.cf. */
export const FIELD_SEPARATORS = ' \t\r\n';

/** The words between separators (mystrtok). */
export function splitWords(text: string, separators: string = LIST_SEPARATORS): Word[] {
  const words: Word[] = [];
  for (let at = 0; ;) {
    while (at < text.length && separators.includes(text.charAt(at))) at += 1;
    if (at >= text.length) return words;
    const start = at;
    while (at < text.length && !separators.includes(text.charAt(at))) at += 1;
    words.push({ start, end: at, text: text.slice(start, at) });
  }
}

/** The words between separators, where text inside balanced braces is never cut (mystrtokq with CHARS_BRACE). */
export function splitBracedWords(text: string, separators: string = LIST_SEPARATORS): Word[] {
  const words: Word[] = [];
  for (let at = 0; ;) {
    while (at < text.length && separators.includes(text.charAt(at))) at += 1;
    if (at >= text.length) return words;
    const start = at;
    for (let level = 0; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === '{') level += 1;
      else if (level > 0) level -= character === '}' ? 1 : 0;
      else if (separators.includes(character)) break;
    }
    words.push({ start, end: at, text: text.slice(start, at) });
  }
}
