/** Times and sizes as people say them. */

const UNITS: readonly (readonly [string, number, string])[] = [
  ['w', 604_800, 'week'],
  ['d', 86_400, 'day'],
  ['h', 3600, 'hour'],
  ['m', 60, 'minute'],
  ['s', 1, 'second'],
];

/** The name of a unit of time, in the plural: "hours" for "h". */
export function unitName(unit: string): string {
  return `${UNITS.find(([letter]) => letter === unit)?.[2] ?? 'second'}s`;
}

/** Seconds of a time such as "5d" or "300", whose bare numbers count `unit`; undefined for a text that is no time. */
export function secondsOf(text: string, unit: string): number | undefined {
  const match = /^(\d{1,10})([smhdw]?)$/.exec(text);
  if (match === null) return undefined;
  const letter = match[2] === '' ? unit : match[2];
  const factor = UNITS.find(([name]) => name === letter)?.[1];
  return factor === undefined ? undefined : Number(match[1]) * factor;
}

/** "1 day 2 hours" for 93,600 seconds. */
export function sayDuration(seconds: number): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const [, factor, name] of UNITS) {
    const count = Math.floor(rest / factor);
    rest -= count * factor;
    if (count > 0) parts.push(`${grouped(count)} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? 'no time at all' : parts.join(' ');
}

const SIZES = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** "50 MiB" for 52,428,800 bytes, with two digits behind the point where they are needed. */
export function saySize(bytes: number): string {
  let size = bytes;
  let index = 0;
  while (size >= 1024 && index < SIZES.length - 1) {
    size /= 1024;
    index += 1;
  }
  const rounded = Math.round(size * 100) / 100;
  const about = index > 0 && rounded * 1024 ** index !== bytes ? 'about ' : '';
  return `${about}${grouped(rounded)} ${SIZES[index] ?? ''}`;
}

/** A number with commas between thousands. */
export function grouped(number: number | bigint): string {
  const [whole = '', fraction] = String(number).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
}
