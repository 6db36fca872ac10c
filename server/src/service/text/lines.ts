/** Which line and column an offset is at, and back. Only "\n" and "\r\n" end a line, as in LSP's view of these files. */

/** A zero-based line and a zero-based column in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** The starts of all lines of one text, for translating offsets. */
export interface LineIndex {
  readonly count: number;
  /** Position of an offset; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): LinePosition;
  /** Offset of a position; a column behind the end of its line is moved to that end. */
  offsetAt(position: LinePosition): number;
  /** Offset of the first character of a line; the text's length for a line behind the last. */
  startOf(line: number): number;
}

/** Indexes the lines of a text in one pass. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const startOf = (line: number): number => (line < 0 ? 0 : (starts[line] ?? text.length));
  return {
    count: starts.length,
    startOf,
    positionAt(offset) {
      const wanted = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (startOf(middle) <= wanted) low = middle;
        else high = middle;
      }
      return { line: low, character: wanted - startOf(low) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= starts.length) return text.length;
      let end = line + 1 < starts.length ? startOf(line + 1) - 1 : text.length;
      if (line + 1 < starts.length && end > startOf(line) && text[end - 1] === '\r') end -= 1;
      return Math.min(startOf(line) + Math.max(0, character), end);
    },
  };
}
