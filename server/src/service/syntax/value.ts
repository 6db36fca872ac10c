/**
 * References in a value: `$name`, `${name}`, `${name?text}`, `${{a} == {b} ? {c} : {d}}`, `${function{text}}`, `$$`. Follows mac_parse(3) and
 * mac_expand(3). Offsets are into the cooked value; what a reference expands to is the model's business.
 */
import { isNameCharacter, trimEnd } from '../text/characters.js';
import type { Span } from '../text/span.js';
import { closingBracket, skipBlanks } from './brackets.js';
import type { ReferenceProblem } from './problem.js';

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
  /** What is wrong behind the name or its branches. */
  readonly problem?: ReferenceProblem;
}

/** A comparison `${{left} operator {right} ? {then} : {else}}`. */
export interface ComparisonPart extends Span {
  readonly kind: 'comparison';
  readonly operator: string;
  readonly left: ParsedValue;
  readonly right: ParsedValue;
  readonly whenTrue?: ParsedValue;
  readonly whenFalse?: ParsedValue;
  /** What is wrong behind the operands or branches. */
  readonly problem?: ReferenceProblem;
}

/** A call `${function{text}}`; before {@link FUNCTIONS_SINCE} Postfix cannot read it. */
export interface CallPart extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly argument: ParsedValue;
  readonly problem?: undefined;
}

/** A reference that cannot be read at all. */
export interface BrokenPart extends Span {
  readonly kind: 'broken';
  readonly problem: ReferenceProblem;
}

export type ValuePart = LiteralPart | ReferencePart | ComparisonPart | CallPart | BrokenPart;

/** A value in parts. */
export interface ParsedValue extends Span {
  readonly parts: readonly ValuePart[];
}

/** Operators of comparisons (mac_expand(3)); with the suffix "level" they compare compatibility levels. */
export const COMPARISON_OPERATORS: readonly string[] = [
  '==', '!=', '<=', '>=', '<', '>',
  '==level', '!=level', '<=level', '>=level', '<level', '>level',
]; // prettier-ignore

/** The functions that there are (postconf(5)): they turn a domain name into its other form, that of DNS or of people. */
export const FUNCTIONS: readonly string[] = ['domain_to_ascii', 'domain_to_utf8'];
/** The first release that has functions. */
export const FUNCTIONS_SINCE = '3.11';

/** Nesting at which Postfix gives up (mac_expand.c). */
export const DEEPEST_NESTING = 100;

const OPERATOR_CHARACTERS = '<>!=?+-*/~&|%';

/** Parses a cooked value, or the part of it between two offsets. */
export function parseValue(text: string, start = 0, end = text.length): ParsedValue {
  return parse(text, start, end, 0);
}

function parse(text: string, start: number, end: number, depth: number): ParsedValue {
  const parts: ValuePart[] = [];
  let literal = '';
  let literalStart = start;
  const addLiteral = (more: string, at: number): void => {
    if (literal === '') literalStart = at;
    literal += more;
  };
  for (let at = start; at < end;) {
    const found = text.indexOf('$', at);
    const dollar = found < 0 || found > end ? end : found;
    if (dollar > at) {
      addLiteral(text.slice(at, dollar), at);
      at = dollar;
      continue;
    }
    if (text.charCodeAt(at + 1) === 36 && at + 1 < end) {
      addLiteral('$', at);
      at += 2;
      continue;
    }
    if (literal !== '') parts.push({ kind: 'literal', start: literalStart, end: at, text: literal });
    literal = '';
    const part = parseReference(text, at, end, depth);
    parts.push(part);
    if (part.kind === 'broken' && part.end >= end) return { start, end, parts };
    at = part.end;
  }
  if (literal !== '') parts.push({ kind: 'literal', start: literalStart, end, text: literal });
  return { start, end, parts };
}

/** Every reference of a value, those in its branches and comparisons included, outer ones first. */
export function* references(value: ParsedValue): Generator<ReferencePart> {
  for (const part of value.parts) {
    if (part.kind === 'literal' || part.kind === 'broken') continue;
    if (part.kind === 'reference') yield part;
    for (const child of children(part)) yield* references(child);
  }
}

