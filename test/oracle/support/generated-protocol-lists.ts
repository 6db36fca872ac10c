/** Protocol lists of Postfix, sensible and not: input to compare two readers of them with. */
import { seededChoices, type Choices } from './random.js';

const NAMES = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3', 'tlsv1.2', 'TLSV1.1'];
const NUMBERS = [
  '0301',
  '0302',
  '0x0303',
  '303',
  '0304',
  '12',
  '1.2',
  '771',
  '+302',
  '-0',
  '-1',
  '0x',
  'FEFD',
  'none',
];
const STRANGERS = [
  'TLSv1.0',
  'ALL',
  '!',
  '-TLSv1',
  '=>TLSv1.2',
  '>TLSv1.1',
  '!TLSv1.0',
  'TLS1.2',
  '>=SSLv2',
  '!!TLSv1',
];

/** Lists that each show one thing. */
export const TELLING_PROTOCOL_LISTS: readonly string[] = [
  '',
  '>=TLSv1.2',
  '>= TLSv1.2',
  '>=TLSv1.2, <=TLSv1.2',
  '>=TLSv1.3 <=TLSv1.2',
  '>=',
  '>=TLSv1.2 >=TLSv1',
  '>=12',
  '>=80000000',
  '>=7fffffff',
  '<=SSLv3',
  'TLSv1, TLSv1.2',
  '!TLSv1.1',
  '!TLSv1.2',
  '!TLSv1 !TLSv1.1 !TLSv1.2 !TLSv1.3',
  'SSLv2',
  'TLSv1.3 !TLSv1.3',
  '!SSLv2:!SSLv3:!TLSv1:!TLSv1.1',
  '! TLSv1',
];

/** Makes `count` lists, the same in each run. */
export function generateProtocolLists(count: number, seed: number): readonly string[] {
  const choices = seededChoices(seed);
  return Array.from({ length: count }, () => makeList(choices));
}

function makeList(choices: Choices): string {
  const tokens = Array.from({ length: 1 + choices.below(4) }, () => makeToken(choices));
  return tokens.reduce((list, token) => list + choices.pick([' ', ',', ', ', ':', ' : ', ',,']) + token);
}

function makeToken(choices: Choices): string {
  if (choices.chance(4)) return choices.pick(STRANGERS);
  const kind = choices.below(10);
  if (kind < 3) return choices.pick(NAMES);
  if (kind < 7) return `!${choices.pick(NAMES)}`;
  return choices.pick(['>=', '<=']) + choices.pick(choices.chance(75) ? NAMES.slice(1) : NUMBERS);
}
