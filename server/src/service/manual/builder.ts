/** Builds the structure of a manual page's section from its lines, as the macros of man(7) mean it. */

import type { Block } from './blocks.js';
import { changeFont, decodeLine, plainText, ROMAN, type Font, type Run } from './escapes.js';
import { Outline } from './outline.js';
import { readLines, splitArguments, unquoted, type RoffSection } from './reader.js';

/** Sections whose lines, though set as they are, hold prose: other pages, names of authors. */
const PROSE_SECTIONS = /^(NAME|SEE ALSO|STANDARDS|README FILES|LICENSE|HISTORY|AUTHOR.*)$/;

const FONT_MACROS: ReadonlyMap<string, readonly [Font, Font]> = new Map([
  ['B', ['B', 'B']],
  ['SB', ['B', 'B']],
  ['I', ['I', 'I']],
  ['SM', ['R', 'R']],
  ['BR', ['B', 'R']],
  ['BI', ['B', 'I']],
  ['IB', ['I', 'B']],
  ['IR', ['I', 'R']],
  ['RB', ['R', 'B']],
  ['RI', ['R', 'I']],
]);

/** Reads what is below a heading. */
export function buildBlocks({ heading, source }: RoffSection): readonly Block[] {
  const outline = new Outline(PROSE_SECTIONS.test(plainText(heading)));
  for (const line of readLines(source)) {
    if (line.kind === 'text') addText(outline, line.text);
    else obey(outline, line.name, line.rest);
  }
  return outline.finish();
}

function addText(outline: Outline, text: string): void {
  const decoded = decodeLine(text, outline.fonts);
  outline.fonts = decoded.fonts;
  if (outline.awaitsTag) outline.startItem(decoded.runs);
  else outline.addLine(decoded.runs, decoded.joined);
}

function obey(outline: Outline, name: string, rest: string): void {
  const fonts = FONT_MACROS.get(name);
  if (fonts !== undefined) {
    addFontMacro(outline, fonts, splitArguments(rest), name.length === 2 && !name.startsWith('S') ? '' : ' ');
    return;
  }
  switch (name) {
    case 'SS':
      outline.startParagraph();
      outline.addLine([{ text: plainText(unquoted(rest)), font: 'B' }], false);
      outline.startParagraph();
      return;
    case 'PP':
    case 'P':
    case 'LP':
    case 'HP':
      outline.startParagraph();
      return;
    case 'IP':
      startIndented(outline, splitArguments(rest));
      return;
    case 'TP':
    case 'TQ':
      outline.awaitTag();
      return;
    case 'RS':
      outline.indent();
      return;
    case 'RE':
      outline.outdent();
      return;
    case 'nf':
    case 'EX':
      outline.stopFilling();
      return;
    case 'fi':
    case 'EE':
      outline.resumeFilling();
      return;
    case 'br':
      outline.breakLine();
      return;
    case 'sp':
      outline.addBlank();
      return;
    case 'in':
    case 'ti':
      outline.endText();
      return;
    case 'ft':
      outline.fonts = changeFont(outline.fonts, rest);
      return;
  }
}

/** `.IP` alone goes on below the last tag; with an empty tag it stands for a bullet that is not drawn. */
function startIndented(outline: Outline, [tag]: readonly string[]): void {
  if (tag === undefined) {
    outline.continueItem();
    return;
  }
  const runs = decodeLine(tag, ROMAN).runs;
  const text = runs.map((run) => run.text).join('');
  if (/^[\s\u2022*o-]?$/.test(text)) outline.startBullet();
  else outline.startItem(runs);
}

function addFontMacro(
  outline: Outline,
  fonts: readonly [Font, Font],
  words: readonly string[],
  gap: string,
): void {
  if (words.length === 0) {
    outline.fonts = { current: fonts[0], previous: 'R' };
    outline.fontOfOneLine = true;
    return;
  }
  const runs = words.flatMap((word, index): readonly Run[] => {
    const font = index % 2 === 0 ? fonts[0] : fonts[1];
    const decoded = decodeLine(word, { current: font, previous: 'R' }).runs;
    return index === 0 || gap === '' ? decoded : [{ text: gap, font }, ...decoded];
  });
  if (outline.awaitsTag) outline.startItem(runs);
  else outline.addLine(runs, false);
}
