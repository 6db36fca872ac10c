/** Where the value of a parameter stands: the assignment that is in force, and places within its value. */
import { sourceSpan, type CookedText } from '../syntax/cooked-text.js';
import type { Span } from '../text/span.js';
import type { Effective } from '../model/instance.js';
import type { Service } from '../model/service.js';

/** The assignment in force for a parameter. */
export interface WrittenValue {
  readonly uri: string;
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: CookedText;
  readonly valueSpan: Span;
  /** The service whose option it is; undefined in main.cf. */
  readonly service?: Service;
}

/** The assignment that an effective value comes from; undefined for a default. */
export function writtenValue({ name, origin }: Effective): WrittenValue | undefined {
  if (origin.kind === 'main') {
    const { nameSpan, value, valueSpan } = origin.entry;
    return { uri: origin.document.uri, name, nameSpan, value, valueSpan };
  }
  if (origin.kind !== 'option') return undefined;
  const { nameSpan, value, valueSpan } = origin.option;
  return { uri: origin.document.uri, name, nameSpan, value, valueSpan, service: origin.service };
}

/** The source of a part of a value; all of the value where references make its offsets others than those in the file. */
export function spanWithin(
  { value, valueSpan }: Pick<WrittenValue, 'value' | 'valueSpan'>,
  part: Span,
): Span {
  return value.text.includes('$') ? valueSpan : sourceSpan(value, part.start, part.end);
}

/** The value's place, or the name's where the value is empty. */
export function visibleSpan({ nameSpan, valueSpan }: Pick<WrittenValue, 'nameSpan' | 'valueSpan'>): Span {
  return valueSpan.end > valueSpan.start ? valueSpan : nameSpan;
}

/** Whether a value is one of a template that another program fills in: "{{ var }}", "<%= var %>", "%%var%%", "@VAR@". */
export function isTemplate(value: string): boolean {
  return /\{\{|\{%|<%|%%|@[A-Z_]+@|__[A-Z_]+__/.test(value);
}
