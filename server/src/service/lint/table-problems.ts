/** From the problems that reading a lookup table finds to what a rule reports. */
import type { TableProblem, TableProblemKind } from '../syntax/table-problem.js';
import type { Fix, Severity } from './finding.js';
import type { TableContext } from './rule.js';

/** What a rule says of a kind of problem. */
export interface Saying {
  message(problem: TableProblem): string;
  readonly severity?: Severity;
  fixes?(problem: TableProblem, uri: string): readonly Fix[];
}

/** Reports the problems of a table of the kinds that a rule speaks of. */
export function reportProblems(
  { document, report }: TableContext,
  sayings: Partial<Readonly<Record<TableProblemKind, Saying>>>,
): void {
  const { uri } = document;
  for (const problem of document.problems()) {
    const saying = sayings[problem.kind];
    if (saying === undefined) continue;
    const { start, end, first } = problem;
    report({
      span: { start, end },
      message: saying.message(problem),
      ...(saying.severity !== undefined && { severity: saying.severity }),
      ...(saying.fixes !== undefined && { fixes: saying.fixes(problem, uri) }),
      ...(first !== undefined && { related: [{ uri, span: first, message: 'It stands here first' }] }),
    });
  }
}

/** A text of the user's, short enough for a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
