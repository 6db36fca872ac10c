/** `name = value` as split_nameval(3) of Postfix splits it: in main.cf, in `-o` options and in database client files. */
import { isSpace, skipSpace, trimEnd } from '../text/characters.js';
import type { Span } from '../text/span.js';
import { sourceSpan, type CookedText } from './cooked-text.js';

/** A name, its "=" and its value without white space around it. */
export interface NameValue {
  readonly name: string;
  readonly nameSpan: Span;
  /** Source offset of the "=". */
  readonly equals: number;
  readonly value: CookedText;
  /** Where the value stands; empty, behind the "=", for an empty one. */
  readonly valueSpan: Span;
}

/** Splits a text at its first "="; says what is missing when it has no name or no "=". */
export function splitNameValue(cooked: CookedText): NameValue | 'missing-name' | 'missing-equals' {
  const text = cooked.text;
  const end = text.length;
  const nameStart = skipSpace(text, 0, end);
  let nameEnd = nameStart;
  while (nameEnd < end && text.charCodeAt(nameEnd) !== 61 && !isSpace(text.charCodeAt(nameEnd))) nameEnd += 1;
  if (nameEnd === nameStart) return 'missing-name';
  const equals = skipSpace(text, nameEnd, end);
  if (text.charCodeAt(equals) !== 61) return 'missing-equals';
  const valueStart = skipSpace(text, equals + 1, end);
  const valueEnd = trimEnd(text, valueStart, end);
  const at = cooked.offsetAt(equals);
  return {
    name: text.slice(nameStart, nameEnd),
    nameSpan: sourceSpan(cooked, nameStart, nameEnd),
    equals: at,
    value: cooked.slice(valueStart, valueEnd),
    valueSpan:
      valueEnd > valueStart ? sourceSpan(cooked, valueStart, valueEnd) : { start: at + 1, end: at + 1 },
  };
}
