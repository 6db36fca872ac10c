/**
 * What regcomp(3) and PCRE refuse in a regular expression, of what can be told without them: brackets and parentheses
 * that are not closed, and repetition of nothing. In doubt a pattern counts as sound.
 */

/** The number of groups of a pattern; unknown where only the library can tell; bad where no library takes it. */
export function checkPattern(
  pattern: string,
  flavour: 'regexp' | 'pcre',
  options: string,
): number | 'unknown' | 'bad' {
  const flips = options.replace(/[^x]/g, '').length % 2 === 1;
  if (flips) return pattern.includes('(') ? 'unknown' : 0;
  return flavour === 'regexp' ? checkExtended(pattern) : checkPerl(pattern);
}

/** POSIX extended regular expressions as the GNU C library compiles them. */
function checkExtended(pattern: string): number | 'unknown' | 'bad' {
  let groups = 0;
  let level = 0;
  let repeatable = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '\\') {
      at += 1;
      const digit = /[1-9]/.exec(pattern.charAt(at));
      if (digit !== null && Number(digit[0]) > groups) return 'bad';
      repeatable = true;
    } else if (character === '[') {
      const end = endOfBracket(pattern, at, 'regexp');
      if (end === undefined || hasBadRange(pattern.slice(at + 1, end))) return 'bad';
      at = end;
      repeatable = true;
    } else if (character === '(') {
      groups += 1;
      level += 1;
      repeatable = false;
    } else if (character === ')') {
      level = Math.max(0, level - 1);
      repeatable = true;
    } else if ('*+?'.includes(character)) {
      if (!repeatable) return 'bad';
    } else if (character === '{') {
      const interval = /^\{(\d*)(?:,(\d*))?\}/.exec(pattern.slice(at, at + 20));
      if (interval === null) return 'bad';
      if (!repeatable) return 'bad';
      const [whole, low = '', high] = interval;
      if (low === '' && high === undefined) return 'bad';
      if (high !== undefined && high !== '' && Number(low) > Number(high)) return 'bad';
      at += whole.length - 1;
    } else repeatable = character !== '|' && character !== '^';
  }
  return level > 0 ? 'bad' : groups;
}

/** Perl-compatible regular expressions; those with verbs, quoting or changes of their own options are left alone. */
function checkPerl(pattern: string): number | 'unknown' | 'bad' {
  if (/\(\*|\\Q|\(\?(?:[|#R&C(]|[-a-zA-WYZ^]*x)|\(\?P[>=]/.test(pattern)) return 'unknown';
  let groups = 0;
  let level = 0;
  let repeatable = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '\\') {
      at += 1;
      repeatable = true;
    } else if (character === '[') {
      const end = endOfBracket(pattern, at, 'pcre');
      if (end === undefined) return 'bad';
      const inside = pattern.slice(at + 1, end);
      if (!inside.includes('\\') && hasBadRange(inside)) return 'bad';
      at = end;
      repeatable = true;
    } else if (character === '(') {
      level += 1;
      const special = /^\?(?:<?[=!]|P?<(?=[A-Za-z_])|'(?=[A-Za-z_])|[a-zA-Z^-]*:|>|[a-zA-Z^-]+(?=\)))/.exec(
        pattern.slice(at + 1, at + 20),
      );
      if (special === null && pattern.charAt(at + 1) === '?') return 'unknown';
      if (special === null || /^\?(?:P?<|')$/.test(special[0])) groups += 1;
      at += special?.[0].length ?? 0;
      repeatable = false;
    } else if (character === ')') {
      if (level === 0) return 'bad';
      level -= 1;
      repeatable = true;
    } else if ('*+?'.includes(character)) {
      if (!repeatable) return 'bad';
    } else repeatable = character !== '|' && character !== '^';
  }
  return level > 0 ? 'bad' : groups;
}

/** The offset of the "]" that closes a bracket expression; a "]" that stands first belongs to it. */
function endOfBracket(pattern: string, open: number, flavour: 'regexp' | 'pcre'): number | undefined {
  let at = open + 1;
  if (pattern.charAt(at) === '^') at += 1;
  if (pattern.charAt(at) === ']') at += 1;
  for (; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === ']') return at;
    if (character === '\\' && flavour === 'pcre') at += 1;
    else if (character === '[' && /[:.=]/.test(pattern.charAt(at + 1))) {
      const close = pattern.indexOf(`${pattern.charAt(at + 1)}]`, at + 2);
      if (close >= 0) at = close + 1;
    }
  }
  return undefined;
}

const CLASSES = /^(?:alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit)$/;

/** Whether a range of a bracket expression ends before it begins, or a class has a name that there is not. */
function hasBadRange(inside: string): boolean {
  const classes = [...inside.matchAll(/\[:\^?([a-z]*):\]/g)];
  if (classes.some(([, name = '']) => name !== 'word' && name !== 'ascii' && !CLASSES.test(name)))
    return true;
  const plain = inside.replace(/^\^/, '').replace(/\[([:.=]).*?\1\]/g, '\0');
  for (let at = 0; at + 2 < plain.length; at += 1) {
    if (plain.charAt(at + 1) !== '-') continue;
    const [from, to] = [plain.charCodeAt(at), plain.charCodeAt(at + 2)];
    if (from !== 0 && to !== 0 && from > to) return true;
    at += 2;
  }
  return false;
}
