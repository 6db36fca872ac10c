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

/** Cooked text and its segments, in order, covering all of it. */
export interface CookedText {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** Cooked text that is one piece of the source. */
export function cookSlice(source: string, span: Span): CookedText {
  return {
    text: source.slice(span.start, span.end),
    segments: [{ at: 0, start: span.start, end: span.end }],
  };
}

/** The source offset of the character at a cooked offset; the end of the last segment for the end of the text. */
export function sourceOffset(cooked: CookedText, at: number): number {
  const segments = cooked.segments;
  let low = 0;
  let high = segments.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.at ?? 0) <= at) low = middle;
    else high = middle;
  }
  const segment = segments[low];
  return segment === undefined ? 0 : segment.start + (at - segment.at);
}

/** The source span of a part of the cooked text. It takes in line ends and comments that lie between. */
export function sourceSpan(cooked: CookedText, start: number, end: number): Span {
  const first = sourceOffset(cooked, start);
  return { start: first, end: end > start ? sourceOffset(cooked, end - 1) + 1 : first };
}

/** The cooked offset of a source offset; undefined where the source is not part of the cooked text. */
export function cookedOffset(cooked: CookedText, source: number): number | undefined {
  for (const segment of cooked.segments) {
    if (source >= segment.start && source <= segment.end) return segment.at + (source - segment.start);
  }
  return undefined;
}

/** A part of a cooked text as a cooked text of its own. */
export function cookedSlice(cooked: CookedText, start: number, end: number): CookedText {
  const text = cooked.text.slice(start, end);
  const only = cooked.segments[0];
  if (cooked.segments.length === 1 && only !== undefined) {
    const from = only.start + start - only.at;
    return { text, segments: [{ at: 0, start: from, end: from + text.length }] };
  }
  const segments: Segment[] = [];
  for (const segment of cooked.segments) {
    const from = Math.max(start, segment.at);
    const to = Math.min(end, segment.at + segment.end - segment.start);
    if (from > to || (from === to && segments.length > 0)) continue;
    const shift = segment.start - segment.at;
    segments.push({ at: from - start, start: from + shift, end: to + shift });
  }
  return { text, segments };
}
