/** Names of parameters: at the start of a line of main.cf, and behind `-o`. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { readKinds, type ParameterKind } from '../../catalogue/kinds.js';
import type { Parameter } from '../../catalogue/parameters.js';
import { valueWords } from '../../catalogue/value-words.js';
import { hasWord } from '../../catalogue/word-files.js';
import { readsDirectly } from '../../model/readers.js';
import type { Instance } from '../../model/instance.js';
import {
  choice,
  isDeprecated,
  itemOf,
  rangeAround,
  snippetText,
  type CompletionContext,
  type Offer,
} from './context.js';
import type { CompletionPlace } from './place.js';

/** Names that main.cf may set, with ` = ` and a first value behind them unless there is a "=" already. */
export function mainNames(
  context: CompletionContext,
  { before, after }: Extract<CompletionPlace, { kind: 'name' }>,
): CompletionItem[] {
  const { analysis, catalogue } = context;
  const { instance, document } = analysis;
  const rest = /^[A-Za-z0-9_]*/.exec(after)?.[0] ?? '';
  const range = rangeAround(context, before.length, rest.length);
  const isWhole = after.slice(rest.length).trim() === '';
  const current = before + rest;
  const kinds = readKinds(catalogue.data);
  const setAt = (name: string): string | undefined => {
    const entry = name === current ? undefined : instance.assignments(name).at(-1);
    if (entry === undefined || document.kind !== 'main') return undefined;
    return `set in line ${document.lines.positionAt(entry.nameSpan.start).line + 1}`;
  };
  const offers: Offer[] = [];
  const add = (name: string, kind: ParameterKind | undefined, value: string, deprecated: boolean): void => {
    const description = setAt(name);
    offers.push({
      label: name,
      kind: 'parameter',
      ...(isWhole && { text: `${name} = `, snippet: `${name} = ${firstValue(context, kind, value)}` }),
      ...(description !== undefined && { description }),
      deprecated,
      data: { uri: document.uri },
    });
  };
  for (const parameter of offered(catalogue.table.byName.values(), context)) {
    const value = catalogue.defaultOf(parameter.name) ?? '';
    add(parameter.name, kinds.get(parameter.name), value, isDeprecated(parameter, catalogue));
  }
  for (const [name, value] of instance.serviceParameters) {
    if (!catalogue.has(name)) add(name, undefined, value, false);
  }
  for (const name of madeUpNames(instance)) add(name, undefined, '', false);
  return offers.map((offer) => itemOf(offer, range, context));
}

/** Names that the program of a service reads, with "=" behind them. */
export function optionNames(
  context: CompletionContext,
  { before, after, daemon, form, service }: Extract<CompletionPlace, { kind: 'option-name' }>,
): CompletionItem[] {
  const { analysis, catalogue } = context;
  const rest = /^[A-Za-z0-9_]*/.exec(after)?.[0] ?? '';
  const range = rangeAround(context, before.length, rest.length);
  const hasEquals = /^\s*=/.test(after.slice(rest.length));
  const kinds = readKinds(catalogue.data);
  const equals = form === 'braces' ? ' = ' : '=';
  const own = analysis.instance.services.find(
    (each) => each.name === service?.name && each.type === service.type && each.daemon === daemon,
  );
  const offers: Offer[] = [];
  for (const parameter of offered(catalogue.table.byName.values(), context)) {
    const { name } = parameter;
    if (daemon !== undefined && readsDirectly(parameter, daemon) === false) continue;
    if (name === 'compatibility_level' || parameter.type === undefined) continue;
    const closed = closedWords(context, kinds.get(name));
    const value = closed === undefined ? '' : choice(closed);
    offers.push({
      label: name,
      kind: 'option',
      ...(!hasEquals && { text: `${name}${equals}`, snippet: `${name}${equals}${value}` }),
      ...(own?.overrides.has(name) === true &&
        name !== before + rest && { description: 'set for this service' }),
      // What every program reads comes behind what this one is for.
      rank: daemon !== undefined && parameter.readBy?.includes(daemon) === true ? 5 : 6,
      deprecated: isDeprecated(parameter, catalogue),
      data: { uri: analysis.document.uri },
    });
  }
  if (daemon === 'pipe' || daemon === 'spawn') {
    // These two read the limit under the name of their service.
    const label = `${service?.name ?? ''}_time_limit`;
    offers.push({ label, kind: 'option', ...(!hasEquals && { text: `${label}${equals}` }), rank: 4 });
  }
  return offers.map((offer) => itemOf(offer, range, context));
}

function* offered(all: Iterable<Parameter>, { catalogue }: CompletionContext): Generator<Parameter> {
  for (const parameter of all) {
    if (catalogue.has(parameter.name) && !READ_ONLY.has(parameter.name)) yield parameter;
  }
}

const READ_ONLY: ReadonlySet<string> = new Set([
  'mail_release_date', 'mail_version', 'process_id', 'process_name', 'service_name', 'config_directory',
]); // prettier-ignore

/** Names that values refer to and nothing defines yet. */
function madeUpNames(instance: Instance): string[] {
  const names = new Set<string>();
  for (const word of instance.effective('smtpd_restriction_classes').value.split(/[\s,]+/)) {
    if (word !== '' && instance.assignments(word).length === 0) names.add(word);
  }
  return [...names];
}

/** The value that a snippet proposes: a choice where the words are all known, otherwise the default. */
function firstValue(context: CompletionContext, kind: ParameterKind | undefined, value: string): string {
  const words = closedWords(context, kind);
  if (words !== undefined) return choice([...new Set(words.includes(value) ? [value, ...words] : words)]);
  return /^\{\w+\}$/.test(value) || value === '' || value.length > 60 ? '$0' : `\${1:${snippetText(value)}}`;
}

/** All words that a value may be; undefined for values that are open, or lists. */
function closedWords(
  { catalogue }: CompletionContext,
  kind: ParameterKind | undefined,
): string[] | undefined {
  if (kind?.kind === 'boolean') return ['yes', 'no'];
  if (kind === undefined || !['enum', 'security-level', 'cipher-grade'].includes(kind.kind)) return undefined;
  if (kind.values === undefined) return undefined;
  return valueWords(catalogue.data, kind)
    .filter((word) => hasWord(word, catalogue.target.postfix))
    .map(({ name }) => name);
}
