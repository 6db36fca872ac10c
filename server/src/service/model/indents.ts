/** How far continuation lines are indented: as the user does where that is consistent, otherwise by our own measure. */
import type { MasterService, MasterWord } from '../syntax/master-cf.js';

/** A continuation line whose indentation is free. */
export interface ContinuationLine {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset of its first character that is not white space. */
  readonly content: number;
  /** What is between the two. */
  readonly indent: string;
  /** Whether the line before it ends with a comma. */
  readonly isNewItem: boolean;
}

const ENTRY_INDENT = '    ';
const OPTION_INDENT = '  ';
const ARGUMENT_INDENT = '    ';

/**
 * The indents for the lines of an entry of main.cf. Where items end with commas, a line that goes on with the item of
 * the line before and is indented further than it, such as the table of a restriction, stays further.
 */
export function entryIndents(lines: readonly ContinuationLine[]): readonly string[] {
  return regular(lines, ENTRY_INDENT);
}

/** The indents for the lines of a service: options by two spaces, an argument apart from its "-o" by four. */
export function serviceIndents(
  { options, operands, args }: MasterService,
  lines: readonly ContinuationLine[],
): readonly string[] {
  const words = new Map<number, MasterWord>(args.map((word) => [word.start, word]));
  const firstOperand = operands[0]?.start ?? Infinity;
  const isOption = ({ content }: ContinuationLine): boolean =>
    words.get(content)?.text.startsWith('-') === true && content < firstOperand;
  const argumentStarts = new Set(
    options.map(({ form, nameSpan }) => (form === 'attached' ? -1 : nameSpan.start)),
  );
  const isArgument = ({ content }: ContinuationLine): boolean => {
    const word = words.get(content);
    if (word === undefined) return false;
    return argumentStarts.has(content) || (word.text.startsWith('{') && content < firstOperand);
  };
  const others = lines.filter((line) => !isOption(line) && !isArgument(line));
  const indents = regular(others, OPTION_INDENT).values();
  return lines.map((line) => {
    if (isOption(line)) return OPTION_INDENT;
    return isArgument(line) ? ARGUMENT_INDENT : (indents.next().value ?? line.indent);
  });
}

/** The indents as they are when lines of the same depth have the same; otherwise regular ones. */
function regular(lines: readonly ContinuationLine[], usual: string): readonly string[] {
  const isDeeper: boolean[] = [];
  let base = 0;
  for (const { indent, isNewItem } of lines) {
    const deeper = isDeeper.length > 0 && !isNewItem && widthOf(indent) > base;
    if (!deeper) base = widthOf(indent);
    isDeeper.push(deeper);
  }
  const indentsAt = (deeper: boolean): Set<string> =>
    new Set(lines.filter((_, index) => isDeeper[index] === deeper).map(({ indent }) => indent));
  const plain = indentsAt(false);
  if (plain.size <= 1 && indentsAt(true).size <= 1) return lines.map(({ indent }) => indent);
  const [only = usual] = plain.size === 1 ? plain : [];
  const further = only + (only.includes('\t') ? '\t' : ENTRY_INDENT);
  const usesCommas = lines.some(({ isNewItem }) => isNewItem);
  return isDeeper.map((deeper) => (deeper && usesCommas ? further : only));
}

/** The columns that an indentation takes, with a tab stop at every eighth. */
function widthOf(indent: string): number {
  let width = 0;
  for (const character of indent) width += character === '\t' ? 8 - (width % 8) : 1;
  return width;
}
