/**
 * How Postfix joins physical lines into logical ones (readllines(3), used for main.cf, master.cf and lookup tables):
 * lines that are empty, white space or begin with "#" after white space are left out wherever they stand, and a line
 * that begins with white space continues the one before it.
 */
import { isSpace, skipSpace } from '../text/characters.js';
import type { Span } from '../text/span.js';
import type { CookedText, Segment } from './cooked-text.js';
import { isTemplateLine, templatePieces, type TemplatePiece } from './template.js';

/** What a physical line is to readllines(3). */
export type LineKind = 'blank' | 'comment' | 'first' | 'continuation';

/** One physical line; `end` is before its line end, `next` behind it. */
export interface PhysicalLine extends Span {
  readonly kind: LineKind;
  readonly next: number;
}

/** A logical line: the joined text with no line ends, and the physical lines it is made of. */
export interface LogicalLine extends Span {
  readonly cooked: CookedText;
  /** Indexes into `lines` of the first and last physical line that carry its text. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Set when it begins with white space, so that Postfix drops all of it. */
  readonly dropped: boolean;
  /** Source offset of a NUL in it, behind which Postfix ignores the text; -1 without one. */
  readonly nul: number;
}

/** The lines of a file. The physical lines with their line ends are the whole text. */
export interface LineTree {
  readonly text: string;
  readonly lines: readonly PhysicalLine[];
  readonly logical: readonly LogicalLine[];
  /** Pieces of a template; a line of statements alone counts as a comment. */
  readonly pieces: readonly TemplatePiece[];
}

/** Splits a text into physical and logical lines; any text gives a tree. */
export function parseLines(text: string): LineTree {
  const pieces = templatePieces(text);
  const lines: PhysicalLine[] = [];
  const logical: LogicalLine[] = [];
  let open: { segments: Segment[]; firstLine: number; lastLine: number; nul: number } | undefined;
  let length = 0;
  const close = (): void => {
    if (open === undefined) return;
    logical.push(finish(text, open));
    open = undefined;
  };
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const next = newline < 0 ? end : newline + 1;
    const content = skipSpace(text, start, end);
    let kind: LineKind = 'blank';
    if (content < end) {
      const isTemplate = pieces.length > 0 && isTemplateLine(text, pieces, start, end);
      if (text.charCodeAt(content) === 35 || isTemplate) kind = 'comment';
      else kind = open !== undefined && content > start ? 'continuation' : 'first';
    }
    if (kind === 'first') {
      close();
      length = 0;
      open = { segments: [], firstLine: lines.length, lastLine: lines.length, nul: -1 };
    }
    if (open !== undefined && (kind === 'first' || kind === 'continuation')) {
      open.segments.push({ at: length, start, end });
      open.lastLine = lines.length;
      length += end - start;
    }
    lines.push({ kind, start, end, next });
    start = next;
  }
  close();
  return { text, lines, logical, pieces };
}

function finish(
  text: string,
  open: { segments: Segment[]; firstLine: number; lastLine: number; nul: number },
): LogicalLine {
  const { segments, firstLine, lastLine } = open;
  const first = segments[0];
  const last = segments[segments.length - 1];
  const start = first?.start ?? 0;
  const end = last?.end ?? 0;
  let joined = first === undefined ? '' : text.slice(first.start, first.end);
  for (let i = 1; i < segments.length; i += 1) {
    const segment = segments[i];
    if (segment !== undefined) joined += text.slice(segment.start, segment.end);
  }
  const dropped = isSpace(text.charCodeAt(start));
  const zero = joined.indexOf('\0');
  if (zero < 0)
    return { start, end, cooked: { text: joined, segments }, firstLine, lastLine, dropped, nul: -1 };
  const kept: Segment[] = [];
  let nul = -1;
  for (const segment of segments) {
    const size = Math.min(segment.end - segment.start, zero - segment.at);
    if (size < 0) break;
    kept.push({ at: segment.at, start: segment.start, end: segment.start + size });
    if (nul < 0 && segment.at + segment.end - segment.start > zero) nul = segment.start + size;
  }
  return {
    start,
    end,
    cooked: { text: joined.slice(0, zero), segments: kept },
    firstLine,
    lastLine,
    dropped,
    nul,
  };
}
