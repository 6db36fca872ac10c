/** An instance in memory for tests: a fixture's files analysed together, and findings as markers. */
import {
  createLanguageService,
  DEFAULT_SETTINGS,
  documentOf,
  type DocumentAnalysis,
  type Finding,
  type LanguageId,
  type LanguageService,
  type Settings,
  type SourceText,
  type TableAnalysis,
} from '../../server/src/service/index.js';
import { testData } from './data.js';
import type { Fixture, Marker } from './markers.js';

/** A text of an in-memory instance. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A language service on files that stand in one folder of no disk; URIs are `test:/NAME`. */
export function serviceOn(files: readonly NamedText[], settings: Partial<Settings> = {}): LanguageService {
  const sources = new Map<string, SourceText>();
  for (const { name, text } of files) {
    sources.set(uriOf(name), { uri: uriOf(name), languageId: languageOf(name), text });
  }
  const all: Settings = { ...DEFAULT_SETTINGS, ...settings };
  return createLanguageService(testData, { read: (uri) => sources.get(uri), settings: () => all });
}

/** The analysis of an instance, with the tables beside it. */
export interface AnalysisWithTables extends DocumentAnalysis {
  readonly tables: readonly TableAnalysis[];
}

/** The analysis of the instance that files make up; its findings include those of the lookup tables among them. */
export function analyseFiles(
  files: readonly NamedText[],
  settings: Partial<Settings> = {},
): AnalysisWithTables {
  const first = files.find(({ name }) => languageOf(name) !== 'postfix-table');
  const service = serviceOn(files, settings);
  const analysis = first === undefined ? undefined : service.analyse(uriOf(first.name));
  if (analysis === undefined) throw new Error('the fixture has neither a main.cf nor a master.cf');
  const tables = files.flatMap(({ name }) => service.analyseTable(uriOf(name)) ?? []);
  return {
    ...analysis,
    tables,
    findings: () => [...analysis.findings(), ...tables.flatMap((table) => table.findings())],
  };
}

/** The URI of a file of an in-memory instance. */
export function uriOf(name: string): string {
  return `test:/${name}`;
}

/** A finding as the marker that a fixture would have for it. */
export function markerOf(
  analysis: DocumentAnalysis & { readonly tables?: readonly TableAnalysis[] },
  finding: Finding,
): Marker & { file: string } {
  const document =
    documentOf(analysis.instance, finding.uri) ??
    analysis.tables?.map((table) => table.document).find(({ uri }) => uri === finding.uri);
  if (document === undefined)
    throw new Error(`a finding in ${finding.uri}, which is no file of the instance`);
  const { lines, text } = document;
  const from = lines.positionAt(finding.span.start);
  const to = lines.positionAt(finding.span.end);
  const lineEnd = lines.offsetAt({ line: from.line, character: text.length }) - lines.startOf(from.line);
  const end = to.line === from.line ? to.character : lineEnd;
  const file = finding.uri.slice(uriOf('').length);
  return {
    file,
    code: finding.rule,
    line: from.line,
    start: from.character,
    end: Math.max(end, from.character + 1),
  };
}

/** The markers of a fixture in the form of `markerOf`, only those of one code. */
export function expectedMarkers(fixture: Fixture, code: string): (Marker & { file: string })[] {
  return fixture.files.flatMap(({ name, markers }) =>
    markers.filter((marker) => marker.code === code).map((marker) => ({ file: name, ...marker })),
  );
}

function languageOf(name: string): LanguageId {
  if (/master/.test(name)) return 'postfix-master';
  return /(?<!do)main/.test(name) ? 'postfix-main' : 'postfix-table';
}
