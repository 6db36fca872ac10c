/**
 * The language service: everything that an editor or a terminal may ask about a Postfix configuration. Pure and
 * synchronous; texts and settings come from the workspace, facts from the data source.
 */
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  ReferenceContext,
  SelectionRange,
  SemanticTokens,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { createAnalyses, type DocumentAnalysis, type TableAnalysis } from './analysis.js';
import type { DataSource } from './catalogue/data-source.js';
import { codeActions } from './features/code-actions.js';
import { codeLenses, type LensHelp } from './features/code-lens.js';
import { documented, documentOfItem } from './features/completion-documentation.js';
import { completion } from './features/completion.js';
import { diagnosticsByFile, type DocumentationLink } from './features/diagnostics.js';
import { tableCompletion } from './features/table-completion.js';
import { tableActions, tableDiagnostics } from './features/table-diagnostics.js';
import { tableHover } from './features/table-hover.js';
import { definition } from './features/definition.js';
import { foldingRanges } from './features/folding.js';
import { format } from './features/format.js';
import { highlights } from './features/highlights.js';
import { inlayHints } from './features/inlay-hints.js';
import { hover } from './features/hover.js';
import { documentLinks } from './features/links.js';
import {
  refactorActions,
  refactorAnswer,
  type EditSupport,
  type RefactorAnswer,
} from './features/refactor.js';
import { references } from './features/references.js';
import { prepareRename, rename, type RenameRefusal } from './features/rename.js';
import { selectionRanges } from './features/selection-ranges.js';
import { semanticTokens } from './features/semantic-tokens.js';
import { signatureHelp } from './features/signature-help.js';
import { documentSymbols } from './features/symbols.js';
import { workspaceSymbols } from './features/workspace-symbols.js';
import { tablesWithNames } from './model/mentions.js';
import { navigate, type Navigation } from './model/navigation.js';
import type { Manual } from './manual/view.js';
import type { RefactoringOptions } from './refactorings/index.js';
import { policyFiles } from './refactorings/policy-place.js';
import type { Refusal } from './refactorings/refactoring.js';
import { RULES } from './rules/index.js';
import { tlsReport, type ServiceTlsReport } from './tls/report.js';
import { sibling, type Workspace } from './workspace.js';

export type { DataFile, DataSource } from './catalogue/data-source.js';
export { rememberData } from './catalogue/data-source.js';
export { isRelease } from './catalogue/release.js';
export { plainText } from './explain/plain-text.js';
export { FIX_ALL_KIND } from './features/code-actions.js';
export { REFACTOR_KIND, type EditSupport, type RefactorAnswer } from './features/refactor.js';
export { refactor, type RefactoringOptions } from './refactorings/index.js';
export {
  REFACTORING_KINDS,
  type Refactoring,
  type RefactoringKind,
  type Refusal,
} from './refactorings/refactoring.js';
export { COMPLETION_TRIGGERS } from './features/completion.js';
export type { DocumentationLink } from './features/diagnostics.js';
export type { LensHelp } from './features/code-lens.js';
export { SEMANTIC_LEGEND } from './features/semantic-tokens.js';
export { SIGNATURE_TRIGGERS } from './features/signature-help.js';
export type { RenameRefusal } from './features/rename.js';
export type { Finding, Fix, Severity } from './lint/finding.js';
export type { Rule } from './lint/rule.js';
export { DEFAULT_SETTINGS, PROFILES, readSettings, type Settings } from './lint/settings.js';
export { rulePage } from './lint/rule-page.js';
export { languageOfFile } from './language.js';
export { parseBundle } from './manual/bundle.js';
export { createManual, type Manual } from './manual/view.js';
export { documentOf } from './model/instance.js';
export { namedTables } from './model/named-tables.js';
export { RULES } from './rules/index.js';
export { applyEdits, type Edit } from './text/edits.js';
export { indexLines } from './text/lines.js';
export { describeCiphers, describeProtocols } from './tls/describe.js';
export type { ReasonReport, ServiceTlsReport } from './tls/report.js';
export type { LanguageId, SourceText, Workspace } from './workspace.js';
export type { DocumentAnalysis, TableAnalysis } from './analysis.js';

