/** What may stand behind the command of a service: options, and the attributes of pipe(8) and spawn(8). */
import type { CompletionItem } from 'vscode-languageserver-types';
import { daemonWords, hasWord } from '../../catalogue/word-files.js';
import { itemOf, rangeAround, type CompletionContext, type Offer } from './context.js';
import type { CompletionPlace } from './place.js';

/** The items for a word behind the command. */
export function argumentItems(
  context: CompletionContext,
  { before, after, previous, daemon }: Extract<CompletionPlace, { kind: 'argument' }>,
): CompletionItem[] {
  const { options, attributes, pipeFlags } = daemonWords(context.catalogue.data);
  const { postfix } = context.catalogue.target;
  if (daemon === 'pipe' && before.startsWith('flags=')) {
    const used = before.slice('flags='.length) + (/^\S*/.exec(after)?.[0] ?? '');
    const range = rangeAround(context, 0, 0);
    return pipeFlags
      .filter((flag) => hasWord(flag, postfix) && !used.includes(flag.name))
      .map(({ name, summary }) =>
        itemOf({ label: name, kind: 'word', documentation: summary }, range, context),
      );
  }
  if (before.includes('=')) return [];
  const rest = /^[\w-]*=?/.exec(after)?.[0] ?? '';
  const range = rangeAround(context, before.length, rest.length);
  const operandsBegun = previous.some((word) => /^\w+=/.test(word) && !word.startsWith('-'));
  const offers: Offer[] = [];
  if (!operandsBegun || daemon === undefined) {
    for (const { name, summary, argument } of options) {
      const takesValue = argument !== 'none';
      offers.push({
        label: name,
        kind: 'option',
        documentation: summary,
        ...(takesValue && { text: `${name} ` }),
        rank: name === '-o' ? 1 : 7,
      });
    }
  }
  for (const attribute of attributes) {
    const { name, summary, required, daemons } = attribute;
    const isUsed = previous.some((word) => word.startsWith(`${name}=`));
    if (isUsed || !daemons.some((each) => each === daemon) || !hasWord(attribute, postfix)) continue;
    offers.push({ label: `${name}=`, kind: 'option', documentation: summary, rank: required ? 2 : 3 });
  }
  return offers.map((offer) => itemOf(offer, range, context));
}