/**
 * The references of a value that Postfix comes by before it gives up at a problem; all branches count. Without functions
 * a call is a problem.
 */
export function* referencesRead(
  value: ParsedValue,
  hasFunctions: boolean,
): Generator<ReferencePart, boolean> {
  for (const part of value.parts) {
    if (part.kind === 'literal') continue;
    if (part.kind === 'broken' || (part.kind === 'call' && !hasFunctions)) return false;
    if (part.kind === 'reference') yield part;
    for (const child of children(part)) if (!(yield* referencesRead(child, hasFunctions))) return false;
    if (part.problem !== undefined) return false;
  }
  return true;
}

/**
 * The first problem of a value in the order in which Postfix reads it, where it gives up; all branches count. Without
 * functions a call is a problem.
 */
export function firstProblem(value: ParsedValue, hasFunctions: boolean): ReferenceProblem | undefined {
  for (const part of value.parts) {
    if (part.kind === 'literal') continue;
    if (part.kind === 'broken') return part.problem;
    if (part.kind === 'call' && !hasFunctions)
      return { kind: 'early-function', start: part.start, end: part.end };
    for (const child of children(part)) {
      const problem = firstProblem(child, hasFunctions);
      if (problem !== undefined) return problem;
    }
    if (part.problem !== undefined) return part.problem;
  }
  return undefined;
}

type Compound = ReferencePart | ComparisonPart | CallPart;

function children(part: Compound): ParsedValue[] {
  if (part.kind === 'call') return [part.argument];
  const all =
    part.kind === 'reference'
      ? [part.whenSet, part.whenEmpty]
      : [part.left, part.right, part.whenTrue, part.whenFalse];
  return all.filter((child) => child !== undefined);
}

type Expression = Compound | BrokenPart;

function broken(kind: ReferenceProblem['kind'], whole: Span): BrokenPart {
  return { kind: 'broken', ...whole, problem: { kind, start: whole.start, end: whole.end } };
}

function parseReference(text: string, at: number, end: number, depth: number): Expression {
  const opener = at + 1 < end ? text.charAt(at + 1) : '';
  if (opener !== '{' && opener !== '(') {
    let nameEnd = at + 1;
    while (nameEnd < end && isNameCharacter(text.charCodeAt(nameEnd))) nameEnd += 1;
    if (nameEnd === at + 1) {
      // Postfix reads no further in this value.
      return { kind: 'broken', start: at, end, problem: { kind: 'empty-reference', start: at, end: at + 1 } };
    }
    const nameSpan = { start: at + 1, end: nameEnd };
    const name = text.slice(at + 1, nameEnd);
    return { kind: 'reference', start: at, end: nameEnd, name, nameSpan, form: 'plain' };
  }
  const close = closingBracket(text, at + 1, end);
  if (close < 0) return broken('truncated-reference', { start: at, end });
  const whole = { start: at, end: close + 1 };
  if (close === at + 2) {
    return { kind: 'broken', start: at, end, problem: { kind: 'empty-reference', ...whole } };
  }
  if (depth >= DEEPEST_NESTING) return broken('deep-reference', whole);
  const body = skipBlanks(text, at + 2, close);
  if (text.charAt(body) === '{') return parseComparison(text, body, close, whole, depth);
  return parseNamed(text, body, close, whole, opener === '{' ? 'braces' : 'parentheses', depth);
}

function parseNamed(
  text: string,
  start: number,
  close: number,
  whole: Span,
  form: ReferencePart['form'],
  depth: number,
): ReferencePart | CallPart | BrokenPart {
  let at = start;
  while (at < close && isNameCharacter(text.charCodeAt(at))) at += 1;
  const nameSpan = { start, end: at };
  const base = { kind: 'reference', ...whole, name: text.slice(start, at), nameSpan, form } as const;
  const mark = skipBlanks(text, at, close);
  if (mark === close) return base;
  const sign = text.charAt(mark);
  if (sign === '{') return parseCall(text, base.name, mark, close, whole, depth);
  if (sign !== '?' && sign !== ':') return broken('bad-reference', whole);
  const { yes, no, problem } = parseBranches(text, sign, mark + 1, close, whole, depth);
  return {
    ...base,
    ...(yes !== undefined && { whenSet: yes }),
    ...(no !== undefined && { whenEmpty: no }),
    ...(problem !== undefined && { problem }),
  };
}

