/** Perl-compatible regular expressions: what PCRE refuses in them. */
import { fallsBack, isClassName, namedPiece, type BracketPiece } from './bracket-expression.js';
import type { PatternCheck } from './pattern-check.js';

/** Verbs, quoting, conditions, recursion, and options that change how white space is read. */
const BEYOND_US = /\(\*|\\Q|\(\?(?:[|#R&C(]|[-a-zA-WYZ^]*x)|\(\?P[>=]/;

/** What stands behind the "(" of a group that is not a plain one. */
const SPECIAL = /^\?(?:<?[=!]|P?<(?=[A-Za-z_])|'(?=[A-Za-z_])|[a-zA-Z^-]*:|>|[a-zA-Z^-]+(?=\)))/;

/** Characters that stand for themselves wherever they are. */
const PLAIN = /[^*+?{\\[()|^$]+/y;

const QUANTIFIER = /(?:[*+?]|\{(\d+)(?:,(\d*))?\})[+?]?/y;
const MOST_REPETITIONS = 65535;

/** Escapes that stand for a place: nothing may repeat them. */
const PLACES = /^[bBAzZGK]$/;

/** Letters that are no escape, and the change of case that Perl has alone. */
const NO_ESCAPES = /^[FIJLMOTUYijlmquy]$/;

/** A `[:name:]` outside of a bracket expression. */
const LONE_CLASS = /\[([:.=])(?:(?!\[\1)[^\]\\])*?\1\]/y;

/** Checks a pattern; those with verbs, quoting or changes of their own options are left alone. */
export function checkPerl(pattern: string): PatternCheck {
  if (BEYOND_US.test(pattern)) return 'unknown';
  let groups = 0;
  let level = 0;
  let referred = 0;
  let repeatable = false;
  for (let at = 0; at < pattern.length;) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(pattern)) {
      repeatable = true;
      at = PLAIN.lastIndex;
      continue;
    }
    const character = pattern.charAt(at);
    const quantifier = match(QUANTIFIER, pattern, at);
    if (quantifier !== undefined) {
      const [whole, low = '0', high = ''] = quantifier;
      if (!repeatable || isBadInterval(low, high)) return 'bad';
      repeatable = false;
      at += whole.length;
    } else if (character === '\\') {
      if (NO_ESCAPES.test(pattern.charAt(at + 1))) return 'bad';
      const { end, number } = escapeAt(pattern, at);
      referred = Math.max(referred, number);
      repeatable = !PLACES.test(pattern.charAt(at + 1));
      at = end;
    } else if (character === '[') {
      const end = endOfBracket(pattern, at);
      if (end === undefined) return 'bad';
      repeatable = true;
      at = end;
    } else if (character === '(') {
      const special = SPECIAL.exec(pattern.slice(at + 1, at + 20))?.[0];
      if (special === undefined && pattern.charAt(at + 1) === '?') return 'unknown';
      const isSetting = special !== undefined && /^\?[a-zA-Z^-]+$/.test(special);
      if (special === undefined || /^\?(?:P?<|')$/.test(special)) groups += 1;
      level += isSetting ? 0 : 1;
      repeatable = false;
      at += 1 + (special?.length ?? 0) + (isSetting ? 1 : 0);
    } else {
      if (character === ')' && (level -= 1) < 0) return 'bad';
      repeatable = !'|^$'.includes(character);
      at += 1;
    }
  }
  return level > 0 || referred > groups ? 'bad' : groups;
}

function match(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

function isBadInterval(low: string, high: string): boolean {
  const [least, most] = [Number(low), high === '' ? Number(low) : Number(high)];
  return least > most || most > MOST_REPETITIONS;
}

/** Where an escape ends, and the number of the group that it refers to, or 0. */
function escapeAt(pattern: string, at: number): { readonly end: number; readonly number: number } {
  const rest = pattern.slice(at + 1, at + 64);
  const long = /^[xopPNgk]\{[^}]*\}|^[gk](?:<[^>]*>|'[^']*')|^[pP][A-Z]/.exec(rest)?.[0].length;
  const number = /^[1-9](?!\d)/.exec(rest)?.[0] ?? '0';
  return { end: at + 1 + (long ?? 1), number: Number(number) };
}

/** The offset behind the bracket expression that begins at another; undefined for one that is refused. */
function endOfBracket(pattern: string, start: number): number | undefined {
  if (match(LONE_CLASS, pattern, start) !== undefined) return undefined;
  let at = start + (pattern.charAt(start + 1) === '^' ? 2 : 1);
  for (let isFirst = true; at < pattern.length; isFirst = false) {
    if (!isFirst && pattern.charAt(at) === ']') return at + 1;
    const from = pieceAt(pattern, at);
    if (from === undefined) return undefined;
    at = from.end;
    if (pattern.charAt(at) !== '-' || pattern.charAt(at + 1) === ']') continue;
    const to = from.isClass ? undefined : pieceAt(pattern, at + 1);
    if (to === undefined || to.isClass) return undefined;
    const isKnown = from.character !== undefined && to.character !== undefined;
    if (isKnown && fallsBack(from.character, to.character, (text) => text)) return undefined;
    at = to.end;
  }
  return undefined;
}

function pieceAt(pattern: string, at: number): BracketPiece | undefined {
  if (at >= pattern.length) return undefined;
  if (pattern.charAt(at) === '\\') {
    const escaped = pattern.charAt(at + 1);
    const isClass = /^[dDwWsShHvVpPRXN]$/.test(escaped);
    const isItself = /^[^a-zA-Z0-9]$/.test(escaped);
    return { end: escapeAt(pattern, at).end, isClass, ...(isItself && { character: escaped }) };
  }
  const named = namedPiece(pattern, at);
  if (named === undefined) return { end: at + 1, character: pattern.charAt(at), isClass: false };
  const name = named.name.replace(/^\^/, '');
  const isKnown = named.sign === ':' && (isClassName(name) || name === 'word' || name === 'ascii');
  return isKnown ? { end: named.end, isClass: true } : undefined;
}
