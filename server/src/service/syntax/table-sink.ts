/** What a reader of one kind of table hands over: its rows and its problems, with places of the source. */
import type { Span } from '../text/span.js';
import { sourceSpan, type CookedText } from './cooked-text.js';
import type { TableLine } from './table-lines.js';
import type { TableProblem, TableProblemKind } from './table-problem.js';

/** A row of a table that Postfix keeps. */
export interface TableRow {
  readonly key: string;
  readonly keySpan: Span;
  /** What is found; empty for a pattern without a result. */
  readonly value: CookedText;
}

/** Takes rows and problems. */
export interface TableSink {
  /** Counts a row that Postfix keeps. */
  count(): void;
  /** Gets each such row, where somebody wants them. */
  readonly visit: ((row: TableRow) => void) | undefined;
  problem(problem: TableProblem): void;
}

/** Reads the lines of a table one by one. */
export interface TableReader {
  line(line: TableLine): void;
  /** Called behind the last line. */
  end?(): void;
}

/** Reports a part of a line's joined text. */
export function reportPart(
  sink: TableSink,
  kind: TableProblemKind,
  { cooked }: TableLine,
  from: number,
  to: number,
  more: { readonly text?: string; readonly first?: Span } = {},
): void {
  const text = more.text ?? cooked.text.slice(from, to);
  const span = sourceSpan(cooked, from, to);
  sink.problem({ kind, ...span, text, ...(more.first !== undefined && { first: more.first }) });
}

/** Hands over the row whose key and value stand at offsets of a line's joined text. */
export function giveRow(
  sink: TableSink,
  { cooked }: TableLine,
  key: readonly [number, number],
  value: readonly [number, number],
): void {
  sink.count();
  sink.visit?.({
    key: cooked.text.slice(key[0], key[1]),
    keySpan: sourceSpan(cooked, key[0], key[1]),
    value: cooked.slice(value[0], value[1]),
  });
}
