/** A change in the making: settings to have, in place where they are written, and the instance that results. */
import { removeAssignment } from '../lint/remedies.js';
import { optionAdded } from '../lint/settings-edits.js';
import { assignments, type Assignment } from '../model/assignments.js';
import { mainDocument, masterDocument } from '../model/document.js';
import { createInstance, type Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { applyEdits } from '../text/edits.js';
import type { ReasonedEdit } from './refactoring.js';

/** One setting that shall be: of a service, or of main.cf. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly reason: string;
  readonly service?: Service;
  /** Whether a parameter of the administrator's own, that is the value, may change for other services too. */
  readonly everywhere?: true;
  /** A comment line above a new line of main.cf. */
  readonly comment?: string;
}

/** Collects changes to an instance. */
export interface Draft {
  readonly instance: Instance;
  /** Gives a parameter a value where it is written, or adds it; a later call for the same place counts. */
  set(setting: Setting): void;
  /** Puts another name and value in the place of an assignment. */
  replace(assignment: Assignment, setting: Omit<Setting, 'service'>): void;
  /** Takes an assignment out. */
  remove(assignment: Assignment, reason: string): void;
  /** Puts a line above an assignment of main.cf. */
  putAbove(assignment: Assignment, line: string, reason: string): void;
  /** Puts lines at the end of main.cf. */
  append(lines: string, reason: string): void;
  /** Puts lines behind a service. */
  insertBehind(service: Service, lines: string, reason: string): void;
  edits(): readonly ReasonedEdit[];
  /** The instance with all changes made; its services are other objects than those of the old one. */
  result(): Instance;
  /** A copy to try something on. */
  copy(): Draft;
}

interface Changes {
  readonly settings: readonly Setting[];
  readonly other: readonly ReasonedEdit[];
}

/** Begins a change. */
export function createDraft(instance: Instance, start: Changes = { settings: [], other: [] }): Draft {
  let { settings } = start;
  const other = [...start.other];
  let known: Instance | undefined;
  /** What is worked out about the result is worked out once, until something changes. */
  const put = (...edits: readonly ReasonedEdit[]): void => {
    other.push(...edits);
    known = undefined;
  };
  const edits = (): ReasonedEdit[] => [...settingEdits(instance, settings, other), ...other];
  return {
    instance,
    set(asked) {
      const setting = whereItIsSaid(instance, asked);
      known = undefined;
      settings = [...settings.filter((known) => !isSamePlace(known, setting)), setting];
    },
    replace({ uri, nameSpan, value, valueSpan, service }, { name, value: wanted, reason }) {
      const isEmpty = value.text === '' && service === undefined;
      put({ uri, span: nameSpan, newText: name, reason });
      put({ uri, span: valueSpan, newText: isEmpty ? ` ${wanted}` : wanted, reason });
    },
    remove(assignment, reason) {
      put({ ...removeAssignment(instance, assignment), reason });
    },
    putAbove({ uri, span }, line, reason) {
      put({ uri, span: at(span.start), newText: `${line}\n`, reason });
    },
    append(lines, reason) {
      const { uri = '', text = '' } = instance.main ?? {};
      const start = text === '' || text.endsWith('\n') ? '' : '\n';
      put({ uri, span: at(text.length), newText: `${start}${lines}`, reason });
    },
    insertBehind(service, lines, reason) {
      const uri = instance.master?.uri ?? '';
      put({ uri, span: at(service.tree.line.end), newText: `\n\n${lines}`, reason });
    },
    edits,
    result: () => (known ??= instanceWith(instance, edits())),
    copy: () => createDraft(instance, { settings, other }),
  };
}

/** The setting that has to change: where the value is only `$name` of the administrator's own, it is that one. */
function whereItIsSaid(instance: Instance, setting: Setting): Setting {
  const { service, value, reason, everywhere } = setting;
  const written =
    service === undefined ? instance.assignments(setting.name).at(-1) : service.overrides.get(setting.name);
  const [, braces, plain] = /^\$(?:[{(](\w+)[})]|(\w+))$/.exec(written?.value.text ?? '') ?? [];
  const name = braces ?? plain;
  if (name === undefined || instance.catalogue.has(name) || instance.assignments(name).length !== 1)
    return setting;
  const uses = assignments(instance).filter((other) =>
    new RegExp(`\\$[{(]?${name}\\b`).test(other.value.text),
  );
  const isOurs = everywhere === true ? uses.every((use) => use.name === setting.name) : uses.length === 1;
  return isOurs ? { name, value, reason } : setting;
}

function isSamePlace(a: Setting, b: Setting): boolean {
  return a.name === b.name && a.service === b.service;
}

function settingEdits(
  instance: Instance,
  settings: readonly Setting[],
  other: readonly ReasonedEdit[],
): ReasonedEdit[] {
  return [
    ...settings.map((setting) => inPlace(instance, setting)).filter((edit) => edit !== undefined),
    ...linesAdded(instance, settings, other),
    ...settings.flatMap(({ service, name, value, reason }) =>
      service === undefined || service.overrides.has(name)
        ? []
        : [{ ...optionAdded(instance, service, name, value), reason }],
    ),
  ];
}

/** Changes the assignment in force; undefined where there is none. */
function inPlace(instance: Instance, { name, value, service, reason }: Setting): ReasonedEdit | undefined {
  const written = service === undefined ? instance.assignments(name).at(-1) : service.overrides.get(name);
  const uri = (service === undefined ? instance.main : instance.master)?.uri;
  if (written === undefined || uri === undefined) return undefined;
  const { valueSpan } = written;
  const isEmpty = valueSpan.start === valueSpan.end && service === undefined;
  return { uri, span: valueSpan, newText: isEmpty ? ` ${value}` : value, reason };
}

/** New lines of main.cf, each behind the last setting of its family, or at the end. */
function linesAdded(
  instance: Instance,
  settings: readonly Setting[],
  other: readonly ReasonedEdit[],
): ReasonedEdit[] {
  const { main } = instance;
  if (main === undefined) return [];
  const isTakenOut = (offset: number): boolean =>
    other.some(({ uri, span }) => uri === main.uri && span.start <= offset && offset < span.end);
  const entries = main.tree.entries.filter(({ line }) => !isTakenOut(line.start));
  return settings
    .filter(({ service, name }) => service === undefined && instance.assignments(name).length === 0)
    .map(({ name, value, reason, comment }) => {
      const family = /^[a-z]+_tls_|^[a-z]+_/.exec(name)?.[0] ?? '';
      const anchor = entries.findLast((entry) => entry.name.startsWith(family));
      const line = `${comment === undefined ? '' : `${comment}\n`}${name} = ${value}`;
      if (anchor !== undefined) {
        return { uri: main.uri, span: at(anchor.line.end), newText: `\n${line}`, reason };
      }
      const start = main.text === '' || main.text.endsWith('\n') ? '' : '\n';
      return { uri: main.uri, span: at(main.text.length), newText: `${start}${line}\n`, reason };
    });
}

function at(offset: number): { start: number; end: number } {
  return { start: offset, end: offset };
}

/** An instance with edits applied to its files. */
export function instanceWith(instance: Instance, edits: readonly ReasonedEdit[]): Instance {
  const { main, master, catalogue } = instance;
  const applied = ({ uri, text }: { uri: string; text: string }): string =>
    applyEdits(
      text,
      edits.filter((edit) => edit.uri === uri),
    );
  return createInstance(catalogue, {
    ...(main !== undefined && { main: mainDocument(main.uri, applied(main)) }),
    ...(master !== undefined && { master: masterDocument(master.uri, applied(master)) }),
  });
}
