/**
 * A Postfix instance: main.cf and master.cf of one folder together, and the value of every parameter for every
 * service. Either file may be missing; then what is known is used.
 */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { MainCfEntry } from '../syntax/main-cf.js';
import type { ServiceOption } from '../syntax/master-cf.js';
import { piecesWithin } from '../syntax/template.js';
import { splitWords } from '../syntax/words.js';
import type { MainDocument, MasterDocument } from './document.js';
import { expandValue, hasFunctions, type ExpansionFailure, type Lookup } from './expansion.js';
import { serviceParameters } from './service-parameters.js';
import { readService, type Service } from './service.js';

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'main'; readonly document: MainDocument; readonly entry: MainCfEntry }
  | {
      readonly kind: 'option';
      readonly document: MasterDocument;
      readonly service: Service;
      readonly option: ServiceOption;
    }
  | { readonly kind: 'default' }
  | { readonly kind: 'unknown' };

/** The value of a parameter for a service, or for all that do not override it. */
export interface Effective {
  readonly name: string;
  /** As written, unexpanded. */
  readonly raw: string;
  /** As the program sees it; what only the machine knows is in it as `<myhostname>`, and then it is not exact. */
  readonly value: string;
  readonly origin: Origin;
  /** False when the value rests on something that only the machine knows (a host name, a build option, a template). */
  readonly exact: boolean;
  /** Names that the value refers to, if through others, and that do not exist. */
  readonly undefinedNames: readonly string[];
  /** Set when Postfix cannot expand the value and stops. */
  readonly failure?: ExpansionFailure;
}

/** An instance and the questions it answers. */
export interface Instance {
  readonly catalogue: Catalogue;
  readonly main?: MainDocument;
  readonly master?: MasterDocument;
  readonly services: readonly Service[];
  /** All entries of main.cf for a name, in their order; the last is in force. */
  assignments(name: string): readonly MainCfEntry[];
  /** Whether a later entry of main.cf takes the place of one. */
  isOverridden(entry: MainCfEntry): boolean;
  /** All names that main.cf sets, in the order of their first entries. */
  assignedNames(): Iterable<string>;
  /** Parameters that exist because a service does, with their defaults. */
  readonly serviceParameters: ReadonlyMap<string, string>;
  /** The value for a service, or where no service overrides it. */
  effective(name: string, service?: Service): Effective;
  /** What a function makes of this instance, computed once; the function itself is the key. */
  derive<T>(compute: (instance: Instance) => T): T;
  /**
   * Any value expanded as if a parameter had it. A name without a value or default gives the empty text, one whose
   * value only the machine knows gives "computed".
   */
  expand(value: string, service?: Service): string;
}

/** The files of an instance. */
export interface InstanceFiles {
  readonly main?: MainDocument;
  readonly master?: MasterDocument;
}

