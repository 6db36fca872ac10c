/** The items of a cipher list as OpenSSL reads them: an operator, and words joined with "+". */
import type { Span } from '../text/span.js';
import type { CipherOperator } from './cipher-order.js';

/** A word of a cipher list. */
export interface CipherWord {
  readonly text: string;
  readonly span: Span;
}

/** One item of a list, before anybody asked what its words mean. */
export interface CipherItem {
  readonly span: Span;
  /** 'error' where OpenSSL finds something that no item can begin with. */
  readonly operator: CipherOperator | 'command' | 'error';
  readonly words: readonly CipherWord[];
  /** Ends with a "+" that nothing follows: an error, unless a word before it is passed over. */
  readonly incomplete?: true;
}

const OPERATORS: Readonly<Record<string, CipherItem['operator']>> = {
  '-': 'remove',
  '+': 'move-to-end',
  '!': 'forbid',
  '@': 'command',
};

/** Whether a character separates items. */
export function isSeparator(character: string | undefined): boolean {
  return character === ':' || character === ',' || character === ' ' || character === ';';
}

/** The offset of the next separator at or behind `offset`, or the end of the list. */
export function nextSeparator(list: string, offset: number): number {
  let end = offset;
  while (end < list.length && !isSeparator(list[end])) end += 1;
  return end;
}

/** Reads the item that begins at `start`, which is no separator and not behind the end. */
export function readCipherItem(list: string, start: number): CipherItem {
  const operator = OPERATORS[list[start] ?? ''] ?? 'add';
  const words: CipherWord[] = [];
  let offset = operator === 'add' ? start : start + 1;
  for (;;) {
    const word = readWord(list, offset);
    if (word === undefined) break;
    words.push(word);
    offset = word.span.end;
    if (operator === 'command' || list[offset] !== '+')
      return { span: { start, end: offset }, operator, words };
    offset += 1;
  }
  const span = { start, end: Math.max(offset, start + 1) };
  if (words.length === 0) return { span, operator: 'error', words };
  return { span, operator, words, incomplete: true };
}

function readWord(list: string, start: number): CipherWord | undefined {
  let end = start;
  while (end < list.length && isWordCharacter(list.charCodeAt(end))) end += 1;
  return end === start ? undefined : { text: list.slice(start, end), span: { start, end } };
}

/** Letters, digits and "-", ".", "=", "_". */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x3d ||
    code === 0x5f
  );
}
