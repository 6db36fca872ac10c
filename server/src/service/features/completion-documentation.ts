/** What is only told of a chosen item of a completion: the parameter's facts. */
import type { CompletionItem } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { sayEffective } from '../explain/effective.js';
import { paragraphs } from '../explain/markup.js';
import { factList, introduction, knownParameter } from '../explain/parameter.js';

/** Which document and name an item is about; undefined for items that have all with them. */
export function subjectOf(item: CompletionItem): { readonly uri: string; readonly name: string } | undefined {
  const data: unknown = item.data;
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('name' in data)) return undefined;
  const { uri, name } = data;
  return typeof uri === 'string' && typeof name === 'string' ? { uri, name } : undefined;
}

/** The item with its documentation, in Markdown. */
export function documented(
  item: CompletionItem,
  name: string,
  { instance }: DocumentAnalysis,
): CompletionItem {
  const known = knownParameter(instance, name);
  if (known === undefined) return item;
  const facts = factList(known, instance.catalogue, [sayEffective(instance, name)]);
  return { ...item, documentation: { kind: 'markdown', value: paragraphs([introduction(known), facts]) } };
}
