/** Values that programs read as a switch, a number, a time or a text of some length, as far as they are known here. */
import type { Parameter, ParameterType } from '../catalogue/parameters.js';
import { fromTemplate } from '../catalogue/templates.js';
import { templatePieces } from '../syntax/template.js';
import type { Span } from '../text/span.js';
import { assignments, type Assignment } from './assignments.js';
import { commentWord } from './comment-word.js';
import type { Instance } from './instance.js';
import { isReadBy } from './readers.js';
import type { Service } from './service.js';

/** What an installer puts a switch or number for: `MESSAGE_SIZE`, `%message_size`, `<size>`. */
const PLACEHOLDER = /^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|%\w+|<[A-Za-z][^<>]*>)$/;

/** A value of a parameter that has a type. */
export interface TypedValue {
  readonly uri: string;
  readonly name: string;
  readonly type: ParameterType;
  /** The parameter whose type, range and unit hold: the one that it falls back to for one of a transport. */
  readonly parameter: Parameter;
  /** The value with all references replaced. */
  readonly value: string;
  /** Where it is written. */
  readonly span: Span;
  readonly assignment: Assignment;
}

/**
 * The values in force of all parameters that have a type. Left out are those that rest on what only the machine knows,
 * defaults that somebody wrote down, and those with a comment behind them or a reference to nothing, of which other
 * rules speak.
 */
export function typedValues(instance: Instance): readonly TypedValue[] {
  return instance.derive(collect);
}

function collect(instance: Instance): TypedValue[] {
  const values: TypedValue[] = [];
  for (const assignment of assignments(instance)) {
    const { uri, name, valueSpan, overridden, service } = assignment;
    const parameter = overridden ? undefined : typeGiver(instance, name, service);
    const type = parameter?.type;
    if (parameter === undefined || type === undefined || type === 'raw') continue;
    const { value, exact, failure, undefinedNames } = instance.effective(name, service);
    if (!exact || failure !== undefined || undefinedNames.length > 0) continue;
    if (value === instance.catalogue.defaultOf(name) || templatePieces(value).length > 0) continue;
    if (type !== 'str' && PLACEHOLDER.test(value)) continue;
    if (type !== 'str' && commentWord(instance, assignment) !== undefined) continue;
    values.push({ uri, name, type, parameter, value, span: valueSpan, assignment });
  }
  return values;
}

/** Programs that read parameters of transports; in the options of others they have no effect. */
const READERS_OF_TRANSPORTS: readonly string[] = ['qmgr', 'oqmgr', 'nqmgr', 'pipe', 'spawn'];

/** The parameter that says what values a name takes: itself, or the one that a transport's falls back to. */
function typeGiver(instance: Instance, name: string, service?: Service): Parameter | undefined {
  const { catalogue, serviceParameters } = instance;
  if (catalogue.has(name)) {
    const isRead = service === undefined || isReadBy(instance, service, name) !== false;
    return isRead ? catalogue.parameter(name) : undefined;
  }
  if (!serviceParameters.has(name)) return undefined;
  if (service !== undefined && !READERS_OF_TRANSPORTS.includes(service.daemon)) return undefined;
  const transports = new Set(instance.services.map((known) => known.name));
  const template = fromTemplate(catalogue.table, name, transports)?.template;
  return template && catalogue.parameter(template.documentedDefault.replace('$', ''));
}
