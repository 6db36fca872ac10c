/** The inside of a bracket expression in a pattern: what stands at an offset of it, and whether a range goes up. */

/** A piece of a bracket expression: one character, or a class, which is no end of a range. */
export interface BracketPiece {
  readonly end: number;
  /** The character, where it is known which. */
  readonly character?: string;
  readonly isClass: boolean;
}

const CLASSES = /^(?:alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit)$/;

/** Whether a class such as `alpha` of `[:alpha:]` is one that all libraries know. */
export function isClassName(name: string): boolean {
  return CLASSES.test(name);
}

/** `[:name:]`, `[=x=]` or `[.x.]` at an offset: its kind, what is inside, and where it ends. */
export function namedPiece(
  pattern: string,
  at: number,
): { readonly sign: string; readonly name: string; readonly end: number } | undefined {
  const sign = pattern.charAt(at + 1);
  if (pattern.charAt(at) !== '[' || sign === '' || !':=.'.includes(sign)) return undefined;
  const close = pattern.indexOf(`${sign}]`, at + 2);
  return close < 0 ? undefined : { sign, name: pattern.slice(at + 2, close), end: close + 2 };
}

/**
 * Whether a range ends before it begins. Libraries compare the bytes of UTF-8: of characters that are no ASCII the last
 * byte of the first, which is never above the first byte of the second.
 */
export function fallsBack(from: string, to: string, fold: (character: string) => string): boolean {
  const [low, high] = [fold(from).charCodeAt(0), fold(to).charCodeAt(0)];
  return low > high && !(low > 127 && high > 127);
}
