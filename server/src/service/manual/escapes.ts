/** Decodes the escapes of one line of roff text (groff(7)) into runs of text in a font. */

import { specialCharacter } from './special-characters.js';

/** Roman, bold, italic, or of constant width. */
export type Font = 'R' | 'B' | 'I' | 'C';

/** Text in one font. */
export interface Run {
  readonly text: string;
  readonly font: Font;
}

/** The font in force, and the one before it, to which `\fP` returns. */
export interface Fonts {
  readonly current: Font;
  readonly previous: Font;
}

/** A decoded line; `joined` when it ends in `\c` and so runs on into the next without a blank. */
export interface DecodedLine {
  readonly runs: readonly Run[];
  readonly fonts: Fonts;
  readonly joined: boolean;
}

/** What is in force at the start of a paragraph. */
export const ROMAN: Fonts = { current: 'R', previous: 'R' };

/** One escape read: the text that it stands for, where the next character is, and a change of font. */
interface Escape {
  readonly text: string;
  readonly end: number;
  readonly font?: string;
}

/** The escapes that print nothing: zero-width marks, break points, small motions. */
const SILENT = '&%|^/,:{}duprz)!?';
/** The escapes that take a name which is not printed: registers, colours, font families. */
const NAMED = 'nmMgkFVY';
/** The escapes that take a quoted argument which is not printed: motions, lines, widths. */
const DELIMITED = 'hvwlLoxDbXZABCHRSN';

/** Decodes a line that begins in the given fonts. */
export function decodeLine(text: string, fonts: Fonts): DecodedLine {
  const runs: Run[] = [];
  let state = fonts;
  let plain = '';
  let at = 0;
  const flush = (): void => {
    if (plain !== '') runs.push({ text: plain, font: state.current });
    plain = '';
  };
  while (at < text.length) {
    const next = text.indexOf('\\', at);
    const stop = next < 0 ? text.length : next;
    plain += text.slice(at, stop);
    if (next < 0) break;
    const kind = text[stop + 1];
    if (kind === '"' || kind === '#') break;
    if (kind === 'c') {
      flush();
      return { runs, fonts: state, joined: true };
    }
    const escape = readEscape(text, stop + 1);
    plain += escape.text;
    at = escape.end;
    if (escape.font === undefined) continue;
    flush();
    state = changeFont(state, escape.font);
  }
  flush();
  return { runs, fonts: state, joined: false };
}

/** The text of a line without regard to its fonts. */
export function plainText(text: string): string {
  return decodeLine(text, ROMAN)
    .runs.map((run) => run.text)
    .join('');
}

/** The fonts after a change to the font of this name. */
export function changeFont(fonts: Fonts, name: string): Fonts {
  if (name === 'P' || name === '') return { current: fonts.previous, previous: fonts.current };
  return { current: namedFont(name), previous: fonts.current };
}

function namedFont(name: string): Font {
  if (/^(B|BI|2|4)$/.test(name)) return 'B';
  if (/^(I|3)$/.test(name)) return 'I';
  return name.startsWith('C') ? 'C' : 'R';
}

function readEscape(text: string, at: number): Escape {
  const kind = text[at];
  if (kind === undefined) return { text: '', end: at };
  if (kind === 'f') {
    const [font, end] = readName(text, at + 1);
    return { text: '', end, font };
  }
  if (kind === '(' || kind === '[') {
    const [name, end] = readName(text, at);
    return { text: specialCharacter(name), end };
  }
  if (kind === '*') {
    const [name, end] = readName(text, at + 1);
    return { text: specialCharacter(name), end };
  }
  if (kind === 's') return { text: '', end: sizeEnd(text, at + 1) };
  if (NAMED.includes(kind)) return { text: '', end: readName(text, at + 1)[1] };
  if (DELIMITED.includes(kind)) return { text: '', end: delimitedEnd(text, at + 1) };
  if (SILENT.includes(kind)) return { text: '', end: at + 1 };
  return { text: simpleEscape(kind), end: at + 1 };
}

function simpleEscape(kind: string): string {
  if (kind === 'e' || kind === 'E') return '\\';
  if (kind === '~' || kind === '0') return ' ';
  if (kind === 't') return '\t';
  return kind === "'" ? '\u00b4' : kind;
}

/** A name of one character, `(` and two, or any number in brackets. */
function readName(text: string, at: number): [string, number] {
  if (text[at] === '(') return [text.slice(at + 1, at + 3), Math.min(at + 3, text.length)];
  if (text[at] !== '[') return [text.slice(at, at + 1), Math.min(at + 1, text.length)];
  const end = text.indexOf(']', at);
  return end < 0 ? [text.slice(at + 1), text.length] : [text.slice(at + 1, end), end + 1];
}

function sizeEnd(text: string, at: number): number {
  const sign = text[at] === '+' || text[at] === '-' ? at + 1 : at;
  return readName(text, sign)[1];
}

function delimitedEnd(text: string, at: number): number {
  const delimiter = text[at];
  if (delimiter === undefined) return at;
  const end = text.indexOf(delimiter, at + 1);
  return end < 0 ? text.length : end + 1;
}
