/** Compatibility levels (COMPATIBILITY_README): "0", "1", "2", "3.6" …, and the comparisons of ${…} expressions. */

/** A level as numbers major, minor, patch. */
export type Level = readonly [number, number, number];

/** A level as numbers; undefined for a text that Postfix would not take (compat_level_from_string). */
export function parseLevel(text: string): Level | undefined {
  const match = /^[ \t\n\v\f\r]*\+?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const level: Level = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  return level[1] > 0x3ff || level[2] > 0x3ff || level[0] > 2 ** 43 ? undefined : level;
}

/** The greatest number that Postfix converts: it stops at one beyond a long integer. */
const LARGEST = 2n ** 63n - 1n;

/** Evaluates `left operator right` of a `${{left} operator {right} ? …}` expression; undefined for a bad level or number. */
export function compareValues(left: string, operator: string, right: string): boolean | undefined {
  if (operator.endsWith('level')) {
    const [a, b] = [parseLevel(left), parseLevel(right)];
    if (a === undefined || b === undefined) return undefined;
    const difference = a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
    return holds(operator.slice(0, -'level'.length), difference);
  }
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [BigInt(left), BigInt(right)];
    return a > LARGEST || b > LARGEST ? undefined : holds(operator, a < b ? -1 : a > b ? 1 : 0);
  }
  return holds(operator, left < right ? -1 : left > right ? 1 : 0);
}

function isNumber(text: string): boolean {
  return /^\d+$/.test(text);
}

function holds(operator: string, difference: number): boolean {
  switch (operator) {
    case '==':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    default:
      return difference >= 0;
  }
}
