/** Makes plain text safe inside Markdown, with as few escapes as CommonMark and GitHub's tables allow. */

const SPECIAL = /[\\`*[\]|~]|<(?=[A-Za-z/!?]|$)|_+|&(?=[#A-Za-z])|!$/g;

/**
 * Escapes what could be read as markup anywhere in a line; an underscore inside a word stays bare, and so
 * does a `<` that cannot start a tag. A `<` at the end becomes an entity: VS Code's parser sees no emphasis
 * right after an escape.
 */
export function escapeText(text: string): string {
  return text.replace(SPECIAL, (found: string, at: number) => {
    if (found === '<' && at === text.length - 1) return '&lt;';
    if (!found.startsWith('_')) return `\\${found}`;
    const inWord = isWord(text[at - 1]) && isWord(text[at + found.length]);
    return inWord ? found : found.replaceAll('_', '\\_');
  });
}

/** Escapes what could be read as a list, a heading, a quotation or a ruler at the start of a printed line. */
export function escapeLineStart(line: string): string {
  return line
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(?=#{1,6}(\s|$)|>|[-+](\s|$)|[-=]+\s*$)/, '\\');
}

/**
 * VS Code's parser sees no emphasis between `<` and `>`, tag or not, so there the first becomes an entity;
 * addresses in angle brackets stay as they are.
 */
export function freeEmphasis(line: string): string {
  return line.replace(/\\?<([^<>]*)>/g, (found, inner: string) =>
    /[*_]/.test(inner) && !/^https?:/.test(inner) ? `&lt;${inner}>` : found,
  );
}

/** A fenced block that holds the lines as they are, whatever backticks they have. */
export function fence(lines: readonly string[]): readonly string[] {
  const longest = lines.reduce((most, line) => Math.max(most, ...backticks(line)), 2);
  const mark = '`'.repeat(longest + 1);
  return [`${mark}text`, ...lines, mark];
}

function backticks(line: string): readonly number[] {
  return (/^\s*(`+)/.exec(line) ?? []).slice(1).map((run) => run.length);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}
