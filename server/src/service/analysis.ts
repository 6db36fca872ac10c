/** From a URI to what is known about its instance, computed once for each state of its files and settings. */
import { openCatalogue, type Catalogue } from './catalogue/catalogue.js';
import type { DataSource } from './catalogue/data-source.js';
import type { Finding } from './lint/finding.js';
import type { Rule } from './lint/rule.js';
import { runRules, runTableRules } from './lint/runner.js';
import type { Settings } from './lint/settings.js';
import {
  mainDocument,
  masterDocument,
  type ConfigDocument,
  type MainDocument,
  type MasterDocument,
} from './model/document.js';
import { createInstance, type Instance } from './model/instance.js';
import type { ReadText } from './model/mentions.js';
import { nameTable, type NameTable } from './model/names.js';
import { tableDocument, type TableDocument } from './model/table-document.js';
import { tableUse } from './model/table-use.js';
import { sibling, type SourceText, type Workspace } from './workspace.js';

/** What is known about one instance. */
export interface Analysis {
  readonly instance: Instance;
  readonly settings: Settings;
  /** What each name is; computed when first asked for. */
  names(): NameTable;
  /** The findings of all rules; computed when first asked for. */
  findings(): readonly Finding[];
}

/** An analysis and the document of it that was asked about. */
export interface DocumentAnalysis extends Analysis {
  readonly document: ConfigDocument;
}

/** What is known about a lookup table. */
export interface TableAnalysis {
  readonly document: TableDocument;
  readonly catalogue: Catalogue;
  /** The instance in its folder, where there is one. */
  readonly instance: Instance | undefined;
  /** The findings of all rules about tables; computed when first asked for. */
  findings(): readonly Finding[];
}

/** Opens analyses by URI. */
export interface Analyses {
  /** Undefined for a URI that is no main.cf or master.cf, or that the workspace does not know. */
  of(uri: string): DocumentAnalysis | undefined;
  /** Undefined for a URI that is no lookup table, or that the workspace does not know. */
  ofTable(uri: string): TableAnalysis | undefined;
}

interface CachedTable {
  readonly instance: Instance | undefined;
  readonly settings: Settings;
  readonly analysis: TableAnalysis;
}

interface Cached {
  readonly main: SourceText | undefined;
  readonly master: SourceText | undefined;
  readonly settings: Settings;
  readonly analysis: Analysis;
  /** The lookup tables that the analysis has read, as they were then. */
  readonly tables: ReadonlyMap<string, SourceText | undefined>;
}

/** Keeps the latest analysis of each instance. */
export function createAnalyses(
  data: DataSource,
  workspace: Workspace,
  rules: readonly Rule[],
  largestTable: number,
): Analyses {
  const tables = new WeakMap<SourceText, CachedTable>();
  const analyses = new Map<string, Cached>();
  const documents = new WeakMap<SourceText, ConfigDocument>();
  const catalogues = new Map<string, Catalogue>();
  const catalogueFor = ({ postfixVersion, opensslVersion }: Settings): Catalogue => {
    const key = `${postfixVersion ?? ''} ${opensslVersion ?? ''}`;
    let catalogue = catalogues.get(key);
    if (catalogue === undefined) {
      catalogue = openCatalogue(data, {
        ...(postfixVersion !== undefined && { postfix: postfixVersion }),
        ...(opensslVersion !== undefined && { openssl: opensslVersion }),
      });
      catalogues.set(key, catalogue);
    }
    return catalogue;
  };
  const parse = (source: SourceText): ConfigDocument => {
    let document = documents.get(source);
    if (document === undefined) {
      const build = source.languageId === 'postfix-master' ? masterDocument : mainDocument;
      documents.set(source, (document = build(source.uri, source.text)));
    }
    return document;
  };
  const of: Analyses['of'] = (uri) => {
    const source = workspace.read(uri);
    if (source === undefined || source.languageId === 'postfix-table') return undefined;
    const { main, master } = filesBeside(workspace, source);
    const settings = workspace.settings(uri);
    const key = `${main?.uri ?? ''}\n${master?.uri ?? ''}`;
    let cached = analyses.get(key);
    const isFresh = (known: Cached): boolean =>
      known.main === main &&
      known.master === master &&
      known.settings === settings &&
      [...known.tables].every(([table, text]) => workspace.read(table) === text);
    if (cached === undefined || !isFresh(cached)) {
      const mainParsed = main === undefined ? undefined : parse(main);
      const masterParsed = master === undefined ? undefined : parse(master);
      const tablesRead = new Map<string, SourceText | undefined>();
      const read: ReadText = (table) => {
        if (!tablesRead.has(table)) tablesRead.set(table, workspace.read(table));
        return tablesRead.get(table)?.text;
      };
      const documentsOfInstance = {
        ...(mainParsed?.kind === 'main' && { main: mainParsed }),
        ...(masterParsed?.kind === 'master' && { master: masterParsed }),
      };
      const analysis = analyse(catalogueFor(settings), rules, settings, documentsOfInstance, read);
      analyses.set(key, (cached = { main, master, settings, analysis, tables: tablesRead }));
    }
    return { ...cached.analysis, document: parse(source) };
  };
  return {
    of,
    ofTable(uri) {
      const source = workspace.read(uri);
      if (source?.languageId !== 'postfix-table') return undefined;
      const settings = workspace.settings(uri);
      const { instance } = of(sibling(uri, 'main.cf')) ?? of(sibling(uri, 'master.cf')) ?? {};
      let cached = tables.get(source);
      if (cached?.instance !== instance || cached?.settings !== settings) {
        const use = tableUse(instance, uri, source.text);
        const document = tableDocument(uri, source.text, use, largestTable);
        let findings: readonly Finding[] | undefined;
        const catalogue = catalogueFor(settings);
        const analysis: TableAnalysis = {
          document,
          catalogue,
          instance,
          findings: () => (findings ??= runTableRules(rules, document, catalogue, settings)),
        };
        tables.set(source, (cached = { instance, settings, analysis }));
      }
      return cached.analysis;
    },
  };
}

/** The two files of the instance that a file belongs to; a file of another name than these stands alone. */
function filesBeside(
  workspace: Workspace,
  source: SourceText,
): { main: SourceText | undefined; master: SourceText | undefined } {
  const isMaster = source.languageId === 'postfix-master';
  const name = source.uri.slice(source.uri.lastIndexOf('/') + 1);
  if (name !== (isMaster ? 'master.cf' : 'main.cf')) {
    return isMaster ? { main: undefined, master: source } : { main: source, master: undefined };
  }
  const other = workspace.read(sibling(source.uri, isMaster ? 'main.cf' : 'master.cf'));
  if (other?.languageId === source.languageId) {
    return isMaster ? { main: undefined, master: source } : { main: source, master: undefined };
  }
  return isMaster ? { main: other, master: source } : { main: source, master: other };
}

function analyse(
  catalogue: Catalogue,
  rules: readonly Rule[],
  settings: Settings,
  files: { main?: MainDocument; master?: MasterDocument },
  read: ReadText,
): Analysis {
  const instance = createInstance(catalogue, files);
  let findings: readonly Finding[] | undefined;
  let names: NameTable | undefined;
  return {
    instance,
    settings,
    names: () => (names ??= nameTable(instance)),
    findings() {
      names ??= nameTable(instance);
      return (findings ??= runRules(rules, instance, names, settings, read));
    },
  };
}
