/** Words of a value, by the kind of the parameter: each kind has its own file, or is a list of words of the facts. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { readKinds, type ParameterKind } from '../../catalogue/kinds.js';
import { valueWords } from '../../catalogue/value-words.js';
import { hasWord } from '../../catalogue/word-files.js';
import { knownParameter } from '../../explain/parameter.js';
import { valueKinds } from '../../model/value-kinds.js';
import { itemOf, rangeAround, type CompletionContext, type Offer } from './context.js';
import { fileOffers } from './files.js';
import { endpointOffers, nameOffers, serviceOffers, transportOffers } from './named.js';
import type { CompletionPlace } from './place.js';
import { referenceItems } from './references.js';
import { restrictionOffers } from './restrictions.js';
import { tableOffers } from './tables.js';
import { cipherOffers, protocolOffers } from './tls.js';

/** What can be offered for a word, and how far the word reaches on both sides of the cursor. */
export interface WordOffers {
  readonly offers: readonly Offer[];
  readonly left: number;
  readonly right: number;
}

/** A word that is completed: the value on both sides of the cursor, and the kind of its parameter. */
export interface ValueWord {
  readonly parameter: string;
  readonly kind: ParameterKind;
  readonly before: string;
  readonly after: string;
  /** What stands between two words of a list. */
  readonly separator: string;
}

/** The items at a place in a value. */
export function valueItems(
  context: CompletionContext,
  place: Extract<CompletionPlace, { kind: 'value' }>,
): CompletionItem[] {
  const { parameter, before, after, form } = place;
  const reference = referenceItems(context, before, after, parameter);
  if (reference !== undefined) return reference;
  const separator = form === 'word' ? ',' : ' ';
  const items: CompletionItem[] = [];
  for (const kind of kindsOf(context, parameter)) {
    const found = offersOf(context, { parameter, kind, before, after, separator });
    const range = rangeAround(context, found.left, found.right);
    items.push(...found.offers.map((offer) => itemOf(offer, range, context)));
  }
  if (before.trim() === '' && after.trim() === '') items.push(...defaultItem(context, parameter, items));
  return items;
}

/** The default where nothing is written yet, unless a word is the same or it is not known before Postfix runs. */
function defaultItem(
  context: CompletionContext,
  name: string,
  others: readonly CompletionItem[],
): readonly CompletionItem[] {
  const value = context.catalogue.defaultOf(name);
  if (value === undefined || value === '' || value.length > LONGEST_DEFAULT || /^\{\w+\}$/.test(value))
    return [];
  if (others.some(({ label }) => label === value)) return [];
  const offer: Offer = {
    label: value,
    kind: 'word',
    rank: others.length > 1 ? 4 : 0,
    description: 'default',
  };
  return [itemOf(offer, rangeAround(context, 0, 0), context)];
}

/** A longer default is a list that nobody takes over as it is. */
const LONGEST_DEFAULT = 60;

function kindsOf(
  { analysis: { instance }, catalogue }: CompletionContext,
  name: string,
): readonly ParameterKind[] {
  const own = readKinds(catalogue.data).get(name) ?? knownParameter(instance, name)?.kind;
  return own === undefined ? valueKinds(instance).kindsOf(name) : [own];
}

function offersOf(context: CompletionContext, word: ValueWord): WordOffers {
  switch (word.kind.kind) {
    case 'restrictions':
      return restrictionOffers(context, word);
    case 'lookup-table':
    case 'lookup-tables':
    case 'match-list':
    case 'networks': {
      const words = wordOffers(context, word);
      const tables = tableOffers(context, word);
      const isPath = tables.left !== words.left;
      return { ...tables, offers: isPath ? tables.offers : [...words.offers, ...tables.offers] };
    }
    case 'tls-protocols':
      return protocolOffers(context, word);
    case 'cipher-list':
    case 'cipher-exclusions':
      return cipherOffers(context, { ...word, isList: word.kind.kind === 'cipher-list' });
    case 'path':
    case 'paths':
      return fileOffers(context, word);
    case 'transport':
      return transportOffers(context.analysis.instance, word);
    case 'service-name':
      return serviceOffers(context, word);
    case 'endpoint':
      return endpointOffers(context, word);
    case 'names':
    case 'name':
      return nameOffers(context, word, wordOffers(context, word));
    default:
      return wordOffers(context, word);
  }
}

/** The words that the facts know of the value; yes and no for a boolean. */
function wordOffers({ catalogue }: CompletionContext, { kind, before, after }: ValueWord): WordOffers {
  const single = ['boolean', 'enum', 'security-level', 'cipher-grade', 'digest', 'name'].includes(kind.kind);
  const left = /[^\s,!]*$/.exec(before)?.[0].length ?? 0;
  const right = /^[^\s,]*/.exec(after)?.[0].length ?? 0;
  if (single && before.slice(0, before.length - left).trim() !== '') return { offers: [], left, right };
  const words =
    kind.kind === 'boolean'
      ? [
          { name: 'yes', summary: '' },
          { name: 'no', summary: '' },
        ]
      : valueWords(catalogue.data, kind).filter((word) => hasWord(word, catalogue.target.postfix));
  const used = new Set(`${before.slice(0, before.length - left)} ${after.slice(right)}`.split(/[\s,]+/));
  const offers = words
    .filter(({ name }) => !used.has(name))
    .map(({ name, summary }): Offer => ({ label: name, kind: 'word', documentation: summary, rank: 1 }));
  return { offers, left, right };
}