/** What the host decides once. */
export interface ServiceOptions {
  /** Where the documentation of a rule is; without it diagnostics carry no link. */
  readonly documentationLink?: DocumentationLink;
  /** The manual, once it is loaded; hovers do without it as long as there is none. */
  readonly manual?: () => Manual | undefined;
  /** The address that opens a parameter's whole entry of the manual; without it hovers have no such link. */
  readonly entryAddress?: (name: string) => string;
  /** Whether completions may be snippets. */
  readonly snippets?: boolean;
  /** The client's command that asks for completions again, for items behind which more has to follow. */
  readonly suggestCommand?: string;
  /** What the client can do with the edits of a refactoring; without it these are plain edits of files that are there. */
  readonly edits?: EditSupport;
  /** Commands of the client behind code lenses, and the log that was read. */
  readonly lenses?: () => LensHelp;
  /** The longest lookup table that is read, in UTF-16 units; {@link LARGEST_TABLE} when left out. */
  readonly largestTable?: number;
}

/** A table up to this length is read in less than a fifth of a second; of larger ones a hint says that they are not. */
export const LARGEST_TABLE = 4 * 1024 * 1024;

/** The questions. A method that takes a URI of a file the workspace does not know answers with nothing. */
export interface LanguageService {
  /** What is known of the instance that a file belongs to. */
  analyse(uri: string): DocumentAnalysis | undefined;
  /** What is known of a lookup table. */
  analyseTable(uri: string): TableAnalysis | undefined;
  /** Diagnostics of all files of the instance that a file belongs to, by URI; of a lookup table its own. */
  diagnostics(uri: string): Map<string, Diagnostic[]>;
  hover(uri: string, position: Position): Hover | undefined;
  completion(uri: string, position: Position): CompletionItem[];
  /** An item of a completion with its documentation. */
  resolveCompletion(item: CompletionItem): CompletionItem;
  signatureHelp(uri: string, position: Position): SignatureHelp | undefined;
  /** `only` are the kinds wanted; none means all. */
  codeActions(uri: string, range: Range, only?: readonly string[]): CodeAction[];
  /** A refactoring by its name, with options as they come from outside, or why it does not apply. */
  refactor(uri: string, kind: string, options: RefactoringOptions): RefactorAnswer | Refusal;
  /** The files beside the configuration that refactorings look at: they want their texts. */
  refactoringFiles(uri: string): string[];
  semanticTokens(uri: string): SemanticTokens;
  definition(uri: string, position: Position): Location[];
  references(uri: string, position: Position, context: ReferenceContext): Location[];
  highlights(uri: string, position: Position): DocumentHighlight[];
  /** What a rename would change, or why there is nothing to rename. */
  prepareRename(uri: string, position: Position): { range: Range; placeholder: string } | RenameRefusal;
  rename(uri: string, position: Position, newName: string): WorkspaceEdit | RenameRefusal;
  documentSymbols(uri: string): DocumentSymbol[];
  /** The symbols of the instances that some files belong to. */
  workspaceSymbols(uris: readonly string[], query: string): WorkspaceSymbol[];
  foldingRanges(uri: string): FoldingRange[];
  documentLinks(uri: string): DocumentLink[];
  selectionRanges(uri: string, positions: readonly Position[]): SelectionRange[];
  /** Edits that tidy a document or the lines of a range, and change no value. */
  format(uri: string, range?: Range): TextEdit[];
  /** None where settings switch them off. */
  codeLenses(uri: string): CodeLens[];
  /** None where settings switch them off. */
  inlayHints(uri: string, range: Range): InlayHint[];
  /** What each service of the instance negotiates; undefined for a file that belongs to no known configuration. */
  effectiveTls(uri: string): ServiceTlsReport[] | undefined;
  /** The lookup tables that effective TLS rests on: it wants their texts. */
  tlsTableUris(uri: string): string[];
  /** The lookup tables whose rows name services or restriction classes of the instance: navigation wants their texts. */
  tableUris(uri: string): string[];
}

