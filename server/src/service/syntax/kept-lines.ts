/** What main.cf and master.cf have in common: lines that Postfix drops, and text that it does not see. */
import type { LineTree, LogicalLine } from './logical-lines.js';
import type { SyntaxProblem } from './problem.js';

/** The logical lines that Postfix reads. Adds a problem for each that it drops, in whole or from a NUL on. */
export function* keptLines({ logical }: LineTree, problems: SyntaxProblem[]): Generator<LogicalLine> {
  for (const line of logical) {
    if (line.nul >= 0) problems.push({ kind: 'text-after-nul', start: line.nul, end: line.end });
    if (line.dropped) problems.push({ kind: 'indented-first-line', start: line.start, end: line.end });
    else yield line;
  }
}
