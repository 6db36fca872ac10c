/** Completion: names of parameters at the start of a line and behind `-o`. */
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { existsIn } from '../catalogue/parameters.js';
import { isNameCharacter } from '../text/characters.js';
import { offsetOf, rangeOf } from './ranges.js';

/** The items at a position. */
export function completion(analysis: DocumentAnalysis, position: Position): CompletionItem[] {
  const { document, instance } = analysis;
  const { catalogue } = instance;
  const offset = offsetOf(document.lines, position);
  const line = document.text.slice(document.lines.startOf(position.line), offset);
  const before = document.kind === 'main' ? /^[A-Za-z0-9_]*$/ : /^\s.*(?:^|\s)-o\s*\{?\s*[A-Za-z0-9_]*$/;
  if (!before.test(line) || line.trimStart().startsWith('#')) return [];
  let start = offset;
  while (start > 0 && isNameCharacter(document.text.charCodeAt(start - 1))) start -= 1;
  let end = offset;
  while (end < document.text.length && isNameCharacter(document.text.charCodeAt(end))) end += 1;
  const range = rangeOf(document.lines, { start, end });
  const items: CompletionItem[] = [];
  for (const parameter of catalogue.table.byName.values()) {
    if (!existsIn(parameter, catalogue.target.postfix)) continue;
    const deprecated = parameter.deprecated !== undefined;
    items.push({
      label: parameter.name,
      kind: 10,
      textEdit: { range, newText: parameter.name },
      sortText: `${deprecated ? '1' : '0'}${parameter.name}`,
      ...(deprecated && { tags: [1] }),
    });
  }
  return items;
}
