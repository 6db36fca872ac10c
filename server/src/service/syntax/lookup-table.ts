/** Lookup tables: from text to rows and problems, line by line, for any text of any size. */
import { aliasReader } from './aliases.js';
import { cidrReader } from './cidr-table.js';
import { clientReader } from './client-file.js';
import { indexedReader } from './indexed-table.js';
import { patternReader } from './regexp-table.js';
import { tableLines } from './table-lines.js';
import type { TableProblem, TableSyntax } from './table-problem.js';
import { reportPart, type TableReader, type TableRow, type TableSink } from './table-sink.js';

/** What reading a table finds. */
export interface LookupTable {
  readonly syntax: TableSyntax;
  /** How many rows Postfix keeps. */
  readonly rows: number;
  /** The first problems, in the order of their lines. */
  readonly problems: readonly TableProblem[];
}

/** How many problems of one table are kept: a file of another kind has one in each line. */
export const MOST_PROBLEMS = 1000;

/** What to do with what is read. */
export interface TableOptions {
  /** Gets each row that Postfix keeps. */
  readonly visit?: (row: TableRow) => void;
  /** How many problems to keep. */
  readonly most?: number;
}

/** Reads a table. */
export function parseTable(
  text: string,
  syntax: TableSyntax,
  { visit, most = MOST_PROBLEMS }: TableOptions = {},
): LookupTable {
  const problems: TableProblem[] = [];
  let rows = 0;
  const sink: TableSink = {
    count() {
      rows += 1;
    },
    visit,
    problem(problem) {
      if (problems.length < most) problems.push(problem);
    },
  };
  const reader = readerOf(syntax, sink);
  for (const line of tableLines(text)) {
    if (line.nul >= 0)
      sink.problem({ kind: 'text-after-nul', start: line.nul, end: line.nul + 1, text: '\0' });
    if (line.dropped) reportPart(sink, 'indented-line', line, 0, line.cooked.text.length);
    else reader.line(line);
  }
  reader.end?.();
  return { syntax, rows, problems };
}

function readerOf(syntax: TableSyntax, sink: TableSink): TableReader {
  switch (syntax) {
    case 'indexed':
      return indexedReader(sink);
    case 'aliases':
      return aliasReader(sink);
    case 'cidr':
      return cidrReader(sink);
    case 'client':
      return clientReader(sink);
    case 'regexp':
    case 'pcre':
      return patternReader(syntax, sink);
  }
}
