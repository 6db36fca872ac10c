/** The files that the values of an instance name: lookup tables, keys and certificates, lists kept in files. */
import { readKinds, type ParameterKind } from '../catalogue/kinds.js';
import type { LookupTablesFile, TableType } from '../catalogue/table-words.js';
import { sourceSpan } from '../syntax/cooked-text.js';
import type { Span } from '../text/span.js';
import { fileUri } from './file-uri.js';
import type { Instance } from './instance.js';
import { assignments, type Assignment } from './assignments.js';

/** A file that a value names, and where. Whether it exists is not known here. */
export interface NamedFile {
  /** The URI of the document that names it. */
  readonly uri: string;
  /** Where its path stands there. */
  readonly span: Span;
  readonly assignment: Assignment;
  /** The path as written. */
  readonly path: string;
  /** Where it is; undefined when only the machine knows. */
  readonly target?: string;
  /** The type of the table that is kept in it; undefined for other files. */
  readonly table?: TableType;
}

/** Names the configuration directories of the other instances on the machine; see postmulti(1). */
const INSTANCES = 'multi_instance_directories';

/** The file that a path stands for: of another instance's directory its main.cf. */
function fileOf(parameter: string, path: string): string {
  return parameter === INSTANCES ? `${path.replace(/\/+$/, '')}/main.cf` : path;
}

interface Found extends Span {
  readonly table?: TableType;
}

/** Every file that the values of an instance name, in the order of its settings. */
export function namedFiles(instance: Instance): NamedFile[] {
  const { types } = instance.catalogue.data.read('lookup-tables') as LookupTablesFile;
  const tables = new Map<string, TableType>(types.map((type) => [type.name, type]));
  const kinds = readKinds(instance.catalogue.data);
  const files: NamedFile[] = [];
  for (const assignment of assignments(instance)) {
    const { value, service, uri } = assignment;
    const kind = kinds.get(assignment.name);
    for (const { start, end, table } of [
      ...tablePaths(value.text, tables),
      ...(kind === undefined ? [] : plainPaths(value.text, kind)),
    ]) {
      const path = value.text.slice(start, end);
      const target = fileUri(instance, uri, fileOf(assignment.name, path), service);
      files.push({
        uri,
        span: sourceSpan(value, start, end),
        assignment,
        path,
        ...(target !== undefined && { target }),
        ...(table !== undefined && { table }),
      });
    }
  }
  return files;
}

/** The paths behind `type:` of types that are kept in files; a name in the old database form is no path. */
function* tablePaths(text: string, tables: ReadonlyMap<string, TableType>): Generator<Found> {
  for (const match of text.matchAll(/(?<![\w$.-])([a-z]+):(?=[^\s,:])/g)) {
    const table = tables.get(match[1] ?? '');
    if (table?.argument !== 'file' && table?.argument !== 'client-file') continue;
    const start = match.index + match[0].length;
    const end = pathEnd(text, start);
    if (table.argument === 'client-file' && !/^[/.$]/.test(text.slice(start, end))) continue;
    if (end > start) yield { start, end, table };
  }
}

/** Paths that stand by themselves: the value of a file parameter, or a `/file` in a list that takes files. */
function* plainPaths(text: string, { name, kind, items }: ParameterKind): Generator<Found> {
  const isFile = kind === 'path' && /_file$|CAfile$/.test(name);
  const isFileList = (kind === 'paths' && items === 'PEM files') || name === INSTANCES;
  const takesFiles = kind === 'match-list' || kind === 'networks';
  if (!isFile && !isFileList && !takesFiles) return;
  const first = takesFiles ? /(?<=^|[\s,])!?(?=\/)/g : /(?<=^|[\s,])(?=[/$])/g;
  for (const match of text.matchAll(first)) {
    const start = match.index + match[0].length;
    const end = pathEnd(text, start);
    if (!text.startsWith('/dev/', start) && text.slice(start, end).includes('/')) yield { start, end };
  }
}

/** The end of a path: white space, a comma, or a bracket that closes one in front of it. */
function pathEnd(text: string, from: number): number {
  let level = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' || character === '(') level += 1;
    else if ((character === '}' || character === ')') && --level < 0) return at;
    else if (/[\s,]/.test(character)) return at;
  }
  return text.length;
}
