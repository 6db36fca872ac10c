/** Cipher lists that nobody would write, and some that people do: input to compare two readers of them with. */
import type { CipherTable } from '../../../server/src/service/catalogue/ciphers.js';
import { seededChoices, type Choices } from './random.js';

const STRANGERS = [
  'EXP',
  'EXPORT40',
  'DES',
  'SSLv2',
  'TLSv1.1',
  'TLSv1.3',
  'PSD',
  'DES-CDC3-SHA',
  'DES-CBC-SHA',
  'ECDHE-RSA-AES256-GCM-SHA284',
  'kDHr',
  'DEFAULT',
  'high',
  'TLS_AES_128_GCM_SHA256',
  'HIGH=',
  'A'.repeat(300),
];
const COMMANDS = ['@STRENGTH', '@SECLEVEL=0', '@SECLEVEL=1', '@SECLEVEL=2', '@SECLEVEL=5'];
const RARE = [
  '@SECLEVEL=6',
  '@SECLEVEL=',
  '@FOO',
  '@',
  '!',
  '+',
  '-',
  'HIGH+',
  '!!MD5',
  '*',
  'ALL\tMD5',
  'é',
  '-@STRENGTH',
];
const OPERATORS = ['', '', '', '', '!', '!', '!', '-', '-', '+', '+'];
const STARTS = [
  'ALL',
  'DEFAULT',
  'HIGH',
  'HIGH:MEDIUM',
  'ALL:COMPLEMENTOFALL',
  'aNULL:-aNULL:HIGH',
  'SUITEB128',
];

/** Makes `count` lists from the words of some tables, the same in each run. */
export function generateCipherLists(
  tables: readonly CipherTable[],
  count: number,
  seed: number,
): readonly string[] {
  const choices = seededChoices(seed);
  const aliases = [...new Set(tables.flatMap((table) => [...table.aliases.keys()]))];
  const suites = [...new Set(tables.flatMap((table) => [...table.byName.keys()]))];
  const word = (): string => {
    if (choices.chance(4)) return choices.pick(STRANGERS);
    return choices.pick(choices.chance(65) ? aliases : suites);
  };
  return Array.from({ length: count }, () => makeList(choices, word));
}

function makeList(choices: Choices, word: () => string): string {
  const parts: string[] = [];
  if (choices.chance(60)) parts.push(choices.pick(STARTS));
  for (let left = 1 + choices.below(10); left > 0; left -= 1) parts.push(makeItem(choices, word));
  return parts.reduce((list, part) => list + separator(choices) + part) + (choices.chance(5) ? ':' : '');
}

function makeItem(choices: Choices, word: () => string): string {
  if (choices.chance(5)) return choices.pick(COMMANDS);
  if (choices.chance(1)) return choices.pick(RARE);
  const words = [word()];
  while (choices.chance(25)) words.push(word());
  return choices.pick(OPERATORS) + words.join('+');
}

function separator(choices: Choices): string {
  if (choices.chance(85)) return ':';
  return choices.pick([',', ' ', ';', '::', ': ', ', ', '']);
}
