/** Which fixes can be applied together without asking. */
import type { FileEdit, Finding } from './finding.js';

/** The edits of the first safe fix of each finding, leaving out fixes that touch what an earlier one changes. */
export function safeEdits(findings: readonly Finding[]): FileEdit[] {
  const chosen: FileEdit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes[0];
    if (fix?.safe !== true || fix.edits.some((edit) => chosen.some((other) => collide(edit, other))))
      continue;
    chosen.push(...fix.edits);
  }
  return chosen;
}

function collide(a: FileEdit, b: FileEdit): boolean {
  return a.uri === b.uri && a.span.start <= b.span.end && b.span.start <= a.span.end;
}
