/**
 * The marker language of fixtures: expectations are comment lines under the code, so a fixture stays a valid file.
 *
 *     myhostnam = mail.example.com
 *     # <------ unknown-parameter
 *     mynetworks = 0.0.0.0/0
 *     #            ^^^^^^^^^ open-relay-networks
 *
 * A caret marker covers the columns of its carets in the line above, an arrow all columns from the line's first to its
 * own last. One that spans lines is marked in its first line, to that line's end; an empty one by one caret. Several
 * codes are separated by commas. `#- NAME` on a line of its own begins another file; the cursor is `<|>`.
 */

/** A marked place: zero-based line, zero-based columns `[start, end)` in UTF-16 units. */
export interface Marker {
  readonly code: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** One file of a fixture. Its text keeps the marker lines and has no cursor. */
export interface FixtureFile {
  readonly name: string;
  readonly text: string;
  readonly markers: readonly Marker[];
}

/** Where the cursor of a fixture is. */
export interface Cursor {
  readonly file: string;
  readonly offset: number;
}

/** The files of a fixture. */
export interface Fixture {
  readonly files: readonly FixtureFile[];
  readonly cursor?: Cursor;
}

const SEPARATOR = /^#- (\S+)[ \t]*\n?/m;
const MARKER = /^#(?: *(\^+)| ?(<-*)) +([a-z][a-z0-9-]*(?:, ?[a-z][a-z0-9-]*)*)[ \t]*\r?$/;
const CURSOR = '<|>';

/** Reads a fixture; text in front of the first separator is in `firstFile`. */
export function parseFixture(source: string, firstFile = 'main.cf'): Fixture {
  const pieces = source.split(new RegExp(SEPARATOR, 'gm'));
  const files: FixtureFile[] = [];
  let cursor: Cursor | undefined;
  const add = (name: string, raw: string): void => {
    const offset = raw.indexOf(CURSOR);
    if (offset >= 0) cursor = { file: name, offset };
    const text = raw.replace(CURSOR, '');
    files.push({ name, text, markers: readMarkers(text) });
  };
  if (pieces[0] !== '' || pieces.length === 1) add(firstFile, pieces[0] ?? '');
  for (let i = 1; i < pieces.length; i += 2) add(pieces[i] ?? '', pieces[i + 1] ?? '');
  return cursor === undefined ? { files } : { files, cursor };
}

/** A text without its marker lines. */
export function stripMarkers(text: string): string {
  return text
    .split(/(?<=\n)/)
    .filter((line) => !MARKER.test(line.replace(/\n$/, '')))
    .join('');
}

function readMarkers(text: string): Marker[] {
  const markers: Marker[] = [];
  let marked = -1;
  text.split('\n').forEach((line, index) => {
    const match = MARKER.exec(line);
    if (match === null) {
      marked = index;
      return;
    }
    if (marked < 0) throw new Error(`a marker stands above all lines: ${line}`);
    const [, carets, arrow, codes = ''] = match;
    const end =
      arrow === undefined
        ? line.indexOf(carets ?? '') + (carets ?? '').length
        : line.indexOf(arrow) + arrow.length;
    const start = arrow === undefined ? line.indexOf('^') : 0;
    for (const code of codes.split(/, ?/)) markers.push({ code, line: marked, start, end });
  });
  return markers;
}