/** Opens the language service on facts and a workspace. */
export function createLanguageService(
  data: DataSource,
  workspace: Workspace,
  options: ServiceOptions = {},
): LanguageService {
  const analyses = createAnalyses(data, workspace, RULES, options.largestTable ?? LARGEST_TABLE);
  const link = options.documentationLink ?? (() => undefined);
  const { entryAddress } = options;
  const ask = <T>(uri: string, question: (analysis: DocumentAnalysis) => T, nothing: T): T => {
    const analysis = analyses.of(uri);
    return analysis === undefined ? nothing : question(analysis);
  };
  /** The instance of a file; a lookup table belongs to the instance in its folder. */
  const owner = (uri: string): DocumentAnalysis | undefined =>
    analyses.of(uri) ?? analyses.of(sibling(uri, 'main.cf')) ?? analyses.of(sibling(uri, 'master.cf'));
  const around = <T>(uri: string, question: (navigation: Navigation) => T, nothing: T): T => {
    const analysis = owner(uri);
    if (analysis === undefined) return nothing;
    return question(navigate(analysis.instance, (file) => workspace.read(file)?.text));
  };
  const changing = {
    read: (uri: string) => workspace.read(uri)?.text,
    support: options.edits ?? { documentChanges: false, create: false, annotations: false },
  };
  const unknown: RenameRefusal = { refusal: 'This file belongs to no known configuration of Postfix' };
  return {
    analyse: (uri) => analyses.of(uri),
    analyseTable: (uri) => analyses.ofTable(uri),
    diagnostics(uri) {
      const table = analyses.ofTable(uri);
      if (table !== undefined) return new Map([[uri, tableDiagnostics(table, link)]]);
      return ask(uri, (analysis) => diagnosticsByFile(analysis, link), new Map());
    },
    hover(uri, position) {
      const table = analyses.ofTable(uri);
      if (table !== undefined) return tableHover(table, position);
      const manual = options.manual?.();
      const help = {
        ...(manual !== undefined && { manual }),
        ...(entryAddress !== undefined && { entryAddress }),
      };
      return ask(uri, (analysis) => hover(analysis, position, help), undefined);
    },
    completion(uri, position) {
      const help = {
        snippets: options.snippets === true,
        ...(options.suggestCommand !== undefined && { suggestCommand: options.suggestCommand }),
        files: () => workspace.list?.(uri.slice(0, uri.lastIndexOf('/'))) ?? [],
      };
      const table = analyses.ofTable(uri);
      if (table !== undefined) return tableCompletion(table, position, help);
      return ask(uri, (analysis) => completion(analysis, position, help), []);
    },
    resolveCompletion(item) {
      const uri = documentOfItem(item);
      return uri === undefined ? item : ask(uri, (analysis) => documented(item, analysis), item);
    },
    signatureHelp: (uri, position) => ask(uri, (analysis) => signatureHelp(analysis, position), undefined),
    codeActions(uri, range, only = []) {
      const table = analyses.ofTable(uri);
      if (table !== undefined) return tableActions(table, range, only, link);
      return ask(
        uri,
        (analysis) => [
          ...codeActions(analysis, range, only, link),
          ...refactorActions(analysis, range, only, changing),
        ],
        [],
      );
    },
    refactor: (uri, kind, asked) =>
      ask(uri, (analysis) => refactorAnswer(analysis, kind, asked, changing), unknown),
    refactoringFiles: (uri) => ask(uri, ({ instance }) => policyFiles(instance), []),
    semanticTokens: (uri) => ask(uri, semanticTokens, { data: [] }),
    definition: (uri, position) => around(uri, (navigation) => definition(navigation, uri, position), []),
    references: (uri, position, context) =>
      around(uri, (navigation) => references(navigation, uri, position, context), []),
    highlights: (uri, position) => around(uri, (navigation) => highlights(navigation, uri, position), []),
    prepareRename: (uri, position) =>
      around(uri, (navigation) => prepareRename(navigation, uri, position), unknown),
    rename: (uri, position, newName) =>
      around(uri, (navigation) => rename(navigation, uri, position, newName), unknown),
    documentSymbols: (uri) => ask(uri, documentSymbols, []),
    workspaceSymbols: (uris, query) =>
      workspaceSymbols(
        uris.flatMap((uri) => analyses.of(uri) ?? []),
        query,
      ),
    foldingRanges: (uri) => ask(uri, foldingRanges, []),
    documentLinks: (uri) => ask(uri, documentLinks, []),
    selectionRanges: (uri, positions) => ask(uri, (analysis) => selectionRanges(analysis, positions), []),
    format: (uri, range) => ask(uri, (analysis) => format(analysis, range), []),
    codeLenses: (uri) =>
      workspace.settings(uri).codeLens === false
        ? []
        : ask(uri, (analysis) => codeLenses(analysis, options.lenses?.() ?? {}), []),
    inlayHints: (uri, range) =>
      workspace.settings(uri).inlayHints === false
        ? []
        : ask(uri, (analysis) => inlayHints(analysis, range), []),
    effectiveTls: (uri) => {
      const analysis = owner(uri);
      return analysis && tlsReport(analysis.instance, (file) => workspace.read(file)?.text);
    },
    tlsTableUris(uri) {
      const uris = new Set<string>();
      const analysis = owner(uri);
      if (analysis !== undefined) tlsReport(analysis.instance, (file) => void uris.add(file));
      return [...uris];
    },
    tableUris(uri) {
      const analysis = owner(uri);
      return analysis === undefined ? [] : tablesWithNames(analysis.instance);
    },
  };
}
