/** Where a value has a word that looks like a comment, for values that Postfix cuts into words. */
import type { CookedText } from '../syntax/cooked-text.js';
import { splitBracedWords } from '../syntax/words.js';
import type { Instance } from './instance.js';

/** The cooked offset of the first word of a value that begins with "#", for parameters that programs know. */
export function commentWord(
  { catalogue, serviceParameters }: Instance,
  assignment: { readonly name: string; readonly value: CookedText },
): number | undefined {
  const { name, value } = assignment;
  if (!value.text.includes('#')) return undefined;
  if (!catalogue.has(name) && !serviceParameters.has(name)) return undefined;
  if (catalogue.parameter(name)?.type === 'raw') return undefined;
  return splitBracedWords(value.text).find(({ text }) => text.startsWith('#'))?.start;
}
