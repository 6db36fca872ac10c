/**
 * The time at the start of a log line: "Nov  1 13:22:31" of syslog and of maillog_file, which has neither year nor
 * zone, and ISO 8601 as rsyslog writes it.
 */

/** A time of a log: to compare by `seconds`, to show with the zone it was written in. */
export interface LogTime {
  /** Seconds since 1970 in UTC; of the log's own clock where the log names no zone. */
  readonly seconds: number;
  /** "Z", "+01:00" or, where the log names none, "". */
  readonly zone: string;
}

/** A day of the calendar; months and days count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SYSLOG = /^([A-Z][a-z]{2}) ([ \d]\d) (\d\d):(\d\d):(\d\d)/;
const ISO = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?/;
const DAY = 86_400;

/**
 * Reads the time that a line begins with; undefined when there is none. A time without a year is given the last year
 * in which it does not lie behind `until`, the day when the log was last written, by more than a day.
 */
export function readLogTime(line: string, until: Day): LogTime | undefined {
  const iso = ISO.exec(line);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone = ''] = iso;
    const local = at({ year: Number(year), month: Number(month), day: Number(day) }, hour, minute, second);
    return { seconds: local - zoneSeconds(zone), zone: normalZone(zone) };
  }
  const [, name = '', date, hour, minute, second] = SYSLOG.exec(line) ?? [];
  const month = MONTHS.indexOf(name) + 1;
  if (month === 0) return undefined;
  const thisYear = { year: until.year, month, day: Number(date) };
  const isAhead = dayNumber(thisYear) > dayNumber(until) + 1;
  const day = isAhead ? { ...thisYear, year: until.year - 1 } : thisYear;
  return { seconds: at(day, hour, minute, second), zone: '' };
}

/** ISO 8601 to the second, in the zone that the log used: "2026-11-21T13:22:31+01:00". */
export function formatLogTime({ seconds, zone }: LogTime): string {
  const local = seconds + zoneSeconds(zone);
  const { year, month, day } = dayOf(Math.floor(local / DAY));
  const rest = local - Math.floor(local / DAY) * DAY;
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  const time = `${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}`;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${time}${zone}`;
}

function at(day: Day, hour = '0', minute = '0', second = '0'): number {
  return dayNumber(day) * DAY + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

function zoneSeconds(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function normalZone(zone: string): string {
  return /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

/** Days since 1970-01-01 in the Gregorian calendar, counted from 1 March of the year 0, so that leap days come last. */
function dayNumber({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + ofYear - 719_468;
}

function dayOf(number: number): Day {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: y + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}
