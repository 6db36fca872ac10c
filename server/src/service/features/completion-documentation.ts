/** What is only told of a chosen item of a completion: the parameter's facts. */
import type { CompletionItem } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { sayEffective } from '../explain/effective.js';
import { paragraphs } from '../explain/markup.js';
import { factList, introduction, knownParameter } from '../explain/parameter.js';

/** The document that an item with a parameter's name is for; undefined for items that have all with them. */
export function documentOfItem(item: CompletionItem): string | undefined {
  const data: unknown = item.data;
  if (typeof data !== 'object' || data === null || !('uri' in data)) return undefined;
  return typeof data.uri === 'string' ? data.uri : undefined;
}

/** The item with its documentation, in Markdown. */
export function documented(item: CompletionItem, { instance }: DocumentAnalysis): CompletionItem {
  const known = knownParameter(instance, item.label);
  if (known === undefined) return item;
  const facts = factList(known, instance.catalogue, [sayEffective(instance, item.label)]);
  return { ...item, documentation: { kind: 'markdown', value: paragraphs([introduction(known), facts]) } };
}
