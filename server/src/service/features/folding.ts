/** Folding: entries and services of several lines, and blocks of comments. */
import type { FoldingRange } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';

/** The folding ranges of a document; comments inside an entry fold within it. */
export function foldingRanges({ document }: DocumentAnalysis): FoldingRange[] {
  const { lines, logical } = document.tree.lines;
  const ranges: FoldingRange[] = logical
    .filter(({ firstLine, lastLine }) => lastLine > firstLine)
    .map(({ firstLine, lastLine }) => ({ startLine: firstLine, endLine: lastLine }));
  for (let line = 0; line < lines.length; line += 1) {
    if (lines[line]?.kind !== 'comment') continue;
    const startLine = line;
    while (lines[line + 1]?.kind === 'comment') line += 1;
    if (line > startLine) ranges.push({ startLine, endLine: line, kind: 'comment' });
  }
  return ranges.sort((a, b) => a.startLine - b.startLine);
}
