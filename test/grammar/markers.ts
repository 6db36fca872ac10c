/**
 * Expectations about scopes, written as comment lines under the code they speak of: carets under the columns, or an
 * arrow `# <---` for the columns from the start of the line to the one before the arrow's last dash. Behind them stand
 * scopes that all these columns have, or, with `!`, that none of them has.
 */
import { type TokenizedLine, hasScope } from './tokenizer.js';

interface Marker {
  readonly line: TokenizedLine;
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

const MARKER = /^# *(\^+|<-*) +(!?[a-z][\w.-]*(?: +!?[a-z][\w.-]*)*)$/;

/** Whether a line is an expectation. */
export function isMarker(text: string): boolean {
  return MARKER.test(text);
}

/** What does not hold, one sentence for each expectation; empty when all is well. */
export function unmetExpectations(lines: readonly TokenizedLine[]): string[] {
  return readMarkers(lines).flatMap(({ line, row, start, end, scopes }) => {
    const covered = line.tokens.filter((token) => token.start < end && token.end > start);
    const quoted = JSON.stringify(line.text.slice(start, end));
    if (end > line.text.length) return [`line ${row}: the marker reaches past the end of the line above`];
    return scopes.flatMap((expected) => {
      const absent = expected.startsWith('!');
      const scope = absent ? expected.slice(1) : expected;
      const wrong = covered.find((token) => hasScope(token, scope) === absent);
      if (wrong === undefined) return [];
      const verb = absent ? 'should not have' : 'should have';
      return [`line ${row}: ${quoted} ${verb} ${scope}, it has ${wrong.scopes.join(' ') || 'no scope'}`];
    });
  });
}

/** How many expectations a text holds. */
export function countMarkers(lines: readonly TokenizedLine[]): number {
  return readMarkers(lines).length;
}

function readMarkers(lines: readonly TokenizedLine[]): Marker[] {
  const markers: Marker[] = [];
  let code: TokenizedLine | undefined;
  for (const [index, line] of lines.entries()) {
    const [, arrow, scopes] = MARKER.exec(line.text) ?? [];
    if (arrow === undefined || scopes === undefined) {
      code = line;
      continue;
    }
    if (code === undefined) throw new Error(`line ${index + 1}: no code above the marker`);
    const at = line.text.indexOf(arrow);
    const isArrow = arrow.startsWith('<');
    markers.push({
      line: code,
      row: index + 1,
      start: isArrow ? 0 : at,
      end: at + arrow.length - (isArrow ? 1 : 0),
      scopes: scopes.split(/ +/),
    });
  }
  return markers;
}
