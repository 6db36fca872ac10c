/**
 * References in a value: `$name`, `${name}`, `${name?text}`, `${{a} == {b} ? {c} : {d}}`, `$$`. Follows mac_parse(3) and
 * mac_expand(3). Offsets are into the cooked value; what a reference expands to is the model's business.
 */
import { isNameCharacter, isSpace, skipSpace, trimEnd } from '../text/characters.js';
import type { Span } from '../text/span.js';
import type { SyntaxProblem } from './problem.js';

/** A run of plain text; `$$` is one too, with the text "$". */
export interface LiteralPart extends Span {
  readonly kind: 'literal';
  readonly text: string;
}

/** A reference to a parameter, with what it stands for when the parameter is empty or not. */
export interface ReferencePart extends Span {
  readonly kind: 'reference';
  readonly name: string;
  readonly nameSpan: Span;
  readonly form: 'plain' | 'braces' | 'parentheses';
  /** The text used when the parameter has a value that is not empty (`?`). */
  readonly whenSet?: ParsedValue;
  /** The text used when the parameter has no value or an empty one (`:`). */
  readonly whenEmpty?: ParsedValue;
}

/** A comparison `${{left} operator {right} ? {then} : {else}}`. */
export interface ComparisonPart extends Span {
  readonly kind: 'comparison';
  readonly operator: string;
  readonly left: ParsedValue;
  readonly right: ParsedValue;
  readonly whenTrue?: ParsedValue;
  readonly whenFalse?: ParsedValue;
}

export type ValuePart = LiteralPart | ReferencePart | ComparisonPart;

/** A value in parts. `problems` are offsets in the same text; the parts then end where Postfix gives up. */
export interface ParsedValue extends Span {
  readonly parts: readonly ValuePart[];
  readonly problems: readonly SyntaxProblem[];
}

/** Operators of comparisons (mac_expand(3)). */
export const COMPARISON_OPERATORS: readonly string[] = [
  '==', '!=', '<=', '>=', '<', '>',
  '==level', '!=level', '<=level', '>=level', '<level', '>level',
]; // prettier-ignore

/** Parses a cooked value, or the part of it between two offsets. */
export function parseValue(text: string, start = 0, end = text.length): ParsedValue {
  const parts: ValuePart[] = [];
  const problems: SyntaxProblem[] = [];
  let literal = '';
  let literalStart = start;
  const flush = (at: number): void => {
    if (literal !== '') parts.push({ kind: 'literal', start: literalStart, end: at, text: literal });
    literal = '';
  };
  for (let at = start; at < end;) {
    const dollar = indexWithin(text, '$', at, end);
    if (dollar > at) {
      if (literal === '') literalStart = at;
      literal += text.slice(at, dollar);
      at = dollar;
      continue;
    }
    if (text.charCodeAt(at + 1) === 36 && at + 1 < end) {
      if (literal === '') literalStart = at;
      literal += '$';
      at += 2;
      continue;
    }
    flush(at);
    const part = parseReference(text, at, end);
    if (part.kind !== 'reference' && part.kind !== 'comparison') {
      problems.push(part);
      return { start, end, parts, problems };
    }
    parts.push(part);
    problems.push(...nestedProblems(part));
    at = part.end;
  }
  flush(end);
  return { start, end, parts, problems };
}

/** Every reference of a value, those in its branches and comparisons included, outer ones first. */
export function* references(value: ParsedValue): Generator<ReferencePart> {
  for (const part of value.parts) {
    if (part.kind === 'literal') continue;
    if (part.kind === 'reference') yield part;
    for (const child of children(part)) yield* references(child);
  }
}

function children(part: ReferencePart | ComparisonPart): ParsedValue[] {
  const all =
    part.kind === 'reference'
      ? [part.whenSet, part.whenEmpty]
      : [part.left, part.right, part.whenTrue, part.whenFalse];
  return all.filter((child) => child !== undefined);
}

function nestedProblems(part: ReferencePart | ComparisonPart): SyntaxProblem[] {
  return children(part).flatMap((child) => child.problems);
}

function indexWithin(text: string, what: string, from: number, end: number): number {
  const at = text.indexOf(what, from);
  return at < 0 || at > end ? end : at;
}

/** The offset of the brace that closes the one at `open`, or -1. */
function closing(text: string, open: number, end: number): number {
  const opener = text.charAt(open);
  const closer = opener === '{' ? '}' : ')';
  let level = 0;
  for (let at = open; at < end; at += 1) {
    const character = text.charAt(at);
    if (character === opener) level += 1;
    else if (character === closer && --level === 0) return at;
  }
  return -1;
}

