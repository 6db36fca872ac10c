/** Small manual pages of our own, in the style of Postfix's. */

import { convertPostconf } from '../../../server/src/service/manual/convert.js';

const AUTHORS = ['.SH AUTHOR(S)', '.na', '.nf', 'Somebody', ''].join('\n');

/** A page postconf(5) whose only entry, `tea_time`, has this source. */
export function postconfPage(body: string): string {
  return `${postconfTitle}.SH tea_time (default: 4h)\n${body}\n${neighbours}${AUTHORS}`;
}

/** Any other page with this source between its title and its authors. */
export function manualPage(title: string, body: string): string {
  return `.TH ${title} \n.ad\n.fi\n${body}\n${AUTHORS}`;
}

/** The Markdown of the entry `tea_time` with this source. */
export function teaTime(...lines: readonly string[]): string {
  const { entries } = convertPostconf(postconfPage(lines.join('\n')));
  return entries.find(({ name }) => name === 'tea_time')?.markdown ?? 'no entry';
}

const postconfTitle = '.TH POSTCONF 5 \n.SH NAME\npostconf\n\\-\nparameters\n';
const neighbours = [
  '.SH tea_kettle_maps (default: see "postconf \\-d" output)',
  'Where the kettles are.',
  '.SH stress (default: empty)',
  'How busy the kitchen is.',
  '.SH transport_tea_limit (default: $tea_time)',
  'How much a carrier carries.',
  '',
].join('\n');
