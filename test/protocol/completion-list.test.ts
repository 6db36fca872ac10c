/** Completion lists for clients that take some parts once for all items, and for those that do not. */
import { deepEqual, ok } from 'node:assert/strict';
import type { CompletionItem, CompletionList } from 'vscode-languageserver/node';
import { listOf } from '../../server/src/protocol/completion-list.js';
import { assist } from '../support/assist.js';

/** The items as a client puts them together again (LSP 3.17, CompletionList.itemDefaults). */
function merged({ items, itemDefaults }: CompletionList): CompletionItem[] {
  return items.map((item) => {
    const { textEditText, ...rest } = item;
    const range = itemDefaults?.editRange;
    const edit = range !== undefined &&
      'start' in range && { textEdit: { range, newText: textEditText ?? item.label } };
    const data = itemDefaults?.data as unknown;
    return { ...rest, ...edit, ...(data !== undefined && { data }) };
  });
}

const size = (value: unknown): number => JSON.stringify(value).length;

describe('A completion list', () => {
  for (const source of [
    'my<|>\n',
    'x = $my<|>\n',
    'alias_maps = hash:x, <|>\n',
    '# <|>\n',
    '#- master.cf\nsub<|>\n',
  ]) {
    for (const defaults of [[], ['editRange'], ['data'], ['editRange', 'data']]) {
      it(`of ${JSON.stringify(source)} is whole with ${defaults.join(' and ') || 'no'} defaults`, () => {
        const items = assist(source, { snippets: true }).items();
        deepEqual(merged(listOf(items, defaults)), items);
      });
    }
  }

  it('of all names is little more than half as long with defaults', () => {
    const items = assist('<|>\n').items();
    ok(size(listOf(items, ['editRange', 'data'])) < 0.6 * size(listOf(items, [])));
  });

  it('keeps apart what differs', () => {
    const range = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });
    const items: CompletionItem[] = [
      { label: 'a', textEdit: { range: range(0), newText: 'a' }, data: { uri: 'x' } },
      { label: 'b', textEdit: { range: range(1), newText: 'b' } },
    ];
    deepEqual(listOf(items, ['editRange', 'data']), { isIncomplete: false, items });
  });
});
