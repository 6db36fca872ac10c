/** What a value expands to: references looked up, branches chosen, comparisons made, as mac_expand(3) does. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { isAtLeast } from '../catalogue/release.js';
import type { ReferenceProblemKind } from '../syntax/problem.js';
import {
  DEEPEST_NESTING,
  FUNCTIONS_SINCE,
  parseValue,
  type CallPart,
  type ParsedValue,
  type ValuePart,
} from '../syntax/value.js';
import { compareValues } from './compatibility.js';

/** The unexpanded value of a name; undefined when there is no such parameter. */
export type Lookup = (name: string) => string | undefined;

/** Why a value cannot be expanded; every program that needs it stops with a fatal error. */
export interface ExpansionFailure {
  readonly kind: ReferenceProblemKind | 'self-reference' | 'bad-level' | 'bad-number' | 'bad-domain';
  /** The parameters whose values led there, outermost first; empty when the fault is in the value itself. */
  readonly through: readonly string[];
}

/** An expanded value. */
export interface Expansion {
  /** What was expanded up to a failure. */
  readonly text: string;
  /** Names that were looked up for their value and are no parameters. */
  readonly undefinedNames: readonly string[];
  readonly failure?: ExpansionFailure;
  /** False when a function made something of a domain name that only Postfix can tell. */
  readonly exact: boolean;
}

/** How to expand. */
export interface ExpansionOptions {
  /** The parameter whose value it is, for finding values that refer to themselves. */
  readonly name?: string;
  /** Whether the target release has functions. */
  readonly hasFunctions?: boolean;
}

/** Whether the target release has functions in values. */
export function hasFunctions({ target }: Catalogue): boolean {
  return isAtLeast(target.postfix, FUNCTIONS_SINCE);
}

/** Longest text that is expanded: values that double with each reference would fill the memory. */
const LONGEST = 1 << 20;

/** Expands a value. */
export function expandValue(text: string, lookup: Lookup, options: ExpansionOptions = {}): Expansion {
  if (!text.includes('$')) return { text, undefinedNames: [], exact: true };
  const { name, hasFunctions: functions = true } = options;
  const within = name === undefined ? [] : [name];
  const state: State = { lookup, functions, within, known: new Map(), undefinedNames: [], exact: true };
  const result = expandParts(parseValue(text), state, name === undefined ? 0 : 1);
  const { undefinedNames, failure, exact } = state;
  return { text: result, undefinedNames, exact, ...(failure !== undefined && { failure }) };
}

interface State {
  readonly lookup: Lookup;
  readonly functions: boolean;
  readonly within: string[];
  readonly known: Map<string, string>;
  readonly undefinedNames: string[];
  failure?: ExpansionFailure;
  exact: boolean;
}

function expandParts(value: ParsedValue, state: State, own: number): string {
  let result = '';
  for (const part of value.parts) {
    if (state.failure !== undefined || result.length > LONGEST) break;
    result += part.kind === 'literal' ? part.text : expandPart(part, state, own);
  }
  return result;
}

function fail(kind: ExpansionFailure['kind'], state: State, own: number): string {
  state.failure ??= { kind, through: state.within.slice(own) };
  return '';
}

function expandPart(part: Exclude<ValuePart, { kind: 'literal' }>, state: State, own: number): string {
  if (part.kind === 'broken') return fail(part.problem.kind, state, own);
  if (part.kind === 'call') return expandCall(part, state, own);
  let result = '';
  if (part.kind === 'comparison') {
    const left = expandParts(part.left, state, own);
    const right = expandParts(part.right, state, own);
    if (state.failure !== undefined) return '';
    const truth = compareValues(left, part.operator, right);
    if (truth === undefined)
      return fail(part.operator.endsWith('level') ? 'bad-level' : 'bad-number', state, own);
    const { whenTrue, whenFalse } = part;
    const chosen = truth ? whenTrue : whenFalse;
    if (chosen !== undefined) result = expandParts(chosen, state, own);
    else if (truth && whenTrue === undefined && whenFalse === undefined) result = 'true';
  } else {
    const raw = state.lookup(part.name);
    const { whenSet, whenEmpty } = part;
    const isTest = whenSet !== undefined || whenEmpty !== undefined;
    const chosen = raw === undefined || raw === '' ? whenEmpty : whenSet;
    if (chosen !== undefined) result = expandParts(chosen, state, own);
    else if (raw === undefined) state.undefinedNames.push(part.name);
    else if (!isTest) result = expandName(part.name, raw, state, own);
  }
  return part.problem === undefined ? result : result + fail(part.problem.kind, state, own);
}

/**
 * A domain name in the form of DNS, or in that of people. In ASCII the first takes anything as it is, and the second only
 * a name that a host may have, in lower case; what other names come to only the IDNA library of Postfix can tell.
 */
function expandCall({ name, argument }: CallPart, state: State, own: number): string {
  if (!state.functions) return fail('early-function', state, own);
  const domain = expandParts(argument, state, own);
  if (state.failure !== undefined) return '';
  if (domain === '') return fail('bad-domain', state, own);
  const isAscii = /^\p{ASCII}*$/u.test(domain);
  if (isAscii && name === 'domain_to_ascii') return domain;
  if (!isAscii || /(?:^|\.)xn--/i.test(domain)) {
    state.exact = false;
    return domain;
  }
  return isHostName(domain) ? domain.toLowerCase() : fail('bad-domain', state, own);
}

/** Labels of letters, digits, "_" and inner hyphens, none of them with hyphens in the third and fourth place; no number. */
function isHostName(domain: string): boolean {
  const isLabel = (label: string): boolean => /^\w(?:[\w-]{0,61}\w)?$/.test(label) && !/^..--/.test(label);
  return domain.length <= 255 && domain.split('.').every(isLabel) && !/^[\d.]+$/.test(domain);
}

function expandName(name: string, raw: string, state: State, own: number): string {
  if (!raw.includes('$')) return raw;
  const known = state.known.get(name);
  if (known !== undefined) return known;
  if (state.within.includes(name)) return fail('self-reference', state, own);
  if (state.within.length > DEEPEST_NESTING) return fail('deep-reference', state, own);
  state.within.push(name);
  const result = expandParts(parseValue(raw), state, own);
  if (state.failure === undefined) state.known.set(name, result);
  state.within.pop();
  return result;
}
