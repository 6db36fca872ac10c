/** Where a value has a word that looks like a comment, for values that Postfix cuts into words. */
import type { CookedText } from '../syntax/cooked-text.js';
import { splitBracedWords } from '../syntax/words.js';
import { isExpanded, readWordsOf } from './expanded-values.js';
import type { Instance } from './instance.js';
import type { Service } from './service.js';

/**
 * The cooked offset of the word of a value that begins with "#", of 0 where a reference brings it in; undefined where
 * there is none.
 */
export function commentWord(
  instance: Instance,
  assignment: { readonly name: string; readonly value: CookedText; readonly service?: Service },
): number | undefined {
  const { name, value, service } = assignment;
  if (!/[#$]/.test(value.text) || !isExpanded(instance, name)) return undefined;
  if (!readWordsOf(instance, value.text, service).hasComment) return undefined;
  return splitBracedWords(value.text).find(({ text }) => text.startsWith('#'))?.start ?? 0;
}
