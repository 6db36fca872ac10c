/** Markdown of this program as plain text, for clients that show no Markdown. */

/** The text without marks: links keep their words, code its text, escapes what they stand for. */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let inCode = false;
  for (const line of markdown.split('\n')) {
    if (/^\s*(?:- )*\s*`{3,}[^`]*$/.test(line)) {
      inCode = !inCode;
      continue;
    }
    if (inCode) lines.push(line);
    else if (line !== '---') lines.push(plainLine(line));
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const SPAN =
  /(?<ticks>`+)(?<code>.*?[^`])\k<ticks>(?!`)|\[(?<words>(?:\\.|[^\]\\])*)\]\([^)\s]*\)|\\(?<escaped>[!-/:-@[-`{-~])|&(?<entity>lt|gt|amp|nbsp|quot|#\d+);|(?<mark>\*\*|(?<!\w)_{1,2}|_{1,2}(?!\w)|\*)/g;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', nbsp: ' ', quot: '"' };

function plainLine(line: string): string {
  return line.replace(/^#+ /, '').replace(SPAN, (...match: unknown[]) => {
    const groups = match.at(-1) as Record<string, string | undefined>;
    const { code, words, escaped, entity } = groups;
    if (code !== undefined) return groups['ticks'] === '`' ? code : code.trim();
    if (words !== undefined) return plainLine(words);
    if (entity !== undefined) {
      return entity.startsWith('#')
        ? String.fromCodePoint(Number(entity.slice(1)))
        : (ENTITIES[entity] ?? '');
    }
    return escaped ?? '';
  });
}
