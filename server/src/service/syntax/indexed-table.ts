/** The source text of indexed tables as postmap(1) and texthash read it: a key, white space, a value. */
import { isSpace, skipSpace, trimEnd } from '../text/characters.js';
import { sourceSpan } from './cooked-text.js';
import { giveRow, reportPart, type TableReader, type TableSink } from './table-sink.js';

const BACKSLASH = 92;
const QUOTE = 34;
const COLON = 58;

/** Reads `key value` lines; keys are the same in capitals and small letters. */
export function indexedReader(sink: TableSink): TableReader {
  const firstOf = new Map<string, number>();
  return {
    line(line) {
      const { text } = line.cooked;
      const end = text.length;
      const keyEnd = endOfKey(text);
      if (keyEnd < 0) {
        reportPart(sink, 'unbalanced-quote', line, 0, trimEnd(text, 0, end));
        return;
      }
      const valueStart = skipSpace(text, keyEnd, end);
      const valueEnd = trimEnd(text, valueStart, end);
      if (keyEnd === 0 || valueStart >= valueEnd) {
        reportPart(sink, 'missing-value', line, 0, trimEnd(text, 0, end));
        return;
      }
      if (text.charCodeAt(keyEnd - 1) === COLON) reportPart(sink, 'alias-form', line, 0, keyEnd);
      const key = text.slice(0, keyEnd).toLowerCase();
      const first = firstOf.get(key);
      if (first === undefined) {
        firstOf.set(key, line.start);
        giveRow(sink, line, [0, keyEnd], [valueStart, valueEnd]);
        return;
      }
      const { start } = sourceSpan(line.cooked, 0, keyEnd);
      const span = { start: first, end: first + (start === line.start ? keyEnd : 0) };
      reportPart(sink, 'duplicate-key', line, 0, keyEnd, { first: span, text: key });
    },
  };
}

/** The offset of the first white space that no quotes hold; the text's end without one; -1 when a quote is open. */
function endOfKey(text: string): number {
  let at = text.search(/[\s"\\]/);
  if (at < 0) return text.length;
  let quoted = false;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) quoted = !quoted;
    else if (!quoted && isSpace(code)) break;
  }
  return quoted ? -1 : Math.min(at, text.length);
}
