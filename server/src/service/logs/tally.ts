/** Counts by key with first and last time, in bounded memory. */
import { formatLogTime, type LogTime } from './timestamp.js';
import type { Seen } from './evidence.js';

/** A bounded table of counts; what comes when it is full is only counted. */
export interface Tally {
  /** Counts one more of what the fields name. */
  add(fields: readonly string[], time: LogTime): void;
  /** All rows with their fields. */
  rows(): readonly { readonly fields: readonly string[]; readonly seen: Seen }[];
  /** How many had no room. */
  omitted(): number;
}

interface Count {
  count: number;
  first: LogTime;
  last: LogTime;
}

const SEPARATOR = '\n';

/** Makes a table for at most `limit` distinct keys. */
export function createTally(limit: number): Tally {
  const counts = new Map<string, Count>();
  let omitted = 0;
  return {
    add(fields, time) {
      // Joined, the key is a string of its own: a mere slice would keep the whole block of log in memory.
      const key = fields.join(SEPARATOR);
      const known = counts.get(key);
      if (known !== undefined) {
        known.count += 1;
        if (time.seconds < known.first.seconds) known.first = time;
        if (time.seconds > known.last.seconds) known.last = time;
      } else if (counts.size < limit) counts.set(key, { count: 1, first: time, last: time });
      else omitted += 1;
    },
    rows: () =>
      [...counts].map(([key, { count, first, last }]) => ({
        fields: key.split(SEPARATOR),
        seen: { count, firstSeen: formatLogTime(first), lastSeen: formatLogTime(last) },
      })),
    omitted: () => omitted,
  };
}
