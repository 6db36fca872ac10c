/** Prints the structure of a manual page's text as Markdown. */

import type { Block, Item, List, Paragraph } from './blocks.js';
import { fence } from './escape-markdown.js';
import { printLine } from './inline.js';
import type { LinkOptions } from './references.js';

/** Prints blocks, a blank line between each two. */
export function printBlocks(blocks: readonly Block[], options: LinkOptions): string {
  return layOut(blocks, options).join('\n');
}

function layOut(blocks: readonly Block[], options: LinkOptions): readonly string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    const printed = layOutBlock(block, options);
    if (printed.length === 0) continue;
    if (lines.length > 0) lines.push('');
    for (const line of printed) lines.push(line);
  }
  return lines;
}

function layOutBlock(block: Block, options: LinkOptions): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return layOutParagraph(block, options);
    case 'code':
      return fence(block.lines);
    case 'list':
      return layOutList(block, options);
  }
}

function layOutParagraph(paragraph: Paragraph, options: LinkOptions): readonly string[] {
  return breakLines(paragraph.lines.map((line) => printLine(line, options)));
}

/** Two blanks at the end of a line are Markdown's break, and do no harm where it is read as plain text. */
function breakLines(lines: readonly string[]): readonly string[] {
  const full = lines.filter((line) => line !== '');
  return full.map((line, index) => (index < full.length - 1 ? `${line}  ` : line));
}

function layOutList(list: List, options: LinkOptions): readonly string[] {
  const items = list.items.map((item) => layOutItem(item, options)).filter((lines) => lines.length > 0);
  const loose = list.items.some((item) => item.blocks.length > (item.tag.length > 0 ? 0 : 1));
  return items.flatMap((lines, index) => (loose && index > 0 ? ['', ...lines] : lines));
}

function layOutItem(item: Item, options: LinkOptions): readonly string[] {
  const tag = printLine(item.tag, options);
  const body = layOut(item.blocks, options);
  const first = item.blocks[0];
  const content = joinTag(tag, body, first?.kind === 'paragraph' ? '' : undefined);
  return content.map((line, index) => {
    if (index === 0) return `- ${line}`;
    return line === '' ? '' : `  ${line}`;
  });
}

function joinTag(tag: string, body: readonly string[], gap: '' | undefined): readonly string[] {
  if (tag === '') return body;
  if (body.length === 0) return [tag];
  return gap === '' ? [`${tag}  `, ...body] : [tag, '', ...body];
}
