/** Findings as LSP diagnostics. */
import type { Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis.js';
import type { Finding, Severity } from '../lint/finding.js';
import { documentOf } from '../model/instance.js';
import type { LineIndex } from '../text/lines.js';
import { rangeOf } from './ranges.js';

/** Where the page of a rule is found, by its code. */
export type DocumentationLink = (rule: string) => string | undefined;

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

/** The diagnostics of each file of an instance, by URI; files with none have an empty list. */
export function diagnosticsByFile(analysis: Analysis, link: DocumentationLink): Map<string, Diagnostic[]> {
  const { main, master } = analysis.instance;
  const files = new Map<string, Diagnostic[]>();
  for (const document of [main, master]) if (document !== undefined) files.set(document.uri, []);
  for (const finding of analysis.findings()) {
    const diagnostic = diagnosticOf(finding, analysis, link);
    if (diagnostic !== undefined) files.get(finding.uri)?.push(diagnostic);
  }
  return files;
}

/** One finding as a diagnostic; undefined when its file is not part of the instance. */
export function diagnosticOf(
  finding: Finding,
  analysis: Analysis,
  link: DocumentationLink,
): Diagnostic | undefined {
  return diagnosticIn((uri) => documentOf(analysis.instance, uri)?.lines, finding, link);
}

/** The same with the lines of files; undefined when its file is none of them. */
export function diagnosticIn(
  linesOf: (uri: string) => LineIndex | undefined,
  finding: Finding,
  link: DocumentationLink,
): Diagnostic | undefined {
  const lines = linesOf(finding.uri);
  if (lines === undefined) return undefined;
  const href = link(finding.rule);
  const related = finding.related.flatMap(({ uri, span, message }) => {
    const other = linesOf(uri);
    return other === undefined ? [] : [{ location: { uri, range: rangeOf(other, span) }, message }];
  });
  return {
    range: rangeOf(lines, finding.span),
    severity: SEVERITY[finding.severity],
    source: 'postfix',
    code: finding.rule,
    message: finding.message,
    ...(href !== undefined && { codeDescription: { href } }),
    ...(related.length > 0 && { relatedInformation: related }),
    ...(finding.tags.length > 0 && { tags: finding.tags.map((tag) => (tag === 'deprecated' ? 2 : 1)) }),
  };
}
