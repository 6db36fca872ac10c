/** Numbers and times as Postfix reads them (mail_conf_int.c, conv_time.c). */

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };
const LARGEST = 2 ** 31 - 1;

/** A whole number as strtol(3) takes it; undefined when anything else is behind it. */
export function parseInteger(value: string): number | undefined {
  return /^[ \t\n\v\f\r]*[+-]?\d+$/.test(value) ? Number(value) : undefined;
}

/**
 * Seconds of a time; undefined when Postfix cannot read it. A number without a unit has the one of the parameter's
 * default. Postfix looks at one letter behind the number and not at what follows it.
 */
export function parseTime(value: string, defaultValue = ''): number | undefined {
  const match = /^[ \t\n\v\f\r]*(\+?\d+|-0+)(.?)/s.exec(value);
  const letters = value === '' ? null : (match ?? /^()(.)/s.exec(value));
  if (letters === null) return undefined;
  const number = Number(letters[1] ?? '');
  const unit = SECONDS[letters[2] === '' ? defaultUnit(defaultValue) : (letters[2] ?? '')];
  if (unit === undefined || number > LARGEST) return undefined;
  return unit === 1 || number < Math.floor(LARGEST / unit) ? number * unit : undefined;
}

function defaultUnit(defaultValue: string): string {
  return /[a-zA-Z](?![^]*[}])/.exec(defaultValue)?.[0] ?? 's';
}
