import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { formatLogTime, readLogTime } from '../../server/src/service/logs/timestamp.js';
import { UNTIL } from './support.js';

describe('The time of a log line', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Nov 21 13:22:31 mx1 postfix/smtpd[1]: x', '2026-11-21T13:22:31'],
    ['Nov  1 03:02:01 mx1 postfix/smtpd[1]: x', '2026-11-01T03:02:01'],
    ['Dec 31 23:59:59 mx1 postfix/smtpd[1]: x', '2025-12-31T23:59:59'],
    ['Nov 22 00:00:01 mx1 postfix/smtpd[1]: written just after midnight', '2026-11-22T00:00:01'],
    ['Feb 29 12:00:00 mx1 postfix/smtpd[1]: no leap year', '2026-03-01T12:00:00'],
    ['2026-11-21T13:22:31.123456+01:00 mx1 postfix/smtpd[1]: x', '2026-11-21T13:22:31+01:00'],
    ['2026-11-21T13:22:31Z mx1 postfix/smtpd[1]: x', '2026-11-21T13:22:31Z'],
    ['2026-11-21T13:22:31-0330 mx1 postfix/smtpd[1]: x', '2026-11-21T13:22:31-03:30'],
    ['2026-11-21 13:22:31 mx1 postfix/smtpd[1]: x', '2026-11-21T13:22:31'],
  ];
  for (const [line, expected] of cases) {
    it(`reads "${line.slice(0, 32)}" as ${expected}`, () => {
      const time = readLogTime(line, UNTIL);
      equal(time && formatLogTime(time), expected);
    });
  }

  it('compares times of different zones by the instant', () => {
    const earlier = readLogTime('2026-11-21T13:00:00+01:00 x', UNTIL);
    const later = readLogTime('2026-11-21T12:30:00Z x', UNTIL);
    equal((later?.seconds ?? 0) - (earlier?.seconds ?? 0), 1800);
  });

  it('finds none in a line without', () => {
    for (const line of ['', 'Foo 21 13:22:31 x', 'ov 21 13:22:31 mx1', '\u0000\u0001'])
      equal(readLogTime(line, UNTIL), undefined);
  });

  it('counts days as the calendar does', () => {
    const span = { min: new Date('1970-01-01T00:00:00Z'), max: new Date('2199-12-31T23:59:59Z') };
    fc.assert(
      fc.property(fc.date({ ...span, noInvalidDate: true }), (date) => {
        const text = `${date.toISOString().slice(0, 19)}Z`;
        const time = readLogTime(text, UNTIL);
        deepEqual(time, { seconds: Math.floor(date.getTime() / 1000), zone: 'Z' });
        equal(formatLogTime(time), text);
      }),
    );
  });
});
