/** Prints one line of text in fonts as Markdown that CommonMark reads back as exactly that text. */

import { escapeLineStart, escapeText, freeEmphasis } from './escape-markdown.js';
import type { Font, Run } from './escapes.js';
import { findReferences, type LinkOptions, type Reference } from './references.js';

/** Text of one font, to be emphasised as a whole: its Markdown, and the blanks around it. */
interface Group {
  readonly font: Font;
  readonly before: string;
  readonly text: string;
  readonly markdown: string;
  readonly after: string;
}

/** A stretch of one font with the reference that it is, or is part of. */
interface Piece {
  readonly font: Font;
  readonly text: string;
  readonly reference: Reference | undefined;
}

/** Prints a line; blanks are folded, and nothing in it can start a list, a heading or a quotation. */
export function printLine(runs: readonly Run[], options: LinkOptions): string {
  const folded = foldBlanks(runs);
  const text = folded.map((run) => run.text).join('');
  const groups = groupPieces(cutPieces(folded, findReferences(text, options)));
  let out = '';
  groups.forEach((group, index) => {
    out += group.before;
    out += emphasise(group, out.slice(-2), group.after || leadOf(groups[index + 1]));
    out += group.after;
  });
  return escapeLineStart(freeEmphasis(out.trim()));
}

/** One blank for many, also across runs. */
function foldBlanks(runs: readonly Run[]): readonly Run[] {
  let blank = true;
  return runs.map(({ text, font }) => {
    let folded = text.replace(/\s+/g, ' ');
    if (blank && folded.startsWith(' ')) folded = folded.slice(1);
    if (folded !== '') blank = folded.endsWith(' ');
    return { text: folded, font };
  });
}

/** Cuts runs where a reference starts or ends; a page's name and number become one roman piece. */
function cutPieces(runs: readonly Run[], references: readonly Reference[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  let index = 0;
  for (const run of runs) {
    const end = offset + run.text.length;
    let at = offset;
    while (at < end) {
      let reference = references[index];
      while (reference !== undefined && reference.end <= at) reference = references[++index];
      const inside = reference !== undefined && reference.start <= at;
      const stop = Math.min(end, (inside ? reference?.end : reference?.start) ?? end);
      const font = inside && reference?.kind !== 'parameter' ? 'R' : run.font;
      const text = run.text.slice(at - offset, stop - offset);
      const last = pieces.at(-1);
      if (inside && last?.reference === reference && last?.font === font)
        pieces.splice(-1, 1, { ...last, text: last.text + text });
      else pieces.push({ font, text, reference: inside ? reference : undefined });
      at = stop;
    }
    offset = end;
  }
  return pieces;
}

function groupPieces(pieces: readonly Piece[]): readonly Group[] {
  const groups: Group[] = [];
  let from = 0;
  pieces.forEach((piece, index) => {
    if (pieces[index + 1]?.font === piece.font) return;
    groups.push(makeGroup(piece.font, pieces.slice(from, index + 1)));
    from = index + 1;
  });
  return groups;
}

function makeGroup(font: Font, pieces: readonly Piece[]): Group {
  const text = pieces.map((piece) => piece.text).join('');
  const markdown = pieces.map(printPiece).join('');
  return {
    font,
    before: markdown.startsWith(' ') ? ' ' : '',
    text: text.trim(),
    markdown: markdown.trim(),
    after: markdown.endsWith(' ') && markdown.length > 1 ? ' ' : '',
  };
}

function printPiece({ text, reference }: Piece): string {
  if (reference === undefined) return escapeText(text);
  if (reference.kind === 'address') return `<${text}>`;
  return `[${escapeText(text)}](${reference.address})`;
}

/** The first character of what a group will print. */
function leadOf(group: Group | undefined): string {
  if (group === undefined) return '';
  if (group.before !== '') return ' ';
  return group.font === 'R' ? (group.markdown[0] ?? '') : '*';
}

/**
 * Emphasis where the rules of CommonMark, and of VS Code's own parser, on the characters before (`printed` is
 * the last two) and after let it work; else the text alone.
 */
function emphasise({ font, text, markdown }: Group, printed: string, after: string): string {
  if (markdown === '' || font === 'R' || printed.startsWith('\\')) return markdown;
  const before = printed.at(-1) ?? '';
  if (font === 'C') return /`|\]\(/.test(markdown) ? markdown : `\`${text}\``;
  const first = markdown[0] ?? '';
  const last = markdown.at(-1) ?? '';
  if (isPunctuation(first) && isWord(before)) return markdown;
  if (isPunctuation(last) && isWord(after[0] ?? '')) return markdown;
  if (font === 'B') return `**${markdown}**`;
  if (!isWord(before) && !isWord(after[0] ?? '')) return `_${markdown}_`;
  return before === '*' || after.startsWith('*') ? markdown : `*${markdown}*`;
}

function isWord(character: string): boolean {
  return character !== '' && !/[\s\p{P}\p{S}]/u.test(character);
}

function isPunctuation(character: string): boolean {
  return /[\p{P}\p{S}]/u.test(character);
}
