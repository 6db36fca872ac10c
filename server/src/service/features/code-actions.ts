/** Quick fixes for findings, "disable for this line", and fixing all that is safe to fix. */
import type { CodeAction, Diagnostic, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import type { FileEdit, Finding } from '../lint/finding.js';
import { disableForLine } from '../lint/disable.js';
import { safeEdits } from '../lint/fix-all.js';
import { documentOf, type Instance } from '../model/instance.js';
import { intersects } from '../text/span.js';
import { diagnosticOf, type DocumentationLink } from './diagnostics.js';
import { rangeOf, spanOf } from './ranges.js';

/** Kind of the action that applies every safe fix of a file. */
export const FIX_ALL_KIND = 'source.fixAll.postfix';

/**
 * The actions for a range, computed from the findings there and not from the client's own diagnostics, which some
 * clients do not send. `only` are the kinds asked for; none means all.
 */
export function codeActions(
  analysis: DocumentAnalysis,
  range: Range,
  only: readonly string[],
  link: DocumentationLink,
): CodeAction[] {
  const { document, instance } = analysis;
  const wants = (kind: string): boolean =>
    only.length === 0 || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
  const actions: CodeAction[] = [];
  const span = spanOf(document.lines, range);
  const here = analysis
    .findings()
    .filter((finding) => finding.uri === document.uri && intersects(finding.span, span));
  if (wants('quickfix')) {
    for (const finding of here) actions.push(...fixesOf(finding, analysis, link));
    for (const finding of here) actions.push(...disabling(finding, analysis, link));
  }
  if (only.length > 0 && wants(FIX_ALL_KIND)) {
    const edits = safeEdits(analysis.findings().filter((finding) => finding.uri === document.uri));
    if (edits.length > 0) {
      actions.push({
        title: 'Apply all safe fixes',
        kind: FIX_ALL_KIND,
        edit: workspaceEdit(instance, edits),
      });
    }
  }
  return actions;
}

function fixesOf(finding: Finding, analysis: DocumentAnalysis, link: DocumentationLink): CodeAction[] {
  const diagnostics = diagnosticList(finding, analysis, link);
  return finding.fixes.map((fix, index) => ({
    title: fix.title,
    kind: 'quickfix',
    diagnostics,
    isPreferred: index === 0 && fix.safe,
    edit: workspaceEdit(analysis.instance, fix.edits),
  }));
}

function disabling(finding: Finding, analysis: DocumentAnalysis, link: DocumentationLink): CodeAction[] {
  const edit = disableForLine(analysis.document, finding);
  return [
    {
      title: `Disable ${finding.rule} for this line`,
      kind: 'quickfix',
      diagnostics: diagnosticList(finding, analysis, link),
      edit: workspaceEdit(analysis.instance, [edit]),
    },
  ];
}

function diagnosticList(finding: Finding, analysis: DocumentAnalysis, link: DocumentationLink): Diagnostic[] {
  const diagnostic = diagnosticOf(finding, analysis, link);
  return diagnostic === undefined ? [] : [diagnostic];
}

/** Edits by file, as LSP wants them. */
export function workspaceEdit(instance: Instance, edits: readonly FileEdit[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, span, newText } of edits) {
    const document = documentOf(instance, uri);
    if (document !== undefined) (changes[uri] ??= []).push({ range: rangeOf(document.lines, span), newText });
  }
  return { changes };
}
