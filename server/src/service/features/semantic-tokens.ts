/** Semantic tokens: what only the model knows of a name (unknown, deprecated, user-defined, overridden). */
import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { isAtLeast } from '../catalogue/release.js';
import { assignments } from '../model/assignments.js';
import type { Service } from '../model/service.js';
import { rangeOf } from './ranges.js';

/** Token types and modifiers, in the order of their numbers. */
export const SEMANTIC_LEGEND: SemanticTokensLegend = {
  tokenTypes: ['property'],
  tokenModifiers: ['deprecated', 'unknown', 'userDefined', 'overridden'],
};

/** The tokens of a document: parameter names that deserve a look of their own. */
export function semanticTokens(analysis: DocumentAnalysis): SemanticTokens {
  const { document, instance } = analysis;
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const assignment of assignments(instance)) {
    if (assignment.uri !== document.uri) continue;
    const modifiers = modifiersOf(assignment.name, assignment.overridden, analysis, assignment.service);
    if (modifiers === 0) continue;
    const { start, end } = rangeOf(document.lines, assignment.nameSpan);
    data.push(start.line - line, start.line === line ? start.character - character : start.character);
    data.push(end.character - start.character, 0, modifiers);
    ({ line, character } = start);
  }
  return { data };
}

function modifiersOf(
  name: string,
  overridden: boolean,
  analysis: DocumentAnalysis,
  service: Service | undefined,
): number {
  const status = analysis.names().statusOf(name, service);
  let modifiers = overridden ? 8 : 0;
  if (status.kind === 'user') modifiers |= 4;
  if (status.kind === 'unused') modifiers |= 2;
  if (status.kind === 'removed') modifiers |= 1;
  if (status.kind === 'built-in') {
    const { deprecated } = status.parameter;
    if (deprecated !== undefined && isAtLeast(analysis.instance.catalogue.target.postfix, deprecated.since))
      modifiers |= 1;
  }
  return modifiers;
}
