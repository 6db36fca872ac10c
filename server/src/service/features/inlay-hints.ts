/** Inlay hints: behind each `$reference` of a value what it stands for, where the files tell. */
import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { assignments } from '../model/assignments.js';
import { parseValue, references } from '../syntax/value.js';
import { rangeOf, spanOf } from './ranges.js';

/** The longest value that is shown in full. */
const LONGEST = 40;

/** The hints of a range of a document. */
export function inlayHints({ instance, document }: DocumentAnalysis, range: Range): InlayHint[] {
  const wanted = spanOf(document.lines, range);
  const hints: InlayHint[] = [];
  for (const { uri, name, value, valueSpan, service } of assignments(instance)) {
    if (uri !== document.uri || valueSpan.end < wanted.start || valueSpan.start > wanted.end) continue;
    if (!value.text.includes('$') || instance.catalogue.parameter(name)?.type === 'raw') continue;
    for (const part of references(parseValue(value.text))) {
      // A test such as ${name?yes} stands for something else than the value of the name.
      if (part.whenSet !== undefined || part.whenEmpty !== undefined || part.problem !== undefined) continue;
      const effective = instance.effective(part.name, service);
      if (effective.origin.kind === 'unknown' || !effective.exact || effective.failure !== undefined)
        continue;
      const at = value.offsetAt(part.end - 1) + 1;
      if (at < wanted.start || at > wanted.end) continue;
      hints.push({
        position: rangeOf(document.lines, { start: at, end: at }).start,
        label: `= ${shorten(effective.value)}`,
        paddingLeft: true,
        paddingRight: true,
        ...(effective.value.length > LONGEST && { tooltip: effective.value }),
      });
    }
  }
  return hints;
}

function shorten(value: string): string {
  if (value === '') return '(empty)';
  return value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value;
}
