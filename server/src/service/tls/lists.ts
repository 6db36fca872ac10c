/**
 * The TLS lists that an instance sets, each with the services that use it: what rules about protocols, grades and
 * exclusions share. One assignment in main.cf may be in force for many services, or for none.
 */
import { assignments, type Assignment } from '../model/assignments.js';
import type { Instance, Origin } from '../model/instance.js';
import { isReadBy } from '../model/readers.js';
import type { Service } from '../model/service.js';
import { tlsListName, type TlsListKind, type TlsListName } from './families.js';
import { inForce, tlsUsers, type TlsUser } from './users.js';

/** One assignment of a TLS list. */
export interface TlsList {
  readonly assignment: Assignment;
  readonly name: TlsListName;
  /** The list as the services see it, references expanded. */
  readonly value: string;
  /** The services that use this very assignment at the level they work at. */
  readonly users: readonly TlsUser[];
}

/** The assignments of lists of one kind; those that are overridden, or set for a daemon that reads no such list, left out. */
export function tlsLists(instance: Instance, kind: TlsListKind): readonly TlsList[] {
  return instance.derive(COLLECTORS[kind]);
}

/** One function for each kind: what they make of an instance is kept under the function itself. */
const COLLECTORS: Readonly<Record<TlsListKind, (instance: Instance) => readonly TlsList[]>> = {
  protocols: (instance) => collect(instance, 'protocols'),
  ciphers: (instance) => collect(instance, 'ciphers'),
  exclude_ciphers: (instance) => collect(instance, 'exclude_ciphers'),
};

function collect(instance: Instance, kind: TlsListKind): TlsList[] {
  const users = tlsUsers(instance).filter(({ level }) => level.level !== 'none');
  const lists: TlsList[] = [];
  for (const assignment of assignments(instance)) {
    const name = tlsListName(assignment.name);
    if (name?.kind !== kind || assignment.overridden) continue;
    if (assignment.service !== undefined && isReadBy(instance, assignment.service, assignment.name) === false)
      continue;
    const using = users.flatMap(halvesOf).filter((user) => uses(instance, user, assignment, kind));
    const { value } = instance.effective(assignment.name, assignment.service);
    lists.push({ assignment, name, value, users: using });
  }
  return lists;
}

/** Where the value of a parameter is written: that of `b` where the default of `a`, or its setting, is just `$b`. */
export function writtenAt(
  instance: Instance,
  name: string,
  service?: Service,
): { name: string; origin: Origin } {
  const seen = new Set<string>();
  for (let at = name; ;) {
    const { raw, origin } = instance.effective(at, service);
    const alias = origin.kind === 'default' ? /^\$(?:\{(\w+)\}|(\w+))$/.exec(raw) : null;
    const next = alias?.[1] ?? alias?.[2];
    if (next === undefined || seen.has(next)) return { name: at, origin };
    seen.add(next);
    at = next;
  }
}

/** At level dane a host with usable TLSA records gets what is mandatory, and any other one what is opportunistic. */
function halvesOf(user: TlsUser): TlsUser[] {
  if (user.level.level !== 'dane') return [user];
  return [user, { ...user, level: { ...user.level, mandatory: false } }];
}

function uses(instance: Instance, user: TlsUser, assignment: Assignment, kind: TlsListKind): boolean {
  const wanted =
    kind === 'exclude_ciphers' && user.level.mandatory
      ? ['exclude_ciphers', 'mandatory_exclude_ciphers']
      : [];
  const names = [inForce(user, kind), ...wanted.map((suffix) => `${user.reader.prefix}_tls_${suffix}`)];
  return names.some((name) => {
    const { origin } = writtenAt(instance, name, user.reader.service);
    if (origin.kind === 'main')
      return assignment.service === undefined && origin.entry.nameSpan === assignment.nameSpan;
    return origin.kind === 'option' && origin.option.nameSpan === assignment.nameSpan;
  });
}
