/** Findings as plain records with lines and columns: what both report formats print, and the stable JSON form. */
import type { DocumentAnalysis, Finding, Severity, TableAnalysis } from '../service/index.js';
import { documentOf } from '../service/index.js';

/** A place: zero-based line, zero-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A range of a file. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** One finding as `--format json` prints it. The form is stable. */
export interface Record {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The rule's page, below the package's folder. */
  readonly docs: string;
  readonly fixes: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly file: string; readonly range: Range; readonly newText: string }[];
  }[];
}

type Lines = TableAnalysis['document']['lines'];

/** The records of an analysis. */
export function recordsOf(analysis: DocumentAnalysis): Record[] {
  const linesOf = (uri: string): Lines | undefined => documentOf(analysis.instance, uri)?.lines;
  return analysis.findings().map((finding) => recordOf(finding, linesOf));
}

/** The records of a lookup table. */
export function recordsOfTable(analysis: TableAnalysis): Record[] {
  return analysis.findings().map((finding) => recordOf(finding, () => analysis.document.lines));
}

function recordOf(finding: Finding, linesOf: (uri: string) => Lines | undefined): Record {
  const range = (uri: string, span: Finding['span']): Range => {
    const lines = linesOf(uri);
    const nowhere = { line: 0, character: 0 };
    return lines === undefined
      ? { start: nowhere, end: nowhere }
      : { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
  };
  return {
    file: finding.uri,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    range: range(finding.uri, finding.span),
    docs: `docs/rules/${finding.rule}.md`,
    fixes: finding.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ uri, span, newText }) => ({ file: uri, range: range(uri, span), newText })),
    })),
  };
}
