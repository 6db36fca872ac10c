/** Edits that give a parameter a value where it has none: a line in main.cf, an option of a service. */
import { assignments, type Assignment } from '../model/assignments.js';
import { isAtLeast } from '../catalogue/release.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import type { FileEdit } from './finding.js';
import { removeAssignment } from './remedies.js';

/** Sets a parameter in main.cf: in its entry, or on a line of its own below an assignment of main.cf. */
export function mainSetting(
  instance: Instance,
  name: string,
  value: string,
  anchor: Pick<Assignment, 'uri' | 'valueSpan'>,
): FileEdit {
  const entry = instance.assignments(name).at(-1);
  if (entry !== undefined) {
    const { valueSpan } = entry;
    return {
      uri: anchor.uri,
      span: valueSpan,
      newText: valueSpan.end > valueSpan.start ? value : ` ${value}`,
    };
  }
  const at = anchor.valueSpan.end;
  return { uri: anchor.uri, span: { start: at, end: at }, newText: `\n${name} = ${value}` };
}

/** A `-o name=value` as the last option of a service. */
export function optionAdded(instance: Instance, service: Service, name: string, value: string): FileEdit {
  const { tree } = service;
  const text = instance.master?.text ?? '';
  const last = tree.options.at(-1);
  const at = last?.span.end ?? tree.fields.command.end;
  const line = text.slice(text.lastIndexOf('\n', (last?.span.start ?? 0) - 1) + 1);
  const indent = /^[ \t]+(?=-o)/.exec(line)?.[0] ?? '  ';
  return {
    uri: instance.master?.uri ?? '',
    span: { start: at, end: at },
    newText: `\n${indent}-o ${optionText(instance, name, value)}`,
  };
}

/** Sets a parameter for a service by its own option, or for all in main.cf below the assignment `anchor`. */
export function settingAdded(
  instance: Instance,
  name: string,
  value: string,
  place: { readonly service?: Service; readonly anchor?: Pick<Assignment, 'uri' | 'valueSpan'> },
): FileEdit | undefined {
  if (place.service !== undefined) return optionAdded(instance, place.service, name, value);
  return place.anchor === undefined ? undefined : mainSetting(instance, name, value, place.anchor);
}

/** A value as it has to be written in `-o`: with blanks only in braces, which Postfix reads since 3.0. */
export function optionText({ catalogue }: Instance, name: string, value: string): string {
  if (!/[ \t]/.test(value)) return `${name}=${value}`;
  return isAtLeast(catalogue.target.postfix, '3.0')
    ? `{ ${name} = ${value} }`
    : `${name}=${value.replaceAll(/,[ \t]+/g, ',').replaceAll(/[ \t]+/g, ',')}`;
}

/** The edits that unset a parameter where an assignment sets it: with earlier ones, which would come into force. */
export function settingRemoved(instance: Instance, assignment: Assignment): FileEdit[] {
  return [...assignments(instance)]
    .filter(({ name, service }) => name === assignment.name && service === assignment.service)
    .map((each) => removeAssignment(instance, each));
}
