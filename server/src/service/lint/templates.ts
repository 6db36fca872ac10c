/** Which findings a template may take away: what it will become is not known. */
import type { ConfigDocument } from '../model/document.js';
import { piecesWithin } from '../syntax/template.js';
import type { Severity } from './finding.js';
import type { Report } from './rule.js';

/** Whether a finding speaks of what a piece of a template stands for, or compares what two branches set. */
export function mayBeChanged(document: ConfigDocument, found: Report, severity: Severity): boolean {
  const { pieces, logical } = document.tree.lines;
  if (pieces.length === 0) return false;
  const { start, end } = found.span;
  if (piecesWithin(pieces, start, end).length > 0) return true;
  if (severity === 'error' || document.kind === 'master') {
    const line = logical.find((candidate) => candidate.start <= start && start <= candidate.end);
    if (line !== undefined && piecesWithin(pieces, line.start, line.end).length > 0) return true;
  }
  return (found.related ?? []).some(
    ({ uri, span }) =>
      uri === document.uri &&
      piecesWithin(pieces, Math.min(span.start, start), Math.max(span.end, end)).some(
        ({ kind }) => kind === 'statement',
      ),
  );
}