/** Puts the files of an instance together. */
export function createInstance(catalogue: Catalogue, files: InstanceFiles): Instance {
  const { main, master } = files;
  const byName = new Map<string, MainCfEntry[]>();
  const overridden = new Set<MainCfEntry>();
  for (const entry of main?.tree.entries ?? []) {
    const known = byName.get(entry.name);
    const last = known?.at(-1);
    if (last !== undefined) overridden.add(last);
    if (known === undefined) byName.set(entry.name, [entry]);
    else known.push(entry);
  }
  const services = (master?.tree.services ?? []).map(readService).filter((service) => service !== undefined);
  const cache = new Map<Service | undefined, Map<string, Effective>>();
  const ofServices = serviceParameters(catalogue, services);
  const options = { hasFunctions: hasFunctions(catalogue) };

  const find = (name: string, service?: Service): Found | undefined => {
    const own = service === undefined ? undefined : valueOfItself(name, service);
    if (own !== undefined) return { raw: own, origin: { kind: 'default' } };
    const option = service?.overrides.get(name);
    if (option !== undefined && service !== undefined && master !== undefined) {
      return { raw: option.value.text, origin: { kind: 'option', document: master, service, option } };
    }
    const entry = byName.get(name)?.at(-1);
    if (entry !== undefined && main !== undefined) {
      return { raw: entry.value.text, origin: { kind: 'main', document: main, entry } };
    }
    // Computed from the addresses that Postfix listens on, and with none of them there is nothing to compute.
    if (name === 'mynetworks' && listensNowhere(service)) return { raw: '', origin: { kind: 'default' } };
    const raw = catalogue.has(name) ? catalogue.defaultOf(name) : ofServices.get(name);
    if (raw === undefined) return undefined;
    return { raw: SET_BY_MACHINE.test(raw) ? `<${name}>` : raw, origin: { kind: 'default' } };
  };

  const listensNowhere = (service?: Service): boolean => {
    const raw = find('inet_interfaces', service)?.raw ?? '';
    const lookup: Lookup = (name) => (name === 'mynetworks' ? '' : find(name, service)?.raw);
    return splitWords(expandValue(raw, lookup, options).text).length === 0;
  };

  const evaluate = (name: string, service?: Service): Effective => {
    const found = find(name, service);
    if (found === undefined)
      return { name, raw: '', value: '', origin: { kind: 'unknown' }, exact: false, undefinedNames: [] };
    const { raw, origin } = found;
    let exact = !isUnknown(found);
    if (catalogue.parameter(name)?.type === 'raw')
      return { name, raw, value: raw, origin, exact, undefinedNames: [] };
    const lookup: Lookup = (wanted) => {
      const other = find(wanted, service);
      if (other === undefined ? main === undefined : isUnknown(other)) exact = false;
      return other?.raw;
    };
    const { text, failure, undefinedNames, exact: isExact } = expandValue(raw, lookup, { ...options, name });
    exact &&= isExact;
    return {
      name,
      raw,
      value: text,
      origin,
      exact,
      undefinedNames,
      ...(failure !== undefined && { failure }),
    };
  };

  const derived = new Map<unknown, unknown>();
  const instance: Instance = {
    catalogue,
    ...(main !== undefined && { main }),
    ...(master !== undefined && { master }),
    services,
    serviceParameters: ofServices,
    expand(value, service) {
      const lookup: Lookup = (name) => {
        const found = find(name, service);
        return found !== undefined && isUnknown(found) ? COMPUTED : found?.raw;
      };
      return expandValue(value, lookup, options).text;
    },
    assignments: (name) => byName.get(name) ?? [],
    isOverridden: (entry) => overridden.has(entry),
    assignedNames: () => byName.keys(),
    derive<T>(compute: (instance: Instance) => T): T {
      if (!derived.has(compute)) derived.set(compute, compute(instance));
      return derived.get(compute) as T;
    },
    effective(name, service) {
      let values = cache.get(service);
      if (values === undefined) cache.set(service, (values = new Map<string, Effective>()));
      let value = values.get(name);
      if (value === undefined) values.set(name, (value = evaluate(name, service)));
      return value;
    },
  };
  return instance;
}

/** What stands for a value that only the machine knows: one word, with no sign that means anything in a value. */
export const COMPUTED = 'computed';

/** A default that Postfix computes when it is built or starts, as the facts write it. What it comes to is shown as `<name>`. */
const SET_BY_MACHINE = /^\{[A-Za-z_]+\}$/;

/** What Postfix says about a service itself, whatever the files say. */
function valueOfItself(name: string, service: Service): string | undefined {
  if (name === 'process_name') return service.daemon;
  return name === 'service_name' ? service.name : undefined;
}

/** A value as written, and where. */
interface Found {
  readonly raw: string;
  readonly origin: Origin;
}

/**
 * Whether what Postfix will read is not known: a default that it computes when it is built or starts, or a value in
 * which a template has a piece.
 */
function isUnknown({ raw, origin }: Found): boolean {
  if (origin.kind === 'default') return /^<\w+>$/.test(raw);
  if (origin.kind === 'unknown') return false;
  const { pieces } = origin.document.tree.lines;
  if (pieces.length === 0) return false;
  const { start, end } = origin.kind === 'main' ? origin.entry.valueSpan : origin.option.valueSpan;
  return piecesWithin(pieces, start, end).length > 0;
}

/** The document of an instance with a URI. */
export function documentOf(instance: Instance, uri: string): MainDocument | MasterDocument | undefined {
  return [instance.main, instance.master].find((document) => document?.uri === uri);
}
