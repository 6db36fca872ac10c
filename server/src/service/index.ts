/**
 * The language service: everything that an editor or a terminal may ask about a Postfix configuration. Pure and
 * synchronous; texts and settings come from the workspace, facts from the data source.
 */
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  Position,
  Range,
  SemanticTokens,
} from 'vscode-languageserver-types';
import { createAnalyses, type DocumentAnalysis } from './analysis.js';
import type { DataSource } from './catalogue/data-source.js';
import { codeActions } from './features/code-actions.js';
import { completion } from './features/completion.js';
import { diagnosticsByFile, type DocumentationLink } from './features/diagnostics.js';
import { hover } from './features/hover.js';
import { semanticTokens } from './features/semantic-tokens.js';
import { RULES } from './rules/index.js';
import type { Workspace } from './workspace.js';

export type { DataFile, DataSource } from './catalogue/data-source.js';
export { rememberData } from './catalogue/data-source.js';
export { isRelease } from './catalogue/release.js';
export { FIX_ALL_KIND } from './features/code-actions.js';
export type { DocumentationLink } from './features/diagnostics.js';
export { SEMANTIC_LEGEND } from './features/semantic-tokens.js';
export type { Finding, Fix, Severity } from './lint/finding.js';
export type { Rule } from './lint/rule.js';
export { DEFAULT_SETTINGS, readSettings, type Settings } from './lint/settings.js';
export { rulePage } from './lint/rule-page.js';
export { documentOf } from './model/instance.js';
export { RULES } from './rules/index.js';
export type { LanguageId, SourceText, Workspace } from './workspace.js';
export type { DocumentAnalysis } from './analysis.js';

/** What the host decides once. */
export interface ServiceOptions {
  /** Where the documentation of a rule is; without it diagnostics carry no link. */
  readonly documentationLink?: DocumentationLink;
}

/** The questions. A method that takes a URI of a file the workspace does not know answers with nothing. */
export interface LanguageService {
  /** What is known of the instance that a file belongs to. */
  analyse(uri: string): DocumentAnalysis | undefined;
  /** Diagnostics of all files of the instance that a file belongs to, by URI. */
  diagnostics(uri: string): Map<string, Diagnostic[]>;
  hover(uri: string, position: Position): Hover | undefined;
  completion(uri: string, position: Position): CompletionItem[];
  /** `only` are the kinds wanted; none means all. */
  codeActions(uri: string, range: Range, only?: readonly string[]): CodeAction[];
  semanticTokens(uri: string): SemanticTokens;
}

/** Opens the language service on facts and a workspace. */
export function createLanguageService(
  data: DataSource,
  workspace: Workspace,
  options: ServiceOptions = {},
): LanguageService {
  const analyses = createAnalyses(data, workspace, RULES);
  const link = options.documentationLink ?? (() => undefined);
  const ask = <T>(uri: string, question: (analysis: DocumentAnalysis) => T, nothing: T): T => {
    const analysis = analyses.of(uri);
    return analysis === undefined ? nothing : question(analysis);
  };
  return {
    analyse: (uri) => analyses.of(uri),
    diagnostics: (uri) => ask(uri, (analysis) => diagnosticsByFile(analysis, link), new Map()),
    hover: (uri, position) => ask(uri, (analysis) => hover(analysis, position), undefined),
    completion: (uri, position) => ask(uri, (analysis) => completion(analysis, position), []),
    codeActions: (uri, range, only = []) =>
      ask(uri, (analysis) => codeActions(analysis, range, only, link), []),
    semanticTokens: (uri) => ask(uri, semanticTokens, { data: [] }),
  };
}
