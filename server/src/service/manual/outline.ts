/** The structure of a section while it grows: levels of indentation, the open list and paragraph. */

import type { Block } from './blocks.js';
import { ROMAN, type Fonts, type Run } from './escapes.js';

interface OpenItem {
  readonly tag: readonly Run[];
  readonly blocks: Block[];
}

/** A level of indentation: where its blocks go, and the lists that are open on it. */
interface Level {
  readonly blocks: Block[];
  items: OpenItem[] | undefined;
  /** Bullets that belong to the last of the items: the manual's source sets both at one indentation. */
  bullets: OpenItem[] | undefined;
}

/** Deeper than any page goes; beyond it a level shares the one above, so that no source nests without end. */
const DEEPEST = 8;

/** Has identity because a section's lines act on it one after the other. */
export class Outline {
  /** The fonts in force at the next line of text. */
  fonts: Fonts = ROMAN;
  /** Set where only the next line of text is in that font. */
  fontOfOneLine = false;
  /** Set where the next line of text is a tag. */
  awaitsTag = false;

  private readonly top: Level = newLevel([]);
  private readonly levels: Level[] = [this.top];
  private lines: Run[][] = [];
  private code: string[] = [];
  private filling = true;
  private joined = false;

  /** `prose` tells that lines set as they are hold no code. */
  constructor(private readonly prose: boolean) {}

  /** Ends the section. */
  finish(): readonly Block[] {
    this.endText();
    return this.top.blocks;
  }

  /** Starts a paragraph at the level's own margin, which ends its list. */
  startParagraph(): void {
    this.reset();
    this.level.items = undefined;
    this.level.bullets = undefined;
  }

  /** Starts an item below a tag. */
  startItem(tag: readonly Run[]): void {
    this.reset();
    this.level.bullets = undefined;
    this.level.items ??= openList(this.level.blocks);
    this.level.items.push({ tag, blocks: [] });
  }

  /** Starts a bullet; after a tagged item it belongs to that item. */
  startBullet(): void {
    this.reset();
    const last = this.level.items?.at(-1);
    if (last === undefined || last.tag.length === 0) {
      this.level.items ??= openList(this.level.blocks);
      this.level.items.push({ tag: [], blocks: [] });
      return;
    }
    this.level.bullets ??= openList(last.blocks);
    this.level.bullets.push({ tag: [], blocks: [] });
  }

  /** Starts a paragraph at the indentation of the open item. */
  continueItem(): void {
    this.reset();
    this.level.bullets = undefined;
  }

  /** Takes the next line of text for a tag. */
  awaitTag(): void {
    this.reset();
    this.awaitsTag = true;
  }

  /** Goes one level in. */
  indent(): void {
    this.endText();
    this.levels.push(this.levels.length < DEEPEST ? newLevel(this.blocks) : this.level);
  }

  /** Goes one level out. */
  outdent(): void {
    this.endText();
    if (this.levels.length > 1) this.levels.pop();
  }

  /** From here on lines are set as they are. */
  stopFilling(): void {
    this.endText();
    this.filling = false;
  }

  /** From here on lines are filled again. */
  resumeFilling(): void {
    this.endText();
    this.filling = true;
  }

  /** Ends the line, not the paragraph. */
  breakLine(): void {
    if (this.filling && this.lines.length > 0) this.lines.push([]);
  }

  /** An empty line: between paragraphs, or within code. */
  addBlank(): void {
    if (this.filling || this.prose) this.endText();
    else this.code.push('');
  }

  /** Adds a line of text; `joined` when the next one follows without a blank. */
  addLine(runs: readonly Run[], joined: boolean): void {
    const text = runs.map((run) => run.text).join('');
    if (text.trim() === '' && !joined) this.addBlank();
    else if (this.filling) this.fill(runs, /^\s/.test(text));
    else if (this.prose) this.lines.push([...runs]);
    else this.addCode(text);
    this.joined = joined;
    if (!this.fontOfOneLine) return;
    this.fontOfOneLine = false;
    this.fonts = ROMAN;
  }

  /** Ends the paragraph or the code that is open. */
  endText(): void {
    const lines = this.lines.filter((line) => line.length > 0);
    if (lines.length > 0) this.blocks.push({ kind: 'paragraph', lines });
    const code = trimBlankLines(this.code);
    if (code.length > 0) this.blocks.push({ kind: 'code', lines: code });
    this.lines = [];
    this.code = [];
    this.joined = false;
  }

  private get level(): Level {
    return this.levels.at(-1) ?? this.top;
  }

  /** Where the next block goes. */
  private get blocks(): Block[] {
    const { bullets, items, blocks } = this.level;
    return bullets?.at(-1)?.blocks ?? items?.at(-1)?.blocks ?? blocks;
  }

  private reset(): void {
    this.endText();
    this.fonts = ROMAN;
    this.awaitsTag = false;
  }

  /** A line that starts with a blank starts a line of its own, as in groff. */
  private fill(runs: readonly Run[], startsLine: boolean): void {
    const last = this.lines.at(-1);
    if (last === undefined || (startsLine && last.length > 0 && !this.joined)) {
      this.lines.push([...runs]);
      return;
    }
    if (last.length > 0 && !this.joined) last.push({ text: ' ', font: last.at(-1)?.font ?? 'R' });
    for (const run of runs) last.push(run);
  }

  private addCode(text: string): void {
    const last = this.joined ? this.code.pop() : undefined;
    this.code.push(((last ?? '') + text).trimEnd());
  }
}

function newLevel(blocks: Block[]): Level {
  return { blocks, items: undefined, bullets: undefined };
}

function openList(blocks: Block[]): OpenItem[] {
  const items: OpenItem[] = [];
  blocks.push({ kind: 'list', items });
  return items;
}

function trimBlankLines(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line !== '');
  if (from < 0) return [];
  return lines.slice(from, lines.findLastIndex((line) => line !== '') + 1);
}
