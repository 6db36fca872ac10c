/** The source text of alias databases as postalias(1) reads it: `name: value`, in the tokens of RFC 822. */
import { isSpace, skipSpace, trimEnd } from '../text/characters.js';
import type { TableLine } from './table-lines.js';
import { giveRow, reportPart, type TableReader, type TableSink } from './table-sink.js';
import type { Span } from '../text/span.js';

/** Characters that are a token of their own. */
const OPERATORS = '|%!()<>@,;:\\".[]';

/** A name that is one word of plain characters, and a value behind it. */
const SIMPLE = /^([\w.+-]+)(\s*):\s*\S/;

interface Token extends Span {
  /** The operator, or what the token is made of. */
  readonly kind: string;
  readonly text: string;
}

/** Reads `name: value` lines; names are the same in capitals and small letters. */
export function aliasReader(sink: TableSink): TableReader {
  const firstOf = new Map<string, number>();
  const keep = (
    line: TableLine,
    name: string,
    [from, to]: readonly [number, number],
    value: number,
    end: number,
  ): void => {
    const first = firstOf.get(name);
    if (first === undefined) {
      firstOf.set(name, line.start);
      giveRow(sink, line, [from, to], [skipSpace(line.cooked.text, value, end), end]);
      return;
    }
    const more = { first: { start: first, end: first }, text: name };
    reportPart(sink, 'duplicate-key', line, from, to, more);
  };
  return {
    line(line) {
      const { text } = line.cooked;
      const end = trimEnd(text, 0, text.length);
      const simple = SIMPLE.exec(text);
      if (simple?.[1] !== undefined) {
        const [, name, gap = ''] = simple;
        keep(line, name.toLowerCase(), [0, name.length], name.length + gap.length + 1, end);
        return;
      }
      const { tokens, colon } = tokensOfName(text);
      if (colon === undefined || tokens.length === 0 || text.slice(colon + 1).trim() === '') {
        reportPart(sink, 'malformed-alias', line, 0, end);
        return;
      }
      if (tokens.some(({ kind }) => kind === ',')) {
        reportPart(sink, 'malformed-alias', line, 0, end);
        return;
      }
      const from = tokens[0]?.start ?? 0;
      const to = tokens[tokens.length - 1]?.end ?? colon;
      if (tokens.some(({ kind }) => kind === '@' || kind === '%')) {
        reportPart(sink, 'alias-domain', line, from, to);
        return;
      }
      const name = internalForm(tokens).toLowerCase();
      keep(line, name, [from, to], colon + 1, end);
    },
  };
}

/** The tokens in front of the first ":" that is one by itself. */
function tokensOfName(text: string): { tokens: Token[]; colon: number | undefined } {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    if (isSpace(character.charCodeAt(0))) {
      at += 1;
      continue;
    }
    if (character === ':') return { tokens, colon: at };
    const token = tokenAt(text, at, character);
    tokens.push(token);
    at = token.end;
  }
  return { tokens, colon: undefined };
}

function tokenAt(text: string, start: number, character: string): Token {
  if (character === '(') {
    const end = endOfComment(text, start);
    return { kind: 'comment', start, end, text: text.slice(start, end) };
  }
  if (character === '"' || character === '[') {
    const { end, collected } = collect(text, start + 1, (next) => next === (character === '"' ? '"' : ']'));
    const kind = character === '"' ? 'quoted' : 'literal';
    const inner = character === '[' ? `[${collected}]` : collected;
    return { kind, start, end: Math.min(end + 1, text.length), text: inner };
  }
  if (character !== '\\' && OPERATORS.includes(character)) {
    return { kind: character, start, end: start + 1, text: character };
  }
  const { end, collected } = collect(
    text,
    start,
    (next) => OPERATORS.includes(next) || isSpace(next.charCodeAt(0)),
  );
  return { kind: 'atom', start, end, text: collected };
}

function collect(
  text: string,
  start: number,
  stops: (character: string) => boolean,
): { end: number; collected: string } {
  let collected = '';
  let at = start;
  for (; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (stops(text.charAt(at))) break;
    collected += text.charAt(at);
  }
  return { end: Math.min(at, text.length), collected };
}

function endOfComment(text: string, start: number): number {
  let level = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') level += 1;
    else if (character === ')' && (level -= 1) === 0) return at + 1;
  }
  return text.length;
}

/** The name without quotes; words that stand side by side have one space between them. */
function internalForm(tokens: readonly Token[]): string {
  const isWord = (token: Token | undefined): boolean =>
    token !== undefined && ['atom', 'quoted', 'literal', 'comment'].includes(token.kind);
  return tokens
    .map((token, index) => (isWord(token) && isWord(tokens[index + 1]) ? `${token.text} ` : token.text))
    .join('');
}
