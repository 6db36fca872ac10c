/** Text as Postfix sees it after joining physical lines, with the way back to where each character stands. */
import type { Span } from '../text/span.js';

/** One run of characters that stand together in the source. */
export interface Segment {
  /** Where the run begins in the cooked text. */
  readonly at: number;
  /** Where it stands in the source. */
  readonly start: number;
  readonly end: number;
}

/** Cooked text, which knows where its characters stand. */
export interface CookedText {
  readonly text: string;
  /** The runs it is made of, in order, covering all of it; made when they are asked for. */
  readonly segments: readonly Segment[];
  /** The source offset of the character at a cooked offset; the end of the last segment for the end of the text. */
  offsetAt(at: number): number;
  /** A part of it as a cooked text of its own. */
  slice(start: number, end: number): CookedText;
}

/** Cooked text that is one piece of the source. */
export function cookSlice(source: string, { start, end }: Span): CookedText {
  return new PlainText(source.slice(start, end), start);
}

/**
 * Joins pieces of the source into one cooked text. Nearly all texts are of one piece, and a list may have thousands, so
 * that their places are kept as plain numbers: where each begins in the cooked text and where in the source, in turns.
 */
export class TextJoiner {
  private text = '';
  private first = -1;
  private runs: Int32Array | undefined;
  private used = 2;

  constructor(private readonly source: string) {}

  /** Where the first piece begins in the source. */
  get start(): number {
    return Math.max(0, this.first);
  }

  get isEmpty(): boolean {
    return this.first < 0;
  }

  /** Adds the source between two offsets. */
  add(start: number, end: number): void {
    if (this.first < 0) this.first = start;
    else this.keep(start);
    this.text += this.source.slice(start, end);
  }

  /** All that was added. */
  join(): CookedText {
    if (this.runs === undefined) return new PlainText(this.text, this.start);
    return new JoinedText(this.text, this.runs.subarray(0, this.used));
  }

  private keep(start: number): void {
    let runs = this.runs;
    if (runs === undefined || runs.length === this.used) {
      runs = new Int32Array(4 * this.used);
      if (this.runs === undefined) runs[1] = this.first;
      else runs.set(this.runs);
      this.runs = runs;
    }
    runs[this.used] = this.text.length;
    runs[this.used + 1] = start;
    this.used += 2;
  }
}

/** The source span of a part of the cooked text. It takes in line ends and comments that lie between. */
export function sourceSpan(cooked: CookedText, start: number, end: number): Span {
  const first = cooked.offsetAt(start);
  return { start: first, end: end > start ? cooked.offsetAt(end - 1) + 1 : first };
}

/** The cooked offset of a source offset; undefined where the source is not part of the cooked text. */
export function cookedOffset(cooked: CookedText, source: number): number | undefined {
  for (const segment of cooked.segments) {
    if (source >= segment.start && source <= segment.end) return segment.at + (source - segment.start);
  }
  return undefined;
}

/** One piece of the source. */
class PlainText implements CookedText {
  constructor(
    readonly text: string,
    private readonly start: number,
  ) {}

  get segments(): readonly Segment[] {
    return [{ at: 0, start: this.start, end: this.start + this.text.length }];
  }

  offsetAt(at: number): number {
    return this.start + at;
  }

  slice(start: number, end: number): CookedText {
    return new PlainText(this.text.slice(start, end), this.start + start);
  }
}

/** Several pieces of the source. */
class JoinedText implements CookedText {
  private made: readonly Segment[] | undefined;

  constructor(
    readonly text: string,
    private readonly runs: Int32Array,
  ) {}

  get segments(): readonly Segment[] {
    return (this.made ??= segmentsOf(this.runs, this.text.length));
  }

  offsetAt(at: number): number {
    let low = 0;
    let high = this.runs.length >> 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.runs[2 * middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return (this.runs[2 * low + 1] ?? 0) + at - (this.runs[2 * low] ?? 0);
  }

  slice(start: number, end: number): CookedText {
    return new PartOfText(this, start, end);
  }
}

function segmentsOf(runs: Int32Array, length: number): readonly Segment[] {
  const segments: Segment[] = [];
  for (let i = 0; i < runs.length; i += 2) {
    const at = runs[i] ?? 0;
    const start = runs[i + 1] ?? 0;
    segments.push({ at, start, end: start + (runs[i + 2] ?? length) - at });
  }
  return segments;
}

/** A part of a text of several pieces. */
class PartOfText implements CookedText {
  readonly text: string;
  private made: readonly Segment[] | undefined;

  constructor(
    private readonly whole: JoinedText,
    private readonly start: number,
    end: number,
  ) {
    this.text = whole.text.slice(start, end);
  }

  get segments(): readonly Segment[] {
    return (this.made ??= this.cut());
  }

  offsetAt(at: number): number {
    // The end of the text is behind its last character, not in front of what follows it in the whole.
    const { length } = this.text;
    if (at > 0 && at >= length) return this.whole.offsetAt(this.start + length - 1) + 1 + at - length;
    return this.whole.offsetAt(this.start + at);
  }

  slice(start: number, end: number): CookedText {
    return new PartOfText(this.whole, this.start + start, this.start + end);
  }

  private cut(): readonly Segment[] {
    const end = this.start + this.text.length;
    const cut: Segment[] = [];
    for (const segment of this.whole.segments) {
      const from = Math.max(this.start, segment.at);
      const to = Math.min(end, segment.at + segment.end - segment.start);
      if (from > to || (from === to && cut.length > 0)) continue;
      const shift = segment.start - segment.at;
      cut.push({ at: from - this.start, start: from + shift, end: to + shift });
    }
    return cut;
  }
}
