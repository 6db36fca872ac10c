/**
 * What regcomp(3) and PCRE refuse in the pattern of a table, of what can be told without them. In doubt a pattern counts
 * as sound: of what is refused Postfix ignores the rule.
 */
import { checkPerl } from './perl-pattern.js';
import { checkExtended } from './posix-pattern.js';

/** The number of groups of a pattern; unknown where only the library can tell; bad where no library takes it. */
export type PatternCheck = number | 'unknown' | 'bad';

/** Checks a pattern with the options behind it: Postfix ignores case unless "i" says otherwise, and "x" twice is none. */
export function checkPattern(pattern: string, flavour: 'regexp' | 'pcre', options: string): PatternCheck {
  if (isOdd(options, 'x')) return pattern.includes('(') ? 'unknown' : 0;
  return flavour === 'regexp' ? checkExtended(pattern, !isOdd(options, 'i')) : checkPerl(pattern);
}

function isOdd(options: string, option: string): boolean {
  return options !== '' && options.split(option).length % 2 === 0;
}
