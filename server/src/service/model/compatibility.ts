/** Compatibility levels (COMPATIBILITY_README): "0", "1", "2", "3.6" …, and the comparisons of ${…} expressions. */

/** A level as numbers major, minor, patch; undefined for a text that is none. */
export function parseLevel(text: string): readonly [number, number, number] | undefined {
  const match = /^\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?\s*$/.exec(text);
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
}

/** Evaluates `left operator right` of a `${{left} operator {right} ? …}` expression; undefined for a bad level. */
export function compareValues(left: string, operator: string, right: string): boolean | undefined {
  if (operator.endsWith('level')) {
    const [a, b] = [parseLevel(left), parseLevel(right)];
    if (a === undefined || b === undefined) return undefined;
    const difference = a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
    return holds(operator.slice(0, -'level'.length), difference);
  }
  const numeric = isNumber(left) && isNumber(right);
  if (numeric) return holds(operator, Number(left) - Number(right));
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
