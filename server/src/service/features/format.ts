/** Formatting: white space that means nothing to Postfix, in a whole document or the lines of a range. */
import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { tidyWhiteSpace } from '../model/white-space.js';
import { rangeOf } from './ranges.js';

/** The edits that tidy a document, or only those in the lines of a range. No value changes. */
export function format({ document, instance }: DocumentAnalysis, range?: Range): TextEdit[] {
  const edits = tidyWhiteSpace(instance, document).map(({ span, newText }) => ({
    range: rangeOf(document.lines, span),
    newText,
  }));
  if (range === undefined) return edits;
  const { start, end } = range;
  const lastLine = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return edits.filter((edit) => edit.range.start.line >= start.line && edit.range.start.line <= lastLine);
}
