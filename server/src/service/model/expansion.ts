/** What a value expands to: references looked up, branches chosen, comparisons made, as mac_expand(3) does. */
import { parseValue, type ParsedValue } from '../syntax/value.js';
import { compareValues } from './compatibility.js';

/** The unexpanded value of a name; undefined when there is no such parameter. */
export type Lookup = (name: string) => string | undefined;

/** An expanded value. */
export interface Expansion {
  readonly text: string;
  /** Names that were looked up and not found. */
  readonly undefinedNames: readonly string[];
  /** The name that refers to itself, where one does; Postfix refuses such a file. */
  readonly cycle?: string;
}

/** Expands a value. Names in `within` are being expanded already: meeting one again is a cycle. */
export function expandValue(text: string, lookup: Lookup, within: readonly string[] = []): Expansion {
  if (!text.includes('$')) return { text, undefinedNames: [] };
  const state: State = { lookup, undefinedNames: [], within: [...within] };
  const result = expandParts(parseValue(text), text, state);
  const { undefinedNames, cycle } = state;
  return cycle === undefined ? { text: result, undefinedNames } : { text: result, undefinedNames, cycle };
}

interface State {
  readonly lookup: Lookup;
  readonly undefinedNames: string[];
  readonly within: string[];
  cycle?: string;
}

function expandParts(value: ParsedValue, text: string, state: State): string {
  let result = '';
  for (const part of value.parts) {
    if (part.kind === 'literal') {
      result += part.text;
      continue;
    }
    if (part.kind === 'comparison') {
      const left = expandParts(part.left, text, state);
      const right = expandParts(part.right, text, state);
      const truth = compareValues(left, part.operator, right) === true;
      const chosen = truth ? part.whenTrue : part.whenFalse;
      if (chosen !== undefined) result += expandParts(chosen, text, state);
      continue;
    }
    const found = expandName(part.name, state);
    const isSet = found !== undefined && found !== '';
    if (part.whenSet === undefined && part.whenEmpty === undefined) result += found ?? '';
    else if (isSet && part.whenSet !== undefined) result += expandParts(part.whenSet, text, state);
    else if (!isSet && part.whenEmpty !== undefined) result += expandParts(part.whenEmpty, text, state);
  }
  return result;
}

function expandName(name: string, state: State): string | undefined {
  if (state.within.includes(name)) {
    state.cycle ??= name;
    return '';
  }
  const raw = state.lookup(name);
  if (raw === undefined) {
    state.undefinedNames.push(name);
    return undefined;
  }
  if (!raw.includes('$')) return raw;
  state.within.push(name);
  const result = expandParts(parseValue(raw), raw, state);
  state.within.pop();
  return result;
}
