/** Rule: a column of master.cf with a value that it cannot have. */
import { nearest } from '../catalogue/suggest.js';
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import type { MasterColumn } from '../syntax/master-cf.js';

const TYPES: readonly string[] = ['fifo', 'inet', 'pass', 'unix', 'unix-dgram'];

/** What a column may be, and how to say so. */
const COLUMNS: readonly (readonly [MasterColumn, RegExp, string])[] = [
  ['type', /^(?:fifo|inet|pass|unix|unix-dgram)$/, 'inet, unix, unix-dgram, fifo or pass'],
  ['private', /^[yn-]$/, 'y, n or -'],
  ['unprivileged', /^[yn-]$/, 'y, n or -'],
  ['chroot', /^[yn-]$/, 'y, n or -'],
  ['wakeup', /^(?:\d+\??|-)$/, 'a number of seconds, with "?" behind it or not, or -'],
  ['maxproc', /^(?:\d+|-)$/, 'a number or -'],
];

const TITLES: Readonly<Record<MasterColumn, string>> = {
  service: 'service',
  type: 'type',
  private: 'private',
  unprivileged: 'unprivileged',
  chroot: 'chroot',
  wakeup: 'wakeup time',
  maxproc: 'process limit',
  command: 'command',
};

export const badField: Rule = {
  code: 'bad-field',
  severity: 'error',
  summary: 'A column of master.cf with a value that it cannot have',
  why: 'The master daemon stops at such a line, and so do `postconf` and `postfix check`: no mail is accepted or delivered.',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad: '#- master.cf\nsmtp inet n - yes - - smtpd\n#             ^^^ bad-field\n',
      good: '#- master.cf\nsmtp inet n - y - - smtpd\n',
    },
    {
      title: 'A type of service that does not exist',
      bad: '#- master.cf\nsmtp init n - n - - smtpd\n#    ^^^^ bad-field\n',
      good: '#- master.cf\nsmtp inet n - n - - smtpd\n',
    },
  ],
  check({ instance: { services, master }, report }) {
    if (master === undefined) return;
    for (const { tree } of services) {
      // Postfix stops at the first, and what follows a missing column is shifted.
      const found = COLUMNS.find(([column, legal]) => !legal.test(tree.fields[column].text));
      if (found === undefined) continue;
      const [column, , wanted] = found;
      const { text, start, end } = tree.fields[column];
      const meant = suggestion(column, text);
      report({
        uri: master.uri,
        span: { start, end },
        message: `The ${TITLES[column]} column must be ${wanted}, and the master daemon stops at "${text}"`,
        fixes:
          meant === undefined
            ? []
            : [replaceFix(`Replace with '${meant}'`, master.uri, { start, end }, meant)],
      });
    }
  },
};

function suggestion(column: MasterColumn, text: string): string | undefined {
  if (column === 'type') return TYPES.find((type) => type === text.toLowerCase()) ?? nearest(text, TYPES);
  if (column === 'wakeup' || column === 'maxproc') return undefined;
  return /^(?:yes|true)$/i.test(text) || text === 'Y'
    ? 'y'
    : /^(?:no|false)$/i.test(text) || text === 'N'
      ? 'n'
      : undefined;
}
