/** The words of a manual page as man prints them, and of Markdown as a reader of CommonMark sees them. */

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
}
interface Parser {
  parse(text: string, environment: object): readonly Token[];
}
type MakeParser = (options: { readonly html: boolean }) => Parser;

// The parser that the packaging program brings along; it knows nothing of how our Markdown is made.
const markdownIt = createRequire(import.meta.url)('markdown-it') as MakeParser;
const parser = markdownIt({ html: true });

/** A section as man prints it. */
export interface PrintedSection {
  readonly heading: string;
  readonly words: readonly string[];
}

/** Whether groff is here, which man itself prints with. */
export function hasGroff(): boolean {
  return spawnSync('groff', ['--version']).status === 0;
}

/** A page's sections as man prints them, on lines too long to break a word. */
export function printedSections(roff: string): readonly PrintedSection[] {
  const options = ['-k', '-Tutf8', '-man', '-rLL=20000n', '-P-c', '-P-b', '-P-u'];
  const printed = spawnSync('groff', options, { input: roff, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (printed.status !== 0) throw new Error(`groff failed: ${printed.stderr}`);
  const lines = printed.stdout.split('\n').filter((line) => line.trim() !== '');
  const sections: { heading: string; words: string[] }[] = [];
  for (const line of lines.slice(1, -1)) {
    if (/^\S/.test(line)) sections.push({ heading: plainCharacters(line), words: [] });
    else sections.at(-1)?.words.push(...wordsOf(plainCharacters(line)));
  }
  return sections;
}

/** The words of Markdown; markup that is shown as text, or text that is taken for markup, makes them differ. */
export function markdownWords(markdown: string): readonly string[] {
  return wordsOf(parser.parse(markdown, {}).map(textOf).join('\n'));
}

/** The types of everything that Markdown is read as, such as `strong_open` or `html_inline`. */
export function markdownTypes(markdown: string): ReadonlySet<string> {
  const tokens = parser.parse(markdown, {});
  return new Set(tokens.flatMap((token) => [token, ...(token.children ?? [])]).map((token) => token.type));
}

/** Words without the bullets, which man draws and Markdown does not. */
function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '' && word !== '\u2022');
}

function textOf(token: Token): string {
  if (token.type === 'inline') return (token.children ?? []).map(textOf).join('');
  if (/^(text|code_inline|fence|code_block)$/.test(token.type)) return token.content;
  return /^(softbreak|hardbreak)$/.test(token.type) ? '\n' : '';
}

/** What the terminal shows as another character than the author typed. */
function plainCharacters(text: string): string {
  return text
    .replace(/[\u2010\u2212]/g, '-')
    .replace(/[\u2018]/g, '`')
    .replace(/[\u2019]/g, "'")
    .replace(/\u02c6/g, '^')
    .replace(/\u02dc/g, '~');
}
