/** A lookup table as the model sees it: where it is, how it is read, and what reading it finds. */
import { indexLines, type LineIndex } from '../text/lines.js';
import { parseTable } from '../syntax/lookup-table.js';
import type { TableProblem } from '../syntax/table-problem.js';
import type { TableRow } from '../syntax/table-sink.js';
import type { TableUse } from './table-use.js';

/** A lookup table. */
export interface TableDocument {
  readonly kind: 'table';
  /** URI or path, whatever the caller uses; compared as text. */
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** Undefined where nothing tells how the file is read. */
  readonly use: TableUse | undefined;
  /** Set when it is too large to be read while somebody waits: then it has no rows and no problems. */
  readonly isLarge: boolean;
  problems(): readonly TableProblem[];
  /** Hands over each row that Postfix keeps. */
  rows(visit: (row: TableRow) => void): void;
}

/** Prepares a table; a text longer than `largest` UTF-16 units is not read. */
export function tableDocument(
  uri: string,
  text: string,
  use: TableUse | undefined,
  largest: number,
): TableDocument {
  const isLarge = text.length > largest;
  let lines: LineIndex | undefined;
  let problems: readonly TableProblem[] | undefined;
  return {
    kind: 'table',
    uri,
    text,
    use,
    isLarge,
    get lines() {
      return (lines ??= indexLines(isLarge ? '' : text));
    },
    problems: () => (problems ??= use === undefined || isLarge ? [] : problemsOf(text, use)),
    rows(visit) {
      const [syntax] = use?.syntaxes ?? [];
      if (syntax !== undefined && !isLarge) parseTable(text, syntax, { visit, most: 0 });
    },
  };
}

/** The problems that a table has whichever way it is read. */
function problemsOf(text: string, { syntaxes }: TableUse): readonly TableProblem[] {
  const [first, second] = syntaxes.map((syntax) => parseTable(text, syntax).problems);
  if (first === undefined || second === undefined) return first ?? [];
  const found = new Set(second.map(({ kind, start }) => `${kind} ${String(start)}`));
  return first.filter(({ kind, start }) => found.has(`${kind} ${String(start)}`));
}
