/** "Did you mean": the nearest of many known words. */
import { closest, distance } from 'fastest-levenshtein';

/** The candidate nearest to a word; undefined when none is near enough to be what was meant. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < 3 || word.length > 100 || candidates.length === 0) return undefined;
  const folded = word.toLowerCase().replaceAll('-', '_');
  const found = candidates.find((candidate) => candidate === folded) ?? closest(folded, candidates.slice());
  return distance(folded, found) <= Math.max(1, Math.floor(word.length / 6)) ? found : undefined;
}
