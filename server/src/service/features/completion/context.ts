/** What every kind of completion is made from, and how its items come to be. */
import type { CompletionItem, CompletionItemKind, Range } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../../analysis.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Parameter } from '../../catalogue/parameters.js';
import { isAtLeast } from '../../catalogue/release.js';
import { rangeOf } from '../ranges.js';

/** What the client can do, and what the host knows beside the texts. */
export interface CompletionHelp {
  /** Whether the client takes snippets. */
  readonly snippets?: boolean;
  /** The client's command that asks for completions again. */
  readonly suggestCommand?: string;
  /** Names of the files in the folder of the document, where they are known. */
  readonly files?: () => readonly string[];
}

/** A request for completion. */
export interface CompletionContext {
  readonly analysis: DocumentAnalysis;
  readonly catalogue: Catalogue;
  readonly offset: number;
  readonly help: CompletionHelp;
}

/** Numbers of LSP's kinds of items, by what we use them for. */
export const KINDS = {
  parameter: 10,
  reference: 6,
  word: 20,
  table: 18,
  restriction: 3,
  file: 17,
  program: 9,
  line: 15,
  option: 14,
} as const satisfies Record<string, CompletionItemKind>;

/** One thing to offer. */
export interface Offer {
  readonly label: string;
  readonly kind: keyof typeof KINDS;
  /** Text to insert, when it is not the label. */
  readonly text?: string;
  /** Text to insert for clients that take snippets. */
  readonly snippet?: string;
  /** Short words beside the label. */
  readonly detail?: string;
  /** Words at the right edge of the list. */
  readonly description?: string;
  readonly documentation?: string;
  readonly deprecated?: boolean;
  /** Where it sorts: 0 first; deprecated ones come behind all others. */
  readonly rank?: number;
  readonly data?: unknown;
  /** Set where more has to follow, so that the client may ask again at once. */
  readonly goesOn?: boolean;
}

/** The range that reaches from some characters before the cursor to some behind it, within its line. */
export function rangeAround({ analysis, offset }: CompletionContext, left: number, right: number): Range {
  const { lines } = analysis.document;
  const { line } = lines.positionAt(offset);
  const start = Math.max(offset - left, lines.startOf(line));
  return rangeOf(lines, {
    start,
    end: Math.min(offset + right, lines.offsetAt({ line, character: Infinity })),
  });
}

/** An offer as an item that replaces a range. */
export function itemOf(
  offer: Offer,
  range: Range,
  { help }: Pick<CompletionContext, 'help'>,
): CompletionItem {
  const { label, text, snippet, detail, description, documentation, deprecated, rank, data, goesOn } = offer;
  const useSnippet = help.snippets === true && snippet !== undefined;
  const order = deprecated === true ? 9 : (rank ?? 5);
  return {
    label,
    kind: KINDS[offer.kind],
    textEdit: { range, newText: useSnippet ? snippet : (text ?? label) },
    sortText: `${order}${label}`,
    ...(useSnippet && { insertTextFormat: 2 }),
    ...(detail !== undefined && { detail }),
    ...(description !== undefined && { labelDetails: { description } }),
    ...(documentation !== undefined && documentation !== '' && { documentation }),
    ...(deprecated === true && { tags: [1] }),
    ...(data !== undefined && { data }),
    ...(goesOn === true &&
      help.suggestCommand !== undefined && { command: { title: 'Suggest', command: help.suggestCommand } }),
  };
}

/** Whether the target release calls a parameter deprecated. */
export function isDeprecated({ deprecated }: Parameter, { target }: Catalogue): boolean {
  return deprecated !== undefined && isAtLeast(target.postfix, deprecated.since);
}

/** Text for a snippet, with its special characters escaped. */
export function snippetText(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A choice of words in a snippet. */
export function choice(words: readonly string[]): string {
  return `\${1|${words.map((word) => word.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}
