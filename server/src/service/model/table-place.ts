/**
 * Where in a lookup table an offset is: in a result, or in a setting of a client file. Works line by line on text that
 * is being written; what continues another line is left alone.
 */
import type { TableDocument } from './table-document.js';

/** A place, with the text of its part on both sides of the offset. */
export type TablePlace =
  | { readonly kind: 'name'; readonly before: string; readonly after: string }
  | { readonly kind: 'setting'; readonly name: string; readonly before: string; readonly after: string }
  | { readonly kind: 'result'; readonly before: string; readonly after: string };

/** The place at an offset; undefined in comments, in keys, and where nothing tells how the table is read. */
export function tablePlace(document: TableDocument, offset: number): TablePlace | undefined {
  const { lines, text, use } = document;
  const [syntax] = use?.syntaxes ?? [];
  const { line } = lines.positionAt(offset);
  const start = lines.startOf(line);
  const whole = text.slice(start, lines.offsetAt({ line, character: Infinity })).replace(/\r$/, '');
  const column = Math.min(offset - start, whole.length);
  if (document.isLarge || syntax === undefined || syntax === 'aliases' || /^\s*#|^[ \t]/.test(whole)) {
    return undefined;
  }
  const before = whole.slice(0, column);
  const after = whole.slice(column);
  if (syntax === 'client') return clientPlace(before, after);
  const key = KEYS[syntax].exec(whole)?.[0].length;
  if (key === undefined || column < key) return undefined;
  return { kind: 'result', before: before.slice(key), after };
}

function clientPlace(before: string, after: string): TablePlace | undefined {
  const equals = before.indexOf('=');
  if (equals < 0) return /^\w*$/.test(before) ? { kind: 'name', before, after } : undefined;
  return { kind: 'setting', name: before.slice(0, equals).trim(), before: before.slice(equals + 1), after };
}

const PATTERN = /^!?[ \t]*([^\sA-Za-z0-9])(?:\\.|(?!\1).)*\1[A-Za-z]*[ \t]+/;

/** What is in front of the result, the blanks behind the key included. */
const KEYS = {
  regexp: PATTERN,
  pcre: PATTERN,
  cidr: /^!?(?!(?:end)?if\b)\S+[ \t]+/i,
  indexed: /^(?:"(?:\\.|[^"\\])*"|[^\s"])+[ \t]+/,
} as const;
