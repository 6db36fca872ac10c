/** The edit that silences a finding where it is, by a comment line above. */
import type { ConfigDocument } from '../model/document.js';
import type { TableDocument } from '../model/table-document.js';
import type { FileEdit, Finding } from './finding.js';

const DIRECTIVE_ABOVE = /^([ \t]*#\s*postfix-lint\s+disable\s*=\s*)([a-z0-9, -]*[a-z0-9-])(.*)$/;

/** Puts a comment above the finding's line, or adds the code to the one that is there. */
export function disableForLine(document: ConfigDocument | TableDocument, finding: Finding): FileEdit {
  const { text, lines } = document;
  const start = lines.startOf(lines.positionAt(finding.span.start).line);
  const above = text.slice(text.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1));
  const match = start > 0 ? DIRECTIVE_ABOVE.exec(above.replace(/\r$/, '')) : null;
  if (match !== null) {
    const at = text.lastIndexOf('\n', start - 2) + 1 + (match[1] ?? '').length + (match[2] ?? '').length;
    return { uri: finding.uri, span: { start: at, end: at }, newText: `,${finding.rule}` };
  }
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return {
    uri: finding.uri,
    span: { start, end: start },
    newText: `${indent}# postfix-lint disable=${finding.rule}${lineEnd}`,
  };
}
