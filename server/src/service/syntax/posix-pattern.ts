/** POSIX extended regular expressions as the GNU C library compiles them: what regcomp(3) refuses. */
import { fallsBack, isClassName, namedPiece, type BracketPiece } from './bracket-expression.js';
import type { PatternCheck } from './pattern-check.js';

/** The most repetitions that it takes (RE_DUP_MAX). */
const MOST_REPETITIONS = 0x7fff;

/** Escapes that stand for a place: nothing may repeat them. */
const PLACES = "bB<>`'";

/** Checks an extended regular expression. */
export function checkExtended(pattern: string, ignoresCase: boolean): PatternCheck {
  let groups = 0;
  const open: number[] = [];
  const complete = new Set<string>();
  let repeatable = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '\\') {
      at += 1;
      const escaped = pattern.charAt(at);
      if (/[1-9]/.test(escaped) && !complete.has(escaped)) return 'bad';
      repeatable = !PLACES.includes(escaped);
    } else if (character === '[') {
      const end = endOfBracket(pattern, at, ignoresCase);
      if (end === undefined) return 'bad';
      at = end - 1;
      repeatable = true;
    } else if (character === '(') {
      groups += 1;
      open.push(groups);
      repeatable = false;
    } else if (character === ')') {
      complete.add(String(open.pop() ?? ''));
      repeatable = true;
    } else if ('*+?'.includes(character)) {
      if (!repeatable) return 'bad';
    } else if (character === '{') {
      const length = repeatable ? lengthOfInterval(pattern, at) : undefined;
      if (length === undefined) return 'bad';
      at += length - 1;
    } else repeatable = !'|^$'.includes(character);
  }
  return open.length > 0 ? 'bad' : groups;
}

function lengthOfInterval(pattern: string, at: number): number | undefined {
  const interval = /^\{(\d*)(?:,(\d*))?\}/.exec(pattern.slice(at, at + 20));
  if (interval === null) return undefined;
  const [whole, low = '', high] = interval;
  if (low === '' && high === undefined) return undefined;
  if (high !== undefined && high !== '' && Number(low) > Number(high)) return undefined;
  return Math.max(Number(low), Number(high ?? 0)) > MOST_REPETITIONS ? undefined : whole.length;
}

/** The offset behind the bracket expression that begins at another; undefined for one that is refused. */
function endOfBracket(pattern: string, start: number, ignoresCase: boolean): number | undefined {
  const fold = (text: string): string => (ignoresCase ? text.replace(/[a-z]/, upper) : text);
  let at = start + (pattern.charAt(start + 1) === '^' ? 2 : 1);
  for (let isFirst = true; at < pattern.length; isFirst = false) {
    if (!isFirst && pattern.charAt(at) === ']') return at + 1;
    // A "-" that is neither first nor last has to stand between the ends of a range.
    if (!isFirst && pattern.charAt(at) === '-' && pattern.charAt(at + 1) !== ']') return undefined;
    const from = pieceAt(pattern, at);
    if (from === undefined) return undefined;
    at = from.end;
    if (from.isClass || pattern.charAt(at) !== '-' || pattern.charAt(at + 1) === ']') continue;
    const to = pieceAt(pattern, at + 1);
    if (to === undefined || to.isClass) return undefined;
    const isKnown = from.character !== undefined && to.character !== undefined;
    if (isKnown && fallsBack(from.character, to.character, fold)) return undefined;
    at = to.end;
  }
  return undefined;
}

function pieceAt(pattern: string, at: number): BracketPiece | undefined {
  if (at >= pattern.length) return undefined;
  const named = namedPiece(pattern, at);
  if (named === undefined) {
    const isOpen = /^\[[:.=]/.test(pattern.slice(at, at + 2));
    return isOpen ? undefined : { end: at + 1, character: pattern.charAt(at), isClass: false };
  }
  const { sign, name, end } = named;
  if (sign === ':' && !isClassName(name)) return undefined;
  return { end, isClass: sign !== '.', ...(sign === '.' && name.length === 1 && { character: name }) };
}

function upper(letter: string): string {
  return letter.toUpperCase();
}
