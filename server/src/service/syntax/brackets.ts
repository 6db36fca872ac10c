/** Brackets that enclose text in values and master.cf: `{ … }` and `( … )`, as balpar(3) and extpar(3) pair them. */
import { isSpace } from '../text/characters.js';

/** The offset of the bracket that closes the one at `open`, or -1; other kinds of brackets do not count. */
export function closingBracket(text: string, open: number, end: number): number {
  const opener = text.charCodeAt(open);
  const closer = opener === 123 ? 125 : 41;
  let level = 0;
  for (let at = open; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === opener) level += 1;
    else if (code === closer && --level === 0) return at;
  }
  return -1;
}

/** The first offset at or behind `from` that is not a blank, tab or line end (CHARS_SPACE), at most `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** What is between the braces that a text begins with, and what is wrong with them. */
export interface Enclosed {
  readonly start: number;
  readonly end: number;
  readonly problem?: 'missing-close-brace' | 'text-after-brace';
}

/** Takes the braces off the word `[start, end)`, which begins with "{"; white space inside them is left out. */
export function insideBraces(text: string, start: number, end: number): Enclosed {
  const close = closingBracket(text, start, end);
  let from = start + 1;
  let to = close < 0 ? end : close;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to -= 1;
  while (from < to && isSpace(text.charCodeAt(from))) from += 1;
  if (close < 0) return { start: from, end: to, problem: 'missing-close-brace' };
  return close + 1 < end ? { start: from, end: to, problem: 'text-after-brace' } : { start: from, end: to };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 10;
}