function parseCall(
  text: string,
  name: string,
  open: number,
  end: number,
  whole: Span,
  depth: number,
): CallPart | BrokenPart {
  const close = closingBracket(text, open, end);
  const isCall = FUNCTIONS.includes(name) && close >= 0 && skipBlanks(text, close + 1, end) === end;
  if (!isCall) return broken('bad-reference', whole);
  // Blanks around the argument are no part of it, as they are of a branch.
  const from = skipBlanks(text, open + 1, close);
  return { kind: 'call', ...whole, name, argument: parse(text, from, trimEnd(text, from, close), depth + 1) };
}

function parseComparison(
  text: string,
  body: number,
  end: number,
  whole: Span,
  depth: number,
): ComparisonPart | BrokenPart {
  const leftEnd = closingBracket(text, body, end);
  if (leftEnd < 0) return broken('bad-reference', whole);
  let at = skipBlanks(text, leftEnd + 1, end);
  const operatorStart = at;
  while (at < end && OPERATOR_CHARACTERS.includes(text.charAt(at))) at += 1;
  while (at < end && at > operatorStart && /[A-Za-z0-9]/.test(text.charAt(at))) at += 1;
  const operator = text.slice(operatorStart, at);
  const rightStart = skipBlanks(text, at, end);
  if (!COMPARISON_OPERATORS.includes(operator) || text.charAt(rightStart) !== '{' || rightStart >= end) {
    return broken('bad-reference', whole);
  }
  const rightEnd = closingBracket(text, rightStart, end);
  if (rightEnd < 0) return broken('bad-reference', whole);
  const left = parse(text, body + 1, leftEnd, depth + 1);
  const right = parse(text, rightStart + 1, rightEnd, depth + 1);
  const base = { kind: 'comparison', ...whole, operator, left, right } as const;
  const mark = skipBlanks(text, rightEnd + 1, end);
  if (mark === end) return base;
  const sign = text.charAt(mark);
  if (sign !== '?' && sign !== ':') return { ...base, problem: { kind: 'bad-reference', ...whole } };
  const { yes, no, problem } = parseBranches(text, sign, mark + 1, end, whole, depth);
  return {
    ...base,
    ...(yes !== undefined && { whenTrue: yes }),
    ...(no !== undefined && { whenFalse: no }),
    ...(problem !== undefined && { problem }),
  };
}

interface Branches {
  readonly yes?: ParsedValue;
  readonly no?: ParsedValue;
  readonly problem?: ReferenceProblem;
}

/** The branches behind a "?" or ":": one in braces may be followed by another, a bare one reaches to the end. */
function parseBranches(
  text: string,
  sign: '?' | ':',
  from: number,
  end: number,
  whole: Span,
  depth: number,
): Branches {
  const bad = { problem: { kind: 'bad-reference', ...whole } } as const;
  const first = parseBranch(text, from, end, depth);
  if (first === undefined) return bad;
  if (sign === ':') return first.next < end ? { no: first.value, ...bad } : { no: first.value };
  if (first.next >= end) return { yes: first.value };
  if (text.charAt(first.next) !== ':') return { yes: first.value, ...bad };
  const second = parseBranch(text, first.next + 1, end, depth);
  if (second === undefined) return { yes: first.value, ...bad };
  const both = { yes: first.value, no: second.value };
  return second.next < end ? { ...both, ...bad } : both;
}

/** One branch and where the text goes on behind it; undefined when its brace is not closed. */
function parseBranch(
  text: string,
  from: number,
  end: number,
  depth: number,
): { value: ParsedValue; next: number } | undefined {
  const open = skipBlanks(text, from, end);
  if (open >= end || text.charAt(open) !== '{') {
    return { value: parse(text, from, end, depth + 1), next: end };
  }
  const close = closingBracket(text, open, end);
  if (close < 0) return undefined;
  return { value: parse(text, open + 1, close, depth + 1), next: skipBlanks(text, close + 1, end) };
}
