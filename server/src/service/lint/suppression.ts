/**
 * Comments that silence findings: `# postfix-lint disable=CODE[,CODE] reason` above a line (above the first line of an
 * entry or service: all of it), and `# postfix-lint disable-file=CODE[,CODE] reason` anywhere.
 */
import type { LineTree } from '../syntax/logical-lines.js';
import type { Span } from '../text/span.js';

/** Answers whether a rule is silenced at an offset. */
export interface Suppressions {
  isSilenced(code: string, offset: number): boolean;
}

const DIRECTIVE = /^\s*#\s*postfix-lint\s+(disable|disable-file)\s*=\s*([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)/;

/** Collects the directives of a file. */
export function readSuppressions(tree: LineTree): Suppressions {
  const { text, lines } = tree;
  const everywhere = new Set<string>();
  const ranges: (Span & { codes: readonly string[] })[] = [];
  if (text.includes('postfix-lint')) {
    lines.forEach((line, index) => {
      const match = line.kind === 'comment' ? DIRECTIVE.exec(text.slice(line.start, line.end)) : null;
      if (match === null) return;
      const codes = (match[2] ?? '').split(',').map((code) => code.trim());
      if (match[1] === 'disable-file') for (const code of codes) everywhere.add(code);
      else {
        const span = linesBelow(tree, index);
        if (span !== undefined) ranges.push({ ...span, codes });
      }
    });
  }
  return {
    isSilenced: (code, offset) =>
      everywhere.has(code) ||
      ranges.some(({ start, end, codes }) => start <= offset && offset <= end && codes.includes(code)),
  };
}

/** The line that a directive at line `index` speaks of, with its continuations when it begins an entry. */
function linesBelow({ lines }: LineTree, index: number): Span | undefined {
  let at = index + 1;
  while (lines[at]?.kind === 'comment' || lines[at]?.kind === 'blank') at += 1;
  const line = lines[at];
  if (line === undefined) return undefined;
  let end = line.end;
  if (line.kind === 'first') {
    for (let more = at + 1; more < lines.length && lines[more]?.kind !== 'first'; more += 1) {
      const next = lines[more];
      if (next?.kind === 'continuation') end = next.end;
    }
  }
  return { start: line.start, end };
}
