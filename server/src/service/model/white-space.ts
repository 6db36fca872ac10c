/**
 * Tidy white space that changes nothing for Postfix: at the ends of lines, in front of continuation lines, at the end
 * of the file. White space at a line's end and at the next one's beginning is part of the value when Postfix joins
 * the two, so between lines it is touched only where the value is a list of words, and never inside braces.
 */
import { sourceSpan } from '../syntax/cooked-text.js';
import type { LogicalLine, PhysicalLine } from '../syntax/logical-lines.js';
import type { MainCf, MainCfEntry } from '../syntax/main-cf.js';
import type { MasterService } from '../syntax/master-cf.js';
import { splitBracedWords } from '../syntax/words.js';
import { skipSpace, trimEnd } from '../text/characters.js';
import type { Edit } from '../text/edits.js';
import type { Span } from '../text/span.js';
import type { ConfigDocument } from './document.js';
import { entryIndents, serviceIndents, type ContinuationLine } from './indents.js';
import type { Instance } from './instance.js';
import { valueKinds, type ValueKinds } from './value-kinds.js';

/** The edits that tidy a document; applying them and asking again gives none. */
export function tidyWhiteSpace(instance: Instance, document: ConfigDocument): Edit[] {
  const { text, tree } = document;
  const { lines } = tree.lines;
  const edits: Edit[] = [];
  const trim = (line: PhysicalLine): void => {
    const end = contentEnd(text, line);
    const start = trimEnd(text, line.start, end);
    if (start < end) edits.push({ span: { start, end }, newText: '' });
  };
  for (const line of lines) if (line.kind === 'blank' || line.kind === 'comment') trim(line);
  for (const { line, kept, indentsOf } of document.kind === 'main'
    ? entries(instance, document.tree)
    : services(document.tree.services)) {
    const parts = textLines(lines, line);
    const movable: ContinuationLine[] = [];
    parts.forEach((part, index) => {
      const next = parts[index + 1];
      const from = trimEnd(text, part.start, part.end);
      const to = next === undefined ? part.end : skipSpace(text, next.start, next.end);
      if (isKept(kept, from, to)) return;
      trim(part);
      if (next !== undefined) movable.push(continuation(text, part, next));
    });
    const indents = indentsOf(movable);
    movable.forEach(({ start, content }, index) => {
      const newText = indents[index] ?? '';
      if (newText !== text.slice(start, content)) edits.push({ span: { start, end: content }, newText });
    });
  }
  const last = lines.at(-1);
  if (last !== undefined && last.kind !== 'blank' && last.next === last.end) {
    edits.push({ span: { start: text.length, end: text.length }, newText: lineEndFor(document) });
  }
  return edits;
}

/** A logical line whose white space may be touched. */
interface Joined {
  readonly line: LogicalLine;
  /** Where white space is text that Postfix keeps as it is. */
  readonly kept: readonly Span[];
  readonly indentsOf: (lines: readonly ContinuationLine[]) => readonly string[];
}

function* entries(instance: Instance, { lines, entries: all }: MainCf): Generator<Joined> {
  const kinds = valueKinds(instance);
  const known = new Map(all.map((entry) => [entry.line, entry]));
  for (const line of lines.logical) {
    if (line.nul >= 0 || line.dropped) continue;
    yield { line, kept: keptIn(line, known.get(line), kinds), indentsOf: entryIndents };
  }
}

/** What is kept of an entry of main.cf; of a line that is none, all of it. */
function keptIn(line: LogicalLine, entry: MainCfEntry | undefined, kinds: ValueKinds): readonly Span[] {
  if (line.firstLine === line.lastLine) return [];
  if (entry === undefined) return [sourceSpan(line.cooked, 0, line.cooked.text.trimEnd().length)];
  if (!kinds.isList(entry.name)) return [entry.valueSpan];
  const { value } = entry;
  return splitBracedWords(value.text).map(({ start, end }) => sourceSpan(value, start, end));
}

function* services(all: readonly MasterService[]): Generator<Joined> {
  for (const service of all) {
    if (service.line.nul >= 0) continue;
    const kept = [...Object.values(service.fields), ...service.args];
    const indentsOf = (lines: readonly ContinuationLine[]): readonly string[] =>
      serviceIndents(service, lines);
    yield { line: service.line, kept, indentsOf };
  }
}

/** Whether one of the spans, which are in their order, has a character between two offsets. */
function isKept(kept: readonly Span[], from: number, to: number): boolean {
  let low = 0;
  let high = kept.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.end ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const first = kept[low];
  return first !== undefined && first.start < to;
}

/** The physical lines that carry the text of a logical one, without comments and blank lines between them. */
function textLines(lines: readonly PhysicalLine[], { firstLine, lastLine }: LogicalLine): PhysicalLine[] {
  return lines
    .slice(firstLine, lastLine + 1)
    .filter(({ kind }) => kind === 'first' || kind === 'continuation');
}

function continuation(text: string, before: PhysicalLine, line: PhysicalLine): ContinuationLine {
  const content = skipSpace(text, line.start, line.end);
  const end = trimEnd(text, before.start, before.end);
  return {
    start: line.start,
    content,
    indent: text.slice(line.start, content),
    isNewItem: text.charAt(end - 1) === ',',
  };
}

/** The end of a line's text, in front of its "\n" or "\r\n". */
function contentEnd(text: string, { start, end, next }: PhysicalLine): number {
  return next > end && end > start && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** The file's own kind of line end, unless a brace is open at its end: there a "\r" would be text. */
function lineEndFor({ text, tree }: ConfigDocument): string {
  let level = 0;
  for (const character of tree.kind === 'master' ? (tree.services.at(-1)?.line.cooked.text ?? '') : '') {
    if (character === '{') level += 1;
    else if (character === '}' && level > 0) level -= 1;
  }
  const first = text.indexOf('\n');
  return level === 0 && first > 0 && text.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}
