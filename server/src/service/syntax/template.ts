/**
 * Pieces of a template in a configuration file: Jinja and Go `{{ … }}`, `{% … %}`, `{# … #}`, ERB `<% … %>`, PHP
 * `<?… ?>`, Template Toolkit `[% … %]` and placeholders such as `__NAME__`, `@NAME@` or `%{name}`. What they become is not known, so they are opaque.
 */
import type { Span } from '../text/span.js';

/** A piece of a template. */
export interface TemplatePiece extends Span {
  /** A statement stands for no text of its own: if, else, for, a comment. */
  readonly kind: 'statement' | 'text';
}

const HINT = /\{\{|\{%|\{#|<%|<\?|\[%|%\{|__[A-Z]|@[A-Z]|%%/;

/** Each kind, and the mark without which a text has none of it. No piece is longer than a page of text. */
const KINDS: readonly (readonly [closing: string, pattern: string])[] = [
  ['%}', String.raw`\{%.{0,2000}?%\}`],
  ['#}', String.raw`\{#.{0,2000}?#\}`],
  ['%>', String.raw`<%.{0,2000}?%>`],
  ['%]', String.raw`\[%.{0,2000}?%\]`],
  ['<?', String.raw`<\?(?:php|=).{0,2000}?(?:\?>|$)`],
  ['%{', String.raw`(?<!\w)%\{\w+\}`],
  ['__', String.raw`__[A-Z][A-Z0-9_]{0,100}__`],
  ['@', String.raw`@[A-Z][A-Za-z0-9_]{0,100}@`],
  ['%%', String.raw`%%[A-Za-z][^%\n]{0,100}%%`],
];

/** Double braces, other than those of Postfix's own `${{a} == {b} ? {{c}} : {d}}`. */
const BRACES = String.raw`(?<![$?][ \t]*)\{\{(?=[^{}]*\w)[^{}]*\}\}(?!\s*\})`;

/** Where there are statements of Jinja, "{{" begins an expression, whatever is in it. */
const BRACES_OF_JINJA = String.raw`\{\{[^\n]{0,500}?\}\}`;

/** Go and Handlebars write statements in the brackets of expressions. */
const BRACKET_STATEMENT = /^\{\{-?\s*(?:[#/!^]|(?:if|else|end|range|with|define|template|block)\b)/;

/** Types of tables whose text in braces is their content: `inline:{{a = b}}` is no template. */
const INLINE_TABLE = /(?:inline|pcre|regexp|cidr|pipemap|unionmap|randmap|static):$/;

/** The pieces of a template in a text, in their order; none for nearly all texts. */
export function templatePieces(text: string): TemplatePiece[] {
  if (!HINT.test(text)) return [];
  const pieces: TemplatePiece[] = [];
  for (const match of text.matchAll(piecesOf(text))) {
    const [piece] = match;
    const start = match.index;
    if (piece.startsWith('{{') && INLINE_TABLE.test(text.slice(Math.max(0, start - 10), start))) continue;
    pieces.push({ start, end: start + piece.length, kind: isStatement(piece) ? 'statement' : 'text' });
  }
  return pieces;
}

/** The pattern of all kinds that a text can have, so that marks which nothing closes are not searched for. */
function piecesOf(text: string): RegExp {
  const kinds = KINDS.filter(([closing]) => text.includes(closing)).map(([, pattern]) => pattern);
  const braces = text.includes('{%') ? BRACES_OF_JINJA : BRACES;
  return new RegExp([...kinds, ...(text.includes('}}') ? [braces] : ['(?!)'])].join('|'), 'gs');
}

function isStatement(piece: string): boolean {
  if (/^(?:\{%|\{#|<\?php)/.test(piece)) return true;
  if (piece.startsWith('<%')) return !piece.startsWith('<%=');
  return (
    BRACKET_STATEMENT.test(piece) || /^\[%-?\s*(?:IF|UNLESS|ELSE|ELSIF|END|FOREACH|SET|BLOCK)\b/.test(piece)
  );
}

/** Whether a line has statements of a template and nothing else but white space. */
export function isTemplateLine(
  text: string,
  pieces: readonly TemplatePiece[],
  start: number,
  end: number,
): boolean {
  let at = start;
  let found = false;
  for (const piece of piecesWithin(pieces, start, end)) {
    if (piece.kind !== 'statement') return false;
    if (text.slice(at, Math.max(at, piece.start)).trim() !== '') return false;
    at = Math.max(at, Math.min(piece.end, end));
    found = true;
  }
  return found && text.slice(at, end).trim() === '';
}

/** The pieces that share a character with a span. */
export function piecesWithin(
  pieces: readonly TemplatePiece[],
  start: number,
  end: number,
): readonly TemplatePiece[] {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < pieces.length && (pieces[last]?.start ?? end) < end) last += 1;
  return pieces.slice(low, last);
}
