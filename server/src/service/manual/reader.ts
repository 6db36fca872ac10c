/** Cuts the source of a manual page into sections, requests and lines of text; says nothing on what they mean. */

/** A heading of the page and the source that is below it. */
export interface RoffSection {
  /** What follows `.SH`, escapes still in it. */
  readonly heading: string;
  readonly source: string;
}

/** A control line such as `.IP "\fBmay\fR"`: its name, and what follows the name. */
export interface RoffRequest {
  readonly kind: 'request';
  readonly name: string;
  readonly rest: string;
}

/** A line to be set as text. */
export interface RoffText {
  readonly kind: 'text';
  readonly text: string;
}

/** One line of the source. */
export type RoffLine = RoffRequest | RoffText;

const COMMENT = /^[.']?[ \t]*\\["#]/;
const CONTROL = /^[.'][ \t]*([^ \t]*)[ \t]*(.*)$/;
const DEFINITIONS: ReadonlySet<string> = new Set(['de', 'de1', 'am', 'ig']);

/** Cuts a page at its headings; what is above the first belongs to none. */
export function splitSections(source: string): readonly RoffSection[] {
  const headings = [...source.matchAll(/^[.'][ \t]*SH(?=\s|$)/gm)];
  return headings.map((heading, index) => {
    const start = heading.index + heading[0].length;
    const [rest, body] = cutLine(source.slice(start, headings[index + 1]?.index));
    if (rest !== '') return { heading: unquoted(rest), source: body };
    const [next, below] = cutLine(body);
    return { heading: next, source: below };
  });
}

function cutLine(source: string): [string, string] {
  const end = source.indexOf('\n');
  return end < 0 ? [source.trim(), ''] : [source.slice(0, end).trim(), source.slice(end + 1)];
}

/** A heading as it reads: the blanks and quotes are the author's, unless all of it is quoted. */
export function unquoted(rest: string): string {
  return rest.startsWith('"') ? splitArguments(rest).join(' ') : rest;
}

/** Reads every line; comments and the bodies of macro definitions are left out. */
export function readLines(source: string): readonly RoffLine[] {
  const lines: RoffLine[] = [];
  let inDefinition = false;
  for (const line of source.replace(/\n$/, '').split(/\r\n|\n|\r/)) {
    if (inDefinition) {
      inDefinition = !line.startsWith('..');
      continue;
    }
    if (COMMENT.test(line)) continue;
    const control = CONTROL.exec(line);
    if (control === null) {
      lines.push({ kind: 'text', text: line });
      continue;
    }
    const [, name = '', rest = ''] = control;
    if (name === '') continue;
    inDefinition = DEFINITIONS.has(name);
    if (!inDefinition) lines.push({ kind: 'request', name, rest: rest.trimEnd() });
  }
  return lines;
}

/** Splits what follows a request's name as roff does: at blanks, but for "quoted words" and `\` blank. */
export function splitArguments(rest: string): readonly string[] {
  const found: string[] = [];
  let at = 0;
  while (at < rest.length) {
    if (rest[at] === ' ') {
      at += 1;
      continue;
    }
    const [word, end] = rest[at] === '"' ? quotedArgument(rest, at + 1) : plainArgument(rest, at);
    found.push(word);
    at = end;
  }
  return found;
}

function plainArgument(rest: string, start: number): [string, number] {
  let end = start;
  while (end < rest.length && rest[end] !== ' ') end += rest[end] === '\\' ? 2 : 1;
  return [rest.slice(start, end), end];
}

function quotedArgument(rest: string, start: number): [string, number] {
  let word = '';
  let at = start;
  while (at < rest.length) {
    if (rest[at] !== '"') word += rest.charAt(at);
    else if (rest[at + 1] === '"') {
      word += '"';
      at += 1;
    } else return [word, at + 1];
    at += 1;
  }
  return [word, at];
}
