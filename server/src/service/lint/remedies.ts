/** Edits that many rules need: replace a span, take out a whole entry or option, put in a line. */
import type { Instance } from '../model/instance.js';
import { wholeLines } from '../text/edits.js';
import type { Span } from '../text/span.js';
import { assignmentsOf, type Assignment } from '../model/assignments.js';
import type { FileEdit, Fix } from './finding.js';

/** A safe fix of one replacement. */
export function replaceFix(title: string, uri: string, span: Span, newText: string): Fix {
  return { title, safe: true, edits: [{ uri, span, newText }] };
}

/**
 * A fix that gives a parameter another value. Where the value is but a reference to a parameter of one's own, which
 * would be left over, it is that one which changes; others may refer to it, and so the fix is not safe.
 */
export function replaceValue(instance: Instance, assignment: Assignment, newText: string): Fix {
  const definition = ownDefinition(instance, assignment);
  const { uri, valueSpan } = definition ?? assignment;
  return {
    ...replaceFix(`Replace with '${newText}'`, uri, valueSpan, newText),
    safe: definition === undefined,
  };
}

function ownDefinition(instance: Instance, { value, service }: Assignment): Assignment | undefined {
  const match = /^\$(?:\{(\w+)\}|\((\w+)\)|(\w+))$/.exec(value.text);
  const name = match?.[1] ?? match?.[2] ?? match?.[3];
  if (name === undefined || instance.catalogue.has(name)) return undefined;
  const found = assignmentsOf(instance, [name]);
  return (
    found.find((each) => each.service !== undefined && each.service === service) ??
    found.find((each) => each.service === undefined)
  );
}

/** The edit that takes out an assignment: its lines in main.cf, its "-o name=value" in master.cf. */
export function removeAssignment(instance: Instance, assignment: Assignment): FileEdit {
  const { uri, span, service } = assignment;
  if (service === undefined) {
    return { uri, span: wholeLines(instance.main?.text ?? '', span), newText: '' };
  }
  const text = instance.master?.text ?? '';
  const line = wholeLines(text, span);
  const alone = (text.slice(line.start, span.start) + text.slice(span.end, line.end)).trim() === '';
  const last = line.end === text.length && !text.endsWith('\n');
  if (alone && last) return { uri, span: { start: Math.max(0, line.start - 1), end: line.end }, newText: '' };
  if (alone) return { uri, span: line, newText: '' };
  let start = span.start;
  while (start > line.start && /[ \t]/.test(text.charAt(start - 1))) start -= 1;
  return { uri, span: { start, end: span.end }, newText: '' };
}
