/** Release numbers of Postfix and OpenSSL, and how they compare. */

/** A release such as "3.11", "3.7.11" or "1.1.1". */
export type Release = string;

/** Negative, zero or positive as release `a` is before, at or after `b`; missing parts count as zero. */
export function compareReleases(a: Release, b: Release): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = numberAt(left, i) - numberAt(right, i);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether release `a` is `b` or a later one. */
export function isAtLeast(a: Release, b: Release): boolean {
  return compareReleases(a, b) >= 0;
}

/** The feature release that a patch release belongs to: "3.7" for "3.7.11". */
export function featureRelease(release: Release): Release {
  return release.split('.').slice(0, 2).join('.');
}

/** Whether a text is a release number: two to four numbers with dots between. */
export function isRelease(text: string): boolean {
  return /^\d+\.\d+(\.\d+){0,2}$/.test(text);
}

function numberAt(parts: readonly string[], index: number): number {
  const part = Number(parts[index] ?? 0);
  return Number.isFinite(part) ? part : 0;
}
