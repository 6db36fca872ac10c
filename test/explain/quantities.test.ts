/** Times, sizes and networks in words. */
import { equal } from 'node:assert/strict';
import { sayNetwork } from '../../server/src/service/explain/network.js';
import { sayDuration, saySize, secondsOf } from '../../server/src/service/explain/quantities.js';

describe('Quantities in words', () => {
  for (const [text, unit, seconds] of [
    ['300', 's', 300],
    ['5', 'd', 432_000],
    ['2h', 'd', 7200],
    ['1w', 's', 604_800],
    ['5x', 's', undefined],
    ['', 's', undefined],
    ['-1', 's', undefined],
  ] as const) {
    it(`read ${JSON.stringify(text)} with the unit ${unit}`, () => {
      equal(secondsOf(text, unit), seconds);
    });
  }

  for (const [seconds, words] of [
    [0, 'no time at all'],
    [1, '1 second'],
    [3661, '1 hour 1 minute 1 second'],
    [864_000, '1 week 3 days'],
  ] as const) {
    it(`say ${seconds} seconds`, () => {
      equal(sayDuration(seconds), words);
    });
  }

  for (const [bytes, words] of [
    [0, '0 bytes'],
    [1023, '1,023 bytes'],
    [1024, '1 KiB'],
    [10_240_000, 'about 9.77 MiB'],
    [52_428_800, '50 MiB'],
  ] as const) {
    it(`say ${bytes} bytes`, () => {
      equal(saySize(bytes), words);
    });
  }

  for (const [text, words] of [
    ['10.0.0.0/8', '10.0.0.0 to 10.255.255.255: 16,777,216 addresses, private, not on the Internet.'],
    ['!192.0.2.0/25', '192.0.2.0 to 192.0.2.127: 128 addresses.'],
    ['127.0.0.1', 'The single IPv4 address 127.0.0.1, this machine itself.'],
    ['[::1]/128', 'The single IPv6 address ::1, this machine itself.'],
    ['[2001:db8::]/32', '2001:db8:: to 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff: 2^96 addresses.'],
    ['0.0.0.0/0', '0.0.0.0 to 255.255.255.255: 4,294,967,296 addresses.'],
    ['10.0.0.0/33', undefined],
    ['10.0.0', undefined],
    ['10', undefined],
    ['hash:/etc/x', undefined],
    ['example.com', undefined],
  ] as const) {
    it(`say the network ${text}`, () => {
      equal(sayNetwork(text), words);
    });
  }
});
