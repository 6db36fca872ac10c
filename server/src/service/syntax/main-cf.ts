/**
 * main.cf as a lossless tree: logical lines that are `name = value` entries, and what is wrong with the others.
 * Follows dict_load_fp of Postfix's util library; what a value means is in value.ts.
 */
import { keptLines } from './kept-lines.js';
import { parseLines, type LineTree, type LogicalLine } from './logical-lines.js';
import { splitNameValue, type NameValue } from './name-value.js';
import type { SyntaxProblem } from './problem.js';

/** One `name = value` of main.cf. */
export interface MainCfEntry extends NameValue {
  readonly line: LogicalLine;
}

/** The tree of a main.cf. */
export interface MainCf {
  readonly kind: 'main';
  readonly text: string;
  readonly lines: LineTree;
  readonly entries: readonly MainCfEntry[];
  readonly problems: readonly SyntaxProblem[];
}

/** Parses a main.cf; any text gives a tree. */
export function parseMainCf(text: string): MainCf {
  const lines = parseLines(text);
  const entries: MainCfEntry[] = [];
  const problems: SyntaxProblem[] = [];
  for (const line of keptLines(lines, problems)) {
    const split = splitNameValue(line.cooked);
    if (typeof split === 'string') problems.push({ kind: split, start: line.start, end: line.end });
    else entries.push({ line, ...split });
  }
  return { kind: 'main', text, lines, entries, problems };
}
