/** Which releases have a parameter, what its default was in each, and what replaces it. */
import type { Catalogue } from '../catalogue/catalogue.js';
import { defaultIn, existsIn, introducedIn, type Parameter } from '../catalogue/parameters.js';
import { compareReleases, featureRelease, isAtLeast, type Release } from '../catalogue/release.js';
import { code } from './markup.js';

/** A default in words: what Postfix computes has no value that could be shown. */
export function sayDefault(value: string): string {
  if (!/^\{\w+\}$/.test(value)) return code(value);
  return value === '{fn}' ? 'computed when Postfix starts' : 'chosen when Postfix is built';
}

function isReadOnly({ documentedDefault }: Parameter): boolean {
  return documentedDefault === 'read-only';
}

/** The default in the target release and, where there were others, those. */
export function sayDefaults(parameter: Parameter, target: Release): string | undefined {
  if (isReadOnly(parameter)) return undefined;
  const steps = parameter.defaults ?? [];
  const now = defaultIn(parameter, target);
  if (now === undefined) return documented(parameter, target);
  const exists = existsIn(parameter, target);
  const patches = sayPatches(parameter.defaultsAtPatch ?? []);
  if (steps.length < 2 && patches.length === 0) {
    return `${exists ? `Default in ${target}` : 'Default'}: ${sayDefault(now)}`;
  }
  const said = exists ? `Default in ${target}: ${sayDefault(now)}; over time` : 'Default over time';
  const history = steps.map(([since, value], index) =>
    index === 0 && isAtLeast('2.3', since)
      ? `at first ${sayDefault(value)}`
      : `${sayDefault(value)} since ${since}`,
  );
  return `${said}: ${[...history, ...patches].join(', ')}`;
}

/** Defaults that came to older releases late: known of their last patch releases only. */
function sayPatches(patches: readonly (readonly [Release, string])[]): string[] {
  const branches = new Map<string, string[]>();
  for (const [patch, value] of patches) {
    branches.set(value, [...(branches.get(value) ?? []), featureRelease(patch)]);
  }
  return [...branches].map(
    ([value, releases]) => `${sayDefault(value)} in the last patches of ${releases.join(', ')}`,
  );
}

function documented({ documentedDefault }: Parameter, target: Release): string | undefined {
  if (documentedDefault === undefined || /postconf -d|^read-only$/.test(documentedDefault)) return undefined;
  return `Default in ${target}: ${code(documentedDefault)}`;
}

/** Since when the parameter exists, and whether the target release has it. */
export function sayExistence(parameter: Parameter, catalogue: Catalogue): string | undefined {
  const { postfix } = catalogue.target;
  // A name that is only read was there before postconf came to list it.
  const since = isReadOnly(parameter) ? parameter.documentedSince : introducedIn(parameter);
  const { lastSeenIn, backportedTo } = parameter;
  const backports =
    backportedTo === undefined ? '' : `, and in the patch releases ${backportedTo.join(', ')}`;
  if (lastSeenIn !== undefined && !existsIn(parameter, catalogue.table.newest)) {
    const gone = compareReleases(postfix, lastSeenIn) > 0 ? `: ${postfix} does not have it` : '';
    return `${since === undefined ? '' : `Since ${since}. `}**Removed** after ${lastSeenIn}${gone}`;
  }
  if (since === undefined) return undefined;
  const missing =
    isAtLeast(postfix, since) || existsIn(parameter, postfix) ? '' : `: ${postfix} does not have it yet`;
  return `Since ${since}${backports}${missing}`;
}

/** Since when the parameter should not be used, and what to use. */
export function sayDeprecation({ deprecated }: Parameter, target: Release): string | undefined {
  if (deprecated === undefined) return undefined;
  const instead = deprecated.instead
    .replace(/^specify /, 'use ')
    .replace(/"([^"]*)"/g, (_, name: string) => code(name));
  const verb = isAtLeast(target, deprecated.since) ? '**Deprecated** since' : 'Will be deprecated in';
  return `${verb} ${deprecated.since}: ${instead}`;
}
