/** A completion as a list that says once what all its items have in common, for clients that take that. */
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver';

/** The items, shortened by the defaults that a client knows: a list of all names is half as long then. */
export function listOf(items: readonly CompletionItem[], defaults: readonly string[]): CompletionList {
  const range = defaults.includes('editRange') ? commonRange(items) : undefined;
  const uri = defaults.includes('data') ? commonUri(items) : undefined;
  if (range === undefined && uri === undefined) return { isIncomplete: false, items: [...items] };
  return {
    isIncomplete: false,
    itemDefaults: {
      ...(range !== undefined && { editRange: range }),
      ...(uri !== undefined && { data: { uri } }),
    },
    items: items.map((item) => {
      const kept = { ...item };
      if (range !== undefined) {
        if (item.textEdit !== undefined && item.textEdit.newText !== item.label) {
          kept.textEditText = item.textEdit.newText;
        }
        delete kept.textEdit;
      }
      if (uri !== undefined) delete kept.data;
      return kept;
    }),
  };
}

/** The range that all items replace; undefined where they differ. */
function commonRange(items: readonly CompletionItem[]): Range | undefined {
  const [first] = items.map(rangeOf);
  const same = (range: Range | undefined): boolean =>
    range !== undefined && first !== undefined && sameRange(range, first);
  return items.every((item) => same(rangeOf(item))) ? first : undefined;
}

function rangeOf({ textEdit }: CompletionItem): Range | undefined {
  return textEdit !== undefined && 'range' in textEdit ? textEdit.range : undefined;
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** The document that all items are for; undefined where one has no such data, or other data. */
function commonUri(items: readonly CompletionItem[]): string | undefined {
  const uris = new Set(items.map(({ data }) => (data as { readonly uri?: string } | undefined)?.uri));
  const [uri] = uris;
  return uris.size === 1 ? uri : undefined;
}
