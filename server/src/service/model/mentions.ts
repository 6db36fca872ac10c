/**
 * Every place of an instance that mentions a parameter or a service, in main.cf, master.cf and the lookup tables that
 * can be read: what definition, references, rename and highlights are made of.
 */
import { sourceSpan, type CookedText } from '../syntax/cooked-text.js';
import { parseValue, references } from '../syntax/value.js';
import type { Span } from '../text/span.js';
import type { Instance } from './instance.js';
import { namedFiles, type NamedFile } from './named-files.js';
import { isTransportTable, serviceNames, serviceNamesInRow, type ServiceName } from './service-names.js';
import { assignments, type Assignment } from './assignments.js';
import { groupOf, type Mention } from './subject.js';
import { rowValues } from './table-rows.js';
import { isClassList, valueKinds, type ValueKinds } from './value-kinds.js';

/** The text of a file that can be read at once; undefined for others. */
export type ReadText = (uri: string) => string | undefined;

/** All mentions. Where one lies within another, as a transport's name in that of its parameter, the outer one is first. */
export function* mentions(instance: Instance, read: ReadText): Generator<Mention> {
  const context = createContext(instance);
  for (const assignment of assignments(instance)) yield* inAssignment(context, assignment);
  const { master } = instance;
  if (master !== undefined) {
    for (const service of instance.services) {
      const subject = { kind: 'service', name: service.name, group: groupOf(service.type) } as const;
      yield { subject, uri: master.uri, span: service.tree.fields.service, isDefinition: true, service };
    }
  }
  for (const table of readableTables(instance, context.kinds)) {
    yield* inTable(context, table, read(table.uri) ?? '');
  }
}

/** The URIs of the tables in text files whose rows can mention something. */
export function tablesWithNames(instance: Instance): string[] {
  return [...new Set(readableTables(instance, valueKinds(instance)).map(({ uri }) => uri))];
}

interface Context {
  readonly kinds: ValueKinds;
  readonly hasService: (found: ServiceName) => boolean;
  /** The transport whose parameter of the scheduler a name is. */
  readonly transportOf: (name: string) => string | undefined;
}

/** A table in a text file, and what its rows say. */
interface ReadableTable {
  readonly uri: string;
  readonly use: 'transport' | 'actions' | 'restrictions';
  /** Whether its keys stand between delimiters. */
  readonly patterns: boolean;
}

function createContext(instance: Instance): Context {
  const services = new Set(instance.services.map(({ name, type }) => `${groupOf(type)} ${name}`));
  const { table } = instance.catalogue;
  const suffixes = table.templates.map(({ suffix }) => suffix);
  return {
    kinds: valueKinds(instance),
    hasService: ({ name, group }) => services.has(`${group} ${name}`),
    transportOf(name) {
      const own = suffixes
        .filter((suffix) => name.endsWith(suffix))
        .map((suffix) => name.slice(0, -suffix.length))
        .find((transport) => services.has(`local ${transport}`));
      return own;
    },
  };
}

function* inAssignment(context: Context, assignment: Assignment): Generator<Mention> {
  const { uri, name, nameSpan, value, service } = assignment;
  const base = { uri, ...(service !== undefined && { service }) };
  yield { ...base, subject: { kind: 'parameter', name }, span: nameSpan, isDefinition: true };
  yield* transportPrefix(context, name, { ...base, span: nameSpan });
  if (value.text.includes('$')) {
    for (const reference of references(parseValue(value.text))) {
      const { start, end } = reference.nameSpan;
      const span = sourceSpan(value, start, end);
      const reach = sourceSpan(value, reference.start, end);
      const subject = { kind: 'parameter', name: reference.name } as const;
      yield { ...base, subject, span, reach, isDefinition: false, isReference: true };
      yield* transportPrefix(context, reference.name, { ...base, span, isReference: true });
    }
  }
  const kinds = context.kinds.kindsOf(name);
  for (const found of serviceNames(name, kinds, value.text)) {
    yield* existing(context, found, value, base);
  }
  if (!kinds.some((kind) => kind.kind === 'restrictions' || isClassList(kind))) return;
  for (const { name: word, start, end } of classNames(context, value.text)) {
    const span = sourceSpan(value, start, end);
    yield { ...base, subject: { kind: 'parameter', name: word }, span, isDefinition: false };
  }
}

/** The transport's name in front of a parameter of its own, such as `slow_destination_recipient_limit`. */
function* transportPrefix(
  context: Context,
  name: string,
  place: Pick<Mention, 'uri' | 'span' | 'service' | 'isReference'>,
): Generator<Mention> {
  const transport = context.transportOf(name);
  if (transport === undefined) return;
  const span = { start: place.span.start, end: place.span.start + transport.length };
  const subject = { kind: 'service', name: transport, group: 'local' } as const;
  yield { ...place, subject, span, isDefinition: false };
}

function* existing(
  context: Context,
  found: ServiceName,
  text: CookedText,
  base: Pick<Mention, 'uri' | 'service'>,
): Generator<Mention> {
  if (!context.hasService(found)) return;
  const subject = { kind: 'service', name: found.name, group: found.group } as const;
  yield { ...base, subject, span: sourceSpan(text, found.start, found.end), isDefinition: false };
}

function* classNames({ kinds }: Context, text: string): Generator<Span & { readonly name: string }> {
  for (const { 0: name, index } of text.matchAll(/[^\s,{}=?:]+/g)) {
    if (kinds.classes.has(name)) yield { name, start: index, end: index + name.length };
  }
}

function readableTables(instance: Instance, kinds: ValueKinds): ReadableTable[] {
  const tables = new Map<string, ReadableTable>();
  for (const file of namedFiles(instance)) {
    const { target, table } = file;
    if (target === undefined || table?.argument !== 'file') continue;
    const use = useOf(kinds, file);
    if (use === undefined) continue;
    const patterns = table.name === 'regexp' || table.name === 'pcre';
    tables.set(`${use} ${target}`, { uri: target, use, patterns });
  }
  return [...tables.values()];
}

/** What the right sides of a table are; undefined for tables that name nothing of an instance. */
function useOf(kinds: ValueKinds, { assignment }: NamedFile): ReadableTable['use'] | undefined {
  if (isTransportTable(assignment.name)) return 'transport';
  const used = kinds.kindsOf(assignment.name);
  if (used.some(({ kind }) => kind === 'restrictions')) return 'restrictions';
  if (used.some(({ name }) => isTransportTable(name))) return 'transport';
  return used.some(({ items }) => items === 'regexp or pcre tables') ? 'actions' : undefined;
}

function* inTable(context: Context, table: ReadableTable, text: string): Generator<Mention> {
  const { uri, use, patterns } = table;
  for (const value of rowValues(text, { patterns })) {
    for (const found of serviceNamesInRow(value.text, use === 'transport' ? use : 'actions')) {
      yield* existing(context, found, value, { uri });
    }
    if (use !== 'restrictions') continue;
    for (const { name, start, end } of classNames(context, value.text)) {
      const span = sourceSpan(value, start, end);
      yield { uri, subject: { kind: 'parameter', name }, span, isDefinition: false };
    }
  }
}
