/** Findings about services that share a setting: the services by the place that decides for them. */
import type { Effective } from '../model/instance.js';
import type { TlsUser } from './users.js';
import { writtenValue, type WrittenValue } from './written.js';

/** A place and the services that it decides for. */
export interface SharedPlace {
  readonly written: WrittenValue;
  readonly effective: Effective;
  readonly users: readonly TlsUser[];
}

/** The places that decide for some services; services that live by a default are left out. */
export function byPlace(
  users: readonly TlsUser[],
  deciding: (user: TlsUser) => Effective | undefined,
): SharedPlace[] {
  const places = new Map<string, { written: WrittenValue; effective: Effective; users: TlsUser[] }>();
  for (const user of users) {
    const effective = deciding(user);
    const written = effective === undefined ? undefined : writtenValue(effective);
    if (effective === undefined || written === undefined) continue;
    const key = `${written.uri} ${written.nameSpan.start}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, { written, effective, users: [user] });
    else known.users.push(user);
  }
  return [...places.values()];
}

/** "smtp/inet, submission/inet". */
export function idsOf(users: readonly TlsUser[]): string {
  return users.map(({ id }) => id).join(', ');
}
