/** What edits change in a text, as the hunks of a unified diff. */
import { applyEdits, indexLines, type Edit } from '../service/index.js';

/** Lines of context around a change. */
const CONTEXT = 3;

/** Lines of the old text that are replaced, and the new ones. */
interface Change {
  readonly from: number;
  /** One behind the last. */
  readonly to: number;
  readonly lines: readonly string[];
}

/** A unified diff of one file; empty where nothing changes. */
export function unifiedDiff(name: string, text: string, edits: readonly Edit[]): string {
  const old = text.split('\n');
  const changes = changesOf(text, old, edits);
  if (changes.length === 0) return '';
  const hunks: string[] = [];
  let shift = 0;
  for (const group of grouped(changes)) {
    const first = group[0]?.from ?? 0;
    const last = group.at(-1)?.to ?? 0;
    const start = Math.max(0, first - CONTEXT);
    const end = Math.min(lineCount(old), last + CONTEXT);
    const body: string[] = [];
    let at = start;
    for (const { from, to, lines } of group) {
      body.push(...old.slice(at, from).map((line) => ` ${line}`));
      body.push(...old.slice(from, to).map((line) => `-${line}`), ...lines.map((line) => `+${line}`));
      at = to;
    }
    body.push(...old.slice(at, end).map((line) => ` ${line}`));
    const removed = end - start;
    const added = body.filter((line) => !line.startsWith('-')).length;
    hunks.push(`@@ -${range(start, removed)} +${range(start + shift, added)} @@`, ...body);
    shift += added - removed;
  }
  return `--- ${name}\n+++ ${name}\n${hunks.join('\n')}\n`;
}

/** The lines of a new file. */
export function newFileDiff(name: string, text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return `--- /dev/null\n+++ ${name}\n@@ -0,0 +1,${String(lines.length)} @@\n${lines.map((line) => `+${line}\n`).join('')}`;
}

function range(start: number, count: number): string {
  return `${String(count === 0 ? start : start + 1)},${String(count)}`;
}

/** Without the empty text behind the last line end. */
function lineCount(lines: readonly string[]): number {
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

/** The edits as changes of whole lines, those of the same lines together. */
function changesOf(text: string, old: readonly string[], edits: readonly Edit[]): Change[] {
  const lines = indexLines(text);
  const lineAt = (offset: number): number => lines.positionAt(offset).line;
  const touched: { from: number; to: number; edits: Edit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const from = lineAt(edit.span.start);
    const to = lineAt(edit.span.end);
    const known = touched.at(-1);
    if (known !== undefined && from <= known.to) {
      known.to = Math.max(known.to, to);
      known.edits.push(edit);
    } else touched.push({ from, to, edits: [edit] });
  }
  return touched.flatMap(({ from, to, edits: those }) => {
    const start = lines.startOf(from);
    const before = old.slice(from, to + 1);
    const after = applyEdits(
      before.join('\n'),
      those.map(({ span, newText }) => ({
        span: { start: span.start - start, end: span.end - start },
        newText,
      })),
    ).split('\n');
    return trimmed(from, before, after);
  });
}

/** Lines that are the same at both ends are no change; the end first, so that what is appended comes before it. */
function trimmed(from: number, before: readonly string[], after: readonly string[]): Change[] {
  const most = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  let head = 0;
  while (head < most - tail && before[head] === after[head]) head += 1;
  const lines = after.slice(head, after.length - tail);
  const to = from + before.length - tail;
  return lines.length === 0 && to === from + head ? [] : [{ from: from + head, to, lines }];
}

function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    const end = last?.at(-1)?.to;
    if (last !== undefined && end !== undefined && change.from - end <= 2 * CONTEXT) last.push(change);
    else groups.push([change]);
  }
  return groups;
}
