/** The rows of a lookup table kept in a text file, as postmap(1) and the pattern tables read them. */
import { skipSpace, trimEnd } from '../text/characters.js';
import type { CookedText } from '../syntax/cooked-text.js';
import { parseLines } from '../syntax/logical-lines.js';

/** What stands to the right of each key, in the file's order. `patterns` says that keys stand between delimiters. */
export function* rowValues(text: string, options: { readonly patterns: boolean }): Generator<CookedText> {
  for (const { cooked, dropped } of parseLines(text).logical) {
    if (dropped) continue;
    const { text: line } = cooked;
    const keyEnd = options.patterns ? patternEnd(line) : line.search(/\s/);
    if (keyEnd < 0) continue;
    const start = skipSpace(line, keyEnd, line.length);
    const end = trimEnd(line, start, line.length);
    if (end > start) yield cooked.slice(start, end);
  }
}

/** The end of `/pattern/flags`; -1 for lines without one, such as `endif` and what follows an `if`. */
function patternEnd(line: string): number {
  const start = line.startsWith('!') ? 1 : 0;
  const delimiter = line.charAt(start);
  if (delimiter === '' || /[\w\s]/.test(delimiter)) return -1;
  for (let at = start + 1; at < line.length; at += 1) {
    if (line.charAt(at) === '\\') at += 1;
    else if (line.charAt(at) === delimiter) {
      const space = line.slice(at).search(/\s/);
      return space < 0 ? -1 : at + space;
    }
  }
  return -1;
}
