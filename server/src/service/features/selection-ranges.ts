/** Selection ranges: what "expand selection" grows to, from a word to its item, value, entry, paragraph and file. */
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import type { ConfigDocument } from '../model/document.js';
import { locate } from '../model/location.js';
import type { Instance } from '../model/instance.js';
import { cookedOffset, sourceSpan, type CookedText } from '../syntax/cooked-text.js';
import { splitBracedWords } from '../syntax/words.js';
import { isNameCharacter } from '../text/characters.js';
import { touches, type Span } from '../text/span.js';
import { offsetOf, rangeOf } from './ranges.js';

/** One chain of ranges for each position, the smallest first. */
export function selectionRanges(
  { document, instance }: DocumentAnalysis,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => {
    const offset = offsetOf(document.lines, position);
    const spans = [...spansAt(document, instance, offset)].filter((span) => touches(span, offset));
    spans.sort((a, b) => a.end - a.start - (b.end - b.start));
    let chain: SelectionRange | undefined;
    let outer: Span | undefined;
    for (const span of spans.reverse()) {
      if (outer !== undefined && !isWithin(span, outer)) continue;
      outer = span;
      const range = rangeOf(document.lines, span);
      chain = chain === undefined ? { range } : { range, parent: chain };
    }
    return chain ?? { range: { start: position, end: position } };
  });
}

function* spansAt(document: ConfigDocument, instance: Instance, offset: number): Generator<Span> {
  const { text, tree } = document;
  yield { start: 0, end: text.length };
  yield wordAt(text, offset);
  const logical = tree.lines.logical.find((line) => touches(line, offset));
  yield paragraphAt(document, offset);
  const physical = tree.lines.lines[document.lines.positionAt(offset).line];
  if (physical !== undefined) yield { start: physical.start, end: physical.end };
  if (logical === undefined) return;
  yield logical;
  if (document.kind === 'main') {
    const entry = document.tree.entries.find(({ line }) => line === logical);
    if (entry !== undefined) yield* valueSpans(entry.value, entry.valueSpan, offset);
    return;
  }
  for (const { options, args, line } of document.tree.services) {
    if (line !== logical) continue;
    yield* args;
    for (const option of options) {
      if (!touches(option.span, offset)) continue;
      yield option.span;
      yield { start: option.nameSpan.start, end: Math.max(option.valueSpan.end, option.equals + 1) };
      yield* valueSpans(option.value, option.valueSpan, offset);
    }
  }
  const place = locate(instance, document, offset);
  if (place.kind === 'column') yield place.span;
}

/** The value, the item of a list in it, and the items of groups in braces. */
function* valueSpans(value: CookedText, span: Span, offset: number): Generator<Span> {
  const at = cookedOffset(value, offset);
  if (at === undefined || !touches(span, offset)) return;
  yield span;
  let from = 0;
  let text = value.text;
  for (;;) {
    const word = splitBracedWords(text).find((each) =>
      touches({ start: from + each.start, end: from + each.end }, at),
    );
    if (word === undefined) return;
    yield sourceSpan(value, from + word.start, from + word.end);
    const open = word.text.indexOf('{');
    const close = word.text.lastIndexOf('}');
    if (open < 0 || close <= open) return;
    from += word.start + open + 1;
    text = word.text.slice(open + 1, close);
    if (at < from || at > from + text.length) return;
  }
}

function wordAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && isNameCharacter(text.charCodeAt(start - 1))) start -= 1;
  while (end < text.length && isNameCharacter(text.charCodeAt(end))) end += 1;
  return { start, end };
}

/** The lines around an offset up to the next blank ones; blank lines inside an entry do not count. */
function paragraphAt({ tree, lines: index }: ConfigDocument, offset: number): Span {
  const { lines, logical } = tree.lines;
  const inside = new Set<number>();
  for (const { firstLine, lastLine } of logical) {
    for (let line = firstLine + 1; line < lastLine; line += 1) inside.add(line);
  }
  const isText = (line: number): boolean =>
    lines[line] !== undefined && (lines[line].kind !== 'blank' || inside.has(line));
  let first = index.positionAt(offset).line;
  let last = first;
  if (!isText(first)) return { start: offset, end: offset };
  while (isText(first - 1)) first -= 1;
  while (isText(last + 1)) last += 1;
  return { start: lines[first]?.start ?? offset, end: lines[last]?.end ?? offset };
}

function isWithin(inner: Span, outer: Span): boolean {
  return (
    inner.start >= outer.start && inner.end <= outer.end && inner.end - inner.start < outer.end - outer.start
  );
}
