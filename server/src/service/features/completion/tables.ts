/** Lookup tables, `type:name`: the types that the target release has, and files of the folder behind the colon. */
import { tableType } from '../../explain/table.js';
import { hasWord, tableWords } from '../../catalogue/word-files.js';
import type { TableType } from '../../catalogue/table-words.js';
import type { CompletionContext, Offer } from './context.js';
import { pathOffers } from './files.js';
import type { ValueWord, WordOffers } from './values.js';

/** Offers for a table: of the type before its colon, of the name behind it. */
export function tableOffers(
  context: CompletionContext,
  word: Pick<ValueWord, 'before' | 'after' | 'kind'>,
): WordOffers {
  const typed = /[^\s,{}!]*$/.exec(word.before)?.[0] ?? '';
  const rest = /^[^\s,{}]*/.exec(word.after)?.[0] ?? '';
  const { types, name, last } = splitTypes(context, typed);
  if (types > 0 && last !== undefined && last.argument !== 'table') {
    return argumentOffers(context, last, name, rest);
  }
  if (name.startsWith('/') || name.startsWith('$')) return pathOffers(context, name, rest, () => true);
  const right = /^[\w-]*:?/.exec(rest)?.[0].length ?? 0;
  const { postfix } = context.catalogue.target;
  const offers = tableWords(context.catalogue.data)
    .types.filter((type) => hasWord(type, postfix) && fits(type, word.kind.items, last))
    .map((type): Offer => offerType(type));
  return { offers, left: name.length, right };
}

/** The types in front of a name: one, or `proxy:` and one. */
function splitTypes(
  context: CompletionContext,
  typed: string,
): { types: number; name: string; last?: TableType } {
  let name = typed;
  let last: TableType | undefined;
  let types = 0;
  for (;;) {
    const colon = name.indexOf(':');
    const type = colon < 0 ? undefined : tableType(context.catalogue, name.slice(0, colon));
    if (type === undefined) return { types, name, ...(last !== undefined && { last }) };
    last = type;
    types += 1;
    name = name.slice(colon + 1);
    if (type.argument !== 'table') return { types, name, last };
  }
}

function offerType(type: TableType): Offer {
  const braces = ['pairs', 'tables', 'results'].includes(type.argument);
  return {
    label: `${type.name}:`,
    kind: 'table',
    goesOn: !braces,
    rank: 3,
    documentation: type.summary,
    ...(type.builds !== 'always' && { description: `needs ${type.builds}` }),
    ...(braces && { text: `${type.name}:{}`, snippet: `${type.name}:{$1}` }),
  };
}

/** Patterns where patterns are wanted, no proxy for a proxy. */
function fits(type: TableType, items: string | undefined, outer: TableType | undefined): boolean {
  if (outer !== undefined && (type.argument === 'table' || type.name === outer.name)) return false;
  if (items === 'regexp or pcre tables') return type.patterns === true && type.name !== 'cidr';
  return !['environ', 'internal', 'fail'].includes(type.name) || items === undefined;
}

function argumentOffers(context: CompletionContext, type: TableType, name: string, rest: string): WordOffers {
  if (type.argument === 'file' || type.argument === 'client-file') {
    const isClient = type.argument === 'client-file';
    return pathOffers(context, name, rest, (file) => isClient === /\.cf(\.|$)/.test(file));
  }
  if (type.names !== undefined) {
    const offers = type.names.map((each): Offer => ({ label: each, kind: 'word' }));
    return { offers, left: name.length, right: rest.length };
  }
  return { offers: [], left: name.length, right: rest.length };
}
