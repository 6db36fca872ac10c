/** Between offsets of the model and positions of LSP; LSP's types begin here. */
import type { Position, Range } from 'vscode-languageserver-types';
import type { LineIndex } from '../text/lines.js';
import type { Span } from '../text/span.js';

/** The range of a span. */
export function rangeOf(lines: LineIndex, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

/** The span of a range; positions outside the text are moved to its nearest place. */
export function spanOf(lines: LineIndex, range: Range): Span {
  return { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
}

/** The offset of a position. */
export function offsetOf(lines: LineIndex, position: Position): number {
  return lines.offsetAt(position);
}
