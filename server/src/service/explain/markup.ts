/** Small pieces of Markdown: code, lists of names, links, texts cut short. */

/** Longest value that is shown whole. */
const LONGEST = 200;

/** A text as code, on one line and at most a line or two long; an empty one as the word "empty". */
export function code(text: string): string {
  const line = shorten(text.replace(/\s+/g, ' ').trim());
  if (line === '') return 'empty';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

/** A text cut to a length that suits a line or two. */
export function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Names as code with commas between; of many only the first `most`. */
export function codes(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).map(code).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** A link; the address may hold any character. */
export function link(text: string, address: string): string {
  return `[${text.replace(/[[\]\\]/g, '\\$&')}](${address
    .replace(/[()<>\s]/g, encodeURIComponent)
    .replace(/\(/g, '%28')
    .replace(/\)/g, '%29')})`;
}

/** Paragraphs with empty lines between; empty ones are left out. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A list, or nothing without items. */
export function bullets(items: readonly (string | undefined)[]): string {
  return items
    .filter((item) => item !== undefined && item !== '')
    .map((item) => `- ${item ?? ''}`)
    .join('\n');
}