function parseReference(
  text: string,
  at: number,
  end: number,
): ReferencePart | ComparisonPart | SyntaxProblem {
  const opener = at + 1 < end ? text.charAt(at + 1) : '';
  if (opener !== '{' && opener !== '(') {
    let nameEnd = at + 1;
    while (nameEnd < end && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd += 1;
    if (nameEnd === at + 1) return { kind: 'empty-reference', start: at, end: nameEnd };
    const nameSpan = { start: at + 1, end: nameEnd };
    return {
      kind: 'reference',
      start: at,
      end: nameEnd,
      name: text.slice(at + 1, nameEnd),
      nameSpan,
      form: 'plain',
    };
  }
  const close = closing(text, at + 1, end);
  if (close < 0) return { kind: 'truncated-reference', start: at, end };
  const whole = { start: at, end: close + 1 };
  const body = at + 2;
  if (body === close) return { kind: 'empty-reference', ...whole };
  if (text.charAt(body) === '{') return parseComparison(text, body, close, whole);
  let nameEnd = body;
  while (nameEnd < close && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd += 1;
  const form = opener === '{' ? 'braces' : 'parentheses';
  const base = { kind: 'reference', ...whole, name: text.slice(body, nameEnd), form } as const;
  const nameSpan = { start: body, end: nameEnd };
  if (nameEnd === close) return { ...base, nameSpan };
  const mark = text.charAt(nameEnd);
  if (mark === '?')
    return { ...base, nameSpan, ...branches(text, nameEnd + 1, close, 'whenSet', 'whenEmpty') };
  if (mark === ':') return { ...base, nameSpan, whenEmpty: lastBranch(text, nameEnd + 1, close) };
  return { kind: 'bad-reference', ...whole };
}

function parseComparison(
  text: string,
  body: number,
  end: number,
  whole: Span,
): ComparisonPart | SyntaxProblem {
  const bad: SyntaxProblem = { kind: 'bad-reference', ...whole };
  const leftEnd = closing(text, body, end);
  if (leftEnd < 0) return bad;
  let at = skipSpace(text, leftEnd + 1, end);
  const operatorStart = at;
  while (at < end && !isSpace(text.charCodeAt(at)) && text.charAt(at) !== '{') at += 1;
  const operator = text.slice(operatorStart, at);
  at = skipSpace(text, at, end);
  if (!COMPARISON_OPERATORS.includes(operator) || text.charAt(at) !== '{') return bad;
  const rightEnd = closing(text, at, end);
  if (rightEnd < 0) return bad;
  const left = inner(text, body, leftEnd);
  const right = inner(text, at, rightEnd);
  const mark = skipSpace(text, rightEnd + 1, end);
  const base = { kind: 'comparison', ...whole, operator, left, right } as const;
  if (mark === end) return base;
  if (text.charAt(mark) === '?')
    return { ...base, ...branches(text, mark + 1, end, 'whenTrue', 'whenFalse') };
  if (text.charAt(mark) === ':') return { ...base, whenFalse: lastBranch(text, mark + 1, end) };
  return bad;
}

/** What is between the braces at `open` and `close`, without white space around it. */
function inner(text: string, open: number, close: number): ParsedValue {
  const start = skipSpace(text, open + 1, close);
  return parseValue(text, start, trimEnd(text, start, close));
}

/** The branches behind a "?": braced ones may be followed by ":" and another; a bare one reaches to the end. */
function branches<T extends string, F extends string>(
  text: string,
  from: number,
  end: number,
  whenTrue: T,
  whenFalse: F,
): Partial<Record<T | F, ParsedValue>> {
  const result: Partial<Record<T | F, ParsedValue>> = {};
  const open = skipSpace(text, from, end);
  const close = text.charAt(open) === '{' && open < end ? closing(text, open, end) : -1;
  if (close < 0) {
    result[whenTrue] = parseValue(text, from, end);
    return result;
  }
  result[whenTrue] = inner(text, open, close);
  const mark = skipSpace(text, close + 1, end);
  if (text.charAt(mark) === ':' && mark < end) result[whenFalse] = lastBranch(text, mark + 1, end);
  return result;
}

function lastBranch(text: string, from: number, end: number): ParsedValue {
  const open = skipSpace(text, from, end);
  const close = text.charAt(open) === '{' && open < end ? closing(text, open, end) : -1;
  return close < 0 ? parseValue(text, from, end) : inner(text, open, close);
}
