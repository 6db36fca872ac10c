/**
 * How Postfix joins physical lines into logical ones (readllines(3), used for main.cf, master.cf and lookup tables):
 * lines that are empty, white space or begin with "#" after white space are left out wherever they stand, and a line
 * that begins with white space continues the one before it.
 */
import { isSpace, skipSpace } from '../text/characters.js';
import type { Span } from '../text/span.js';
import { cookSlice, TextJoiner, type CookedText } from './cooked-text.js';
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
  const hasNul = text.includes('\0');
  const lines: PhysicalLine[] = [];
  const logical: LogicalLine[] = [];
  let firstLine = -1;
  let lastLine = -1;
  const close = (): void => {
    const line = firstLine < 0 ? undefined : lines[firstLine];
    if (line === undefined) return;
    const isSimple = firstLine === lastLine && !hasNul;
    logical.push(
      isSimple
        ? new SingleLine(text, line.start, line.end, firstLine)
        : joinLines(text, lines, firstLine, lastLine, hasNul),
    );
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
      else kind = firstLine >= 0 && content > start ? 'continuation' : 'first';
    }
    if (kind === 'first') {
      close();
      firstLine = lines.length;
    }
    if (kind === 'first' || kind === 'continuation') lastLine = lines.length;
    lines.push({ kind, start, end, next });
    start = next;
  }
  close();
  return { text, lines, logical, pieces };
}

/**
 * A logical line that is one physical line with no NUL: nearly all of them, and a lookup table may have a million. It
 * is a class so that its text is cut out only where somebody asks for it.
 */
class SingleLine implements LogicalLine {
  readonly nul = -1;

  constructor(
    private readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly firstLine: number,
  ) {}

  get lastLine(): number {
    return this.firstLine;
  }

  get dropped(): boolean {
    return isSpace(this.text.charCodeAt(this.start));
  }

  get cooked(): CookedText {
    return cookSlice(this.text, this);
  }
}

/** Joins the lines between two that carry text, both included, up to the first NUL. */
function joinLines(
  text: string,
  lines: readonly PhysicalLine[],
  firstLine: number,
  lastLine: number,
  hasNul: boolean,
): LogicalLine {
  const joiner = new TextJoiner(text);
  let nul = -1;
  let end = 0;
  for (let index = firstLine; index <= lastLine; index += 1) {
    const line = lines[index];
    if (line === undefined || line.kind === 'blank' || line.kind === 'comment') continue;
    end = line.end;
    if (nul >= 0) continue;
    if (hasNul) nul = indexWithin(text, '\0', line);
    joiner.add(line.start, nul < 0 ? line.end : nul);
  }
  const { start } = joiner;
  const dropped = isSpace(text.charCodeAt(start));
  return { start, end, cooked: joiner.join(), firstLine, lastLine, dropped, nul };
}

/** Where a character first stands in a span of a text; -1 when nowhere. */
function indexWithin(text: string, character: string, { start, end }: Span): number {
  const at = text.indexOf(character, start);
  return at < end ? at : -1;
}
