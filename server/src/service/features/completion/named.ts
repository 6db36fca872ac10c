/** Values that name something of the instance: transports, services, endpoints, parameters. */
import { readKinds } from '../../catalogue/kinds.js';
import { textOf } from '../../catalogue/texts.js';
import { valueWords } from '../../catalogue/value-words.js';
import { serviceWords } from '../../catalogue/word-files.js';
import {
  replacedParameter,
  serverAttributes,
  serverGroup,
  type ServerKind,
} from '../../explain/server-attributes.js';
import type { Instance } from '../../model/instance.js';
import type { CompletionContext, Offer } from './context.js';
import type { ValueWord, WordOffers } from './values.js';

/** Transports: services that deliver mail, of master.cf or of the stock one. */
export function transportOffers(instance: Instance, word: Pick<ValueWord, 'before' | 'after'>): WordOffers {
  const typed = /[^\s,]*$/.exec(word.before)?.[0] ?? '';
  const rest = /^[^\s,:]*/.exec(word.after)?.[0] ?? '';
  const { catalogue } = instance;
  // Behind lmtp: comes the server that it speaks to; behind any other transport a next hop of any name.
  if (/^lmtp:[^:]*$/.test(typed)) {
    const right = /^[^\s,]*/.exec(word.after)?.[0].length ?? 0;
    return { offers: ENDPOINTS, left: typed.length - 'lmtp:'.length, right };
  }
  if (typed.includes(':')) return { offers: [], left: 0, right: 0 };
  const stock = serviceWords(catalogue.data).services.filter(
    ({ transport, origin }) => transport === true && origin === 'postfix',
  );
  const own = instance.services.filter(({ type }) => type === 'unix');
  const known = new Map(stock.map(({ name, summary }) => [name, summary]));
  const delivers = (daemon: string): boolean =>
    ['smtp', 'lmtp', 'pipe', 'local', 'virtual', 'error', 'discard'].includes(daemon);
  const names =
    own.length === 0
      ? [...known.keys()]
      : own.filter(({ daemon }) => delivers(daemon)).map(({ name }) => name);
  const offers = [...new Set(names)].map((name): Offer => ({
    label: name,
    kind: 'reference',
    documentation: known.get(name) ?? '',
  }));
  return { offers, left: typed.length, right: rest.length };
}

/** Services of master.cf by name, where there are any. */
export function serviceOffers(context: CompletionContext, word: ValueWord): WordOffers {
  const typed = /[^\s,]*$/.exec(word.before)?.[0] ?? '';
  const rest = /^[^\s,]*/.exec(word.after)?.[0] ?? '';
  const { services } = context.analysis.instance;
  const offers = services
    .filter(({ type }) => type !== 'inet')
    .map(({ name, daemon }): Offer => ({ label: name, kind: 'reference', description: daemon }));
  return { offers: unique(offers), left: typed.length, right: rest.length };
}

const ENDPOINTS: readonly Offer[] = [
  {
    label: 'inet:',
    kind: 'word',
    snippet: 'inet:${1:localhost}:${2:port}',
    documentation: 'TCP: inet:host:port.',
  },
  {
    label: 'unix:',
    kind: 'word',
    snippet: 'unix:${1:private/name}',
    documentation: 'Unix socket: unix:path, relative to the queue directory.',
  },
];

/** The two forms of an endpoint; behind one in braces the attributes that are for this server alone. */
export function endpointOffers(
  context: CompletionContext,
  word: Pick<ValueWord, 'before' | 'after' | 'kind'>,
): WordOffers {
  const group = serverGroup(word.kind, word.before);
  if (group !== undefined && /[\s,]/.test(group.text.trimStart())) {
    return attributeOffers(context, group.server, group.text, word.after);
  }
  const typed = /[^\s,{}]*$/.exec(word.before)?.[0] ?? '';
  const rest = /^[^\s,{}]*/.exec(word.after)?.[0] ?? '';
  if (typed.includes(':')) return { offers: [], left: 0, right: 0 };
  return { offers: ENDPOINTS, left: typed.length, right: rest.length };
}

function attributeOffers(
  { catalogue }: CompletionContext,
  server: ServerKind,
  text: string,
  after: string,
): WordOffers {
  const typed = /[^\s,]*$/.exec(text)?.[0] ?? '';
  const [name, given] = typed.split('=', 2);
  if (name !== undefined && given !== undefined) {
    const kind = readKinds(catalogue.data).get(replacedParameter(server, name) ?? '');
    const words = kind === undefined ? [] : valueWords(catalogue.data, kind);
    const right = /^[^\s,{}]*/.exec(after)?.[0].length ?? 0;
    return {
      offers: words.map((word) => ({ label: word.name, kind: 'word', documentation: word.summary })),
      left: given.length,
      right,
    };
  }
  const rest = /^\w*=?/.exec(after)?.[0] ?? '';
  const offers = serverAttributes(server)
    .filter((label) => !new RegExp(`[\\s,]${label}=`).test(text) && !after.includes(`${label}=`))
    .map((label): Offer => {
      const parameter = replacedParameter(server, label) ?? label;
      return {
        label: `${label}=`,
        kind: 'option',
        documentation: `In place of ${parameter}, for this server alone. ${textOf(catalogue.data, parameter)?.summary ?? ''}`,
      };
    });
  return { offers, left: typed.length, right: rest.length };
}

/** Lists of names: the words known of the value, and, where the items are tables or parameters, those. */
export function nameOffers(context: CompletionContext, word: ValueWord, known: WordOffers): WordOffers {
  const { parameter, kind } = word;
  if (kind.items === 'transport names') return transportOffers(context.analysis.instance, word);
  if (parameter === 'proxy_read_maps' || parameter === 'proxy_write_maps') {
    const names = [...readKinds(context.catalogue.data).values()]
      .filter((each) => each.kind.startsWith('lookup-table') && context.catalogue.has(each.name))
      .map(({ name }): Offer => ({ label: `$${name}`, kind: 'parameter' }));
    return { ...known, offers: [...known.offers, ...names] };
  }
  return known;
}

function unique(offers: readonly Offer[]): Offer[] {
  return [...new Map(offers.map((offer) => [offer.label, offer])).values()];
}
