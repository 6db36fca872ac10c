/** Restrictions of a list, and what may stand behind each: tables, domains, a policy server. */
import { ARGUMENT_FORMS, restrictionOf } from '../../explain/restriction.js';
import { serverGroup } from '../../explain/server-attributes.js';
import { isAtLeast } from '../../catalogue/release.js';
import { restrictionWords } from '../../catalogue/word-files.js';
import type { Restriction, RestrictionContext } from '../../catalogue/words.js';
import { valueWords } from '../../catalogue/value-words.js';
import type { CompletionContext, Offer } from './context.js';
import { endpointOffers } from './named.js';
import { tableOffers } from './tables.js';
import type { ValueWord, WordOffers } from './values.js';

/** Offers at a place in a list of restrictions. */
export function restrictionOffers(context: CompletionContext, word: ValueWord): WordOffers {
  const { before, after, parameter } = word;
  const typed = /[^\s,{}]*$/.exec(before)?.[0] ?? '';
  const previous = /([^\s,{}]+)[\s,]+$/.exec(before.slice(0, before.length - typed.length))?.[1] ?? '';
  const argument = restrictionOf(context.catalogue, previous)?.argument;
  if (argument?.kind === 'table') return tableOffers(context, word);
  if (argument?.kind === 'policy-server' || serverGroup(word.kind, before) !== undefined) {
    return endpointOffers(context, word);
  }
  const right = /^[^\s,{}]*/.exec(after)?.[0].length ?? 0;
  if (argument !== undefined && argument.kind !== 'restriction')
    return { offers: [], left: typed.length, right };
  const tables = tableOffers(context, word);
  if (typed.includes(':') || tables.left !== typed.length) return tables;
  const list = restrictionWords(context.catalogue.data).lists.find(({ name }) => name === parameter);
  const offers = isClientList(word)
    ? clientWords(context, word)
    : known(context).map((restriction) => offerOf(restriction, list?.context, word.separator));
  const classes = context.analysis.instance
    .effective('smtpd_restriction_classes')
    .value.split(/[\s,]+/)
    .filter((name) => name !== '' && name !== parameter)
    .map((name): Offer => ({ label: name, kind: 'reference', rank: 2, description: 'restriction class' }));
  return {
    offers: [...offers, ...(isClientList(word) ? [] : classes), ...tables.offers],
    left: typed.length,
    right,
  };
}

/** local_header_rewrite_clients has words of its own. */
function isClientList({ kind }: ValueWord): boolean {
  return kind.words !== undefined;
}

function clientWords({ catalogue }: CompletionContext, { kind }: ValueWord): Offer[] {
  return valueWords(catalogue.data, kind).map(({ name, summary }) => ({
    label: name,
    kind: 'restriction',
    rank: 1,
    documentation: summary,
  }));
}

function known({ catalogue }: CompletionContext): readonly Restriction[] {
  const { postfix } = catalogue.target;
  return restrictionWords(catalogue.data).restrictions.filter(
    ({ since, removed }) =>
      (since === undefined || isAtLeast(postfix, since)) &&
      (removed === undefined || !isAtLeast(postfix, removed)),
  );
}

function offerOf(restriction: Restriction, list: RestrictionContext | undefined, separator: string): Offer {
  const { name, argument, summary, contexts, deprecated } = restriction;
  const isHere = list === undefined || contexts.includes(list);
  return {
    label: name,
    kind: 'restriction',
    rank: isHere ? 1 : 6,
    documentation: summary,
    deprecated: deprecated !== undefined,
    ...(argument !== undefined && {
      detail: ` ${ARGUMENT_FORMS[argument.kind]}`,
      text: `${name}${separator}`,
      goesOn: argument.kind === 'table' || argument.kind === 'policy-server',
    }),
    ...(!isHere && { description: 'of another list' }),
  };
}
