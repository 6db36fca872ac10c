/**
 * The logical lines of a lookup table, one after the other: as readllines(3) joins them, without a tree, so that a table
 * of a million lines needs no more memory than its text.
 */
import { isSpace, skipSpace } from '../text/characters.js';
import { TextJoiner, type CookedText } from './cooked-text.js';
import { piecesWithin, templatePieces, type TemplatePiece } from './template.js';

/** A logical line; white space and line ends at its edges belong to its text. */
export interface TableLine {
  readonly cooked: CookedText;
  readonly start: number;
  readonly end: number;
  /** Source offset of a NUL in it; -1 without one. The cooked text ends there. */
  readonly nul: number;
  /** Set when it begins with white space, so that Postfix drops all of it. */
  readonly dropped: boolean;
}

/** Above this size a text is not searched for pieces of a template: nobody writes a template that large. */
const LARGEST_TEMPLATE = 1 << 20;

/** The lines that Postfix reads. Lines with a piece of a template are left out: what they become is not known. */
export function* tableLines(text: string): Generator<TableLine> {
  const pieces = text.length > LARGEST_TEMPLATE ? [] : templatePieces(text);
  const known = (line: TableLine): boolean =>
    pieces.length === 0 || piecesWithin(pieces, line.start, line.end).length === 0;
  let joiner = new TextJoiner(text);
  let lastEnd = 0;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const content = skipSpace(text, start, end);
    if (content < end && text.charCodeAt(content) !== 35 && !isStatement(text, pieces, content, end)) {
      if (!joiner.isEmpty && content === start) {
        const line = finish(text, joiner, lastEnd);
        if (known(line)) yield line;
        joiner = new TextJoiner(text);
      }
      joiner.add(start, end);
      lastEnd = end;
    }
    start = end + 1;
  }
  if (joiner.isEmpty) return;
  const line = finish(text, joiner, lastEnd);
  if (known(line)) yield line;
}

function isStatement(text: string, pieces: readonly TemplatePiece[], start: number, end: number): boolean {
  if (pieces.length === 0) return false;
  return pieces.some(
    (piece) => piece.kind === 'statement' && piece.start <= start && text.slice(piece.end, end).trim() === '',
  );
}

function finish(text: string, joiner: TextJoiner, end: number): TableLine {
  const { start } = joiner;
  const cooked = joiner.join();
  const zero = cooked.text.indexOf('\0');
  const dropped = isSpace(text.charCodeAt(start));
  if (zero < 0) return { cooked, start, end, nul: -1, dropped };
  return { cooked: cooked.slice(0, zero), start, end, nul: cooked.offsetAt(zero), dropped };
}
