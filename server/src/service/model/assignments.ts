/** All places where an instance sets a parameter, in main.cf and in `-o` options: what most rules walk over. */
import type { Instance } from './instance.js';
import type { Service } from './service.js';
import type { CookedText } from '../syntax/cooked-text.js';
import type { Span } from '../text/span.js';

/** One place that sets a parameter. */
export interface Assignment {
  readonly uri: string;
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: CookedText;
  readonly valueSpan: Span;
  /** All of it, for removing it: the logical line, or from "-o" to the end of the value. */
  readonly span: Span;
  /** The service whose option it is; undefined in main.cf. */
  readonly service?: Service;
  /** Whether a later entry or option of the same name takes its place. */
  readonly overridden: boolean;
}

/** Every assignment of an instance, main.cf first. */
export function assignments(instance: Instance): readonly Assignment[] {
  return instance.derive(collect);
}

/** The assignments of some names that no later one takes the place of, main.cf first. */
export function assignmentsOf(instance: Instance, names: readonly string[]): Assignment[] {
  const byName = instance.derive(indexByName);
  return names.flatMap((name) => byName.get(name) ?? []).sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ service, span }: Assignment): number {
  return (service === undefined ? 0 : 2 ** 40) + span.start;
}

function indexByName(instance: Instance): ReadonlyMap<string, readonly Assignment[]> {
  const byName = new Map<string, Assignment[]>();
  for (const assignment of assignments(instance)) {
    if (assignment.overridden) continue;
    const known = byName.get(assignment.name);
    if (known === undefined) byName.set(assignment.name, [assignment]);
    else known.push(assignment);
  }
  return byName;
}

function collect(instance: Instance): Assignment[] {
  const found: Assignment[] = [];
  const { main, master } = instance;
  if (main !== undefined) {
    for (const entry of main.tree.entries) {
      const { name, nameSpan, value, valueSpan, line } = entry;
      found.push({
        uri: main.uri,
        name,
        nameSpan,
        value,
        valueSpan,
        span: { start: line.start, end: line.end },
        overridden: instance.isOverridden(entry),
      });
    }
  }
  if (master === undefined) return found;
  for (const service of instance.services) {
    for (const option of service.tree.options) {
      const { name, nameSpan, value, valueSpan, span } = option;
      const overridden = service.overrides.get(name) !== option;
      found.push({ uri: master.uri, name, nameSpan, value, valueSpan, span, service, overridden });
    }
  }
  return found;
}
