/** What a value expands to: references looked up, branches chosen, comparisons made, as mac_expand(3) does. */
import type { ReferenceProblemKind } from '../syntax/problem.js';
import { DEEPEST_NESTING, parseValue, type ParsedValue, type ValuePart } from '../syntax/value.js';
import { compareValues } from './compatibility.js';

/** The unexpanded value of a name; undefined when there is no such parameter. */
export type Lookup = (name: string) => string | undefined;

/** Why a value cannot be expanded; every program that needs it stops with a fatal error. */
export interface ExpansionFailure {
  readonly kind: ReferenceProblemKind | 'self-reference' | 'bad-level' | 'bad-number';
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
}

/** Longest text that is expanded: values that double with each reference would fill the memory. */
const LONGEST = 1 << 20;

/** Expands a value; `name` is the parameter whose value it is, for finding values that refer to themselves. */
export function expandValue(text: string, lookup: Lookup, name?: string): Expansion {
  if (!text.includes('$')) return { text, undefinedNames: [] };
  const within = name === undefined ? [] : [name];
  const state: State = { lookup, within, known: new Map(), undefinedNames: [] };
  const result = expandParts(parseValue(text), state, name === undefined ? 0 : 1);
  const { undefinedNames, failure } = state;
  return { text: result, undefinedNames, ...(failure !== undefined && { failure }) };
}

interface State {
  readonly lookup: Lookup;
  readonly within: string[];
  readonly known: Map<string, string>;
  readonly undefinedNames: string[];
  failure?: ExpansionFailure;
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
