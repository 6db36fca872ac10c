/** Findings in a lookup table as LSP diagnostics, and the quick fixes for them. */
import type { CodeAction, Diagnostic, Range } from 'vscode-languageserver-types';
import type { TableAnalysis } from '../analysis.js';
import { disableForLine } from '../lint/disable.js';
import type { FileEdit, Finding } from '../lint/finding.js';
import { intersects } from '../text/span.js';
import { diagnosticIn, type DocumentationLink } from './diagnostics.js';
import { rangeOf, spanOf } from './ranges.js';

/** The diagnostics of a table. */
export function tableDiagnostics(analysis: TableAnalysis, link: DocumentationLink): Diagnostic[] {
  const { isLarge, text } = analysis.document;
  if (isLarge) return [unread(text.length)];
  return analysis.findings().flatMap((finding) => diagnosticOf(analysis, finding, link));
}

/** Fixes of the findings in a range, and "disable for this line". `only` are the kinds asked for; none means all. */
export function tableActions(
  analysis: TableAnalysis,
  range: Range,
  only: readonly string[],
  link: DocumentationLink,
): CodeAction[] {
  if (only.length > 0 && !only.includes('quickfix')) return [];
  const { document } = analysis;
  const span = spanOf(document.lines, range);
  const here = analysis.findings().filter((finding) => intersects(finding.span, span));
  const action = (finding: Finding, title: string, edits: readonly FileEdit[]): CodeAction => ({
    title,
    kind: 'quickfix',
    diagnostics: diagnosticOf(analysis, finding, link),
    edit: {
      changes: {
        [document.uri]: edits.map((edit) => ({
          range: rangeOf(document.lines, edit.span),
          newText: edit.newText,
        })),
      },
    },
  });
  return [
    ...here.flatMap((finding) => finding.fixes.map((fix) => action(finding, fix.title, fix.edits))),
    ...here.map((finding) =>
      action(finding, `Disable ${finding.rule} for this line`, [disableForLine(document, finding)]),
    ),
  ];
}

function diagnosticOf({ document }: TableAnalysis, finding: Finding, link: DocumentationLink): Diagnostic[] {
  return [diagnosticIn((uri) => (uri === document.uri ? document.lines : undefined), finding, link)].filter(
    (diagnostic) => diagnostic !== undefined,
  );
}

function unread(length: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: 4,
    source: 'postfix',
    message: `This table has ${(length / 1e6).toFixed(0)} million characters and is not checked while it is edited; postfix-lint checks it on the command line`,
  };
}
