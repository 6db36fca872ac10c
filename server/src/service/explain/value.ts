/** What one word of a value means: a restriction, a table type, a protocol, a time, a network, a word of the kind. */
import { readKinds, type ParameterKind } from '../catalogue/kinds.js';
import { textOf } from '../catalogue/texts.js';
import { findWord, valueWords } from '../catalogue/value-words.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import type { Span } from '../text/span.js';
import { sayServiceName, serviceNameOf } from './master.js';
import { sayCipherList, sayCipherWord } from './ciphers.js';
import { escapeText } from '../manual/escape-markdown.js';
import { code, codes, paragraphs } from './markup.js';
import { sayNetwork } from './network.js';
import { sayProtocolWord } from './protocols.js';
import { grouped, sayDuration, saySize, secondsOf, unitName } from './quantities.js';
import { gradeList } from './remaining-ciphers.js';
import { restrictionOf, sayRestriction, sayRestrictionClass } from './restriction.js';
import { replacedParameter, serverGroup } from './server-attributes.js';
import { sayTable, tableType } from './table.js';

/** A word's meaning as Markdown, and where the word is in the value. */
export interface WordMeaning extends Span {
  readonly markdown: string;
}

/** Where a word stands. */
export interface ValuePlace {
  readonly instance: Instance;
  readonly parameter: string;
  readonly kind: ParameterKind;
  /** The value as Postfix joins it; `offset` and the answer's span are offsets in it. */
  readonly value: string;
  readonly offset: number;
  readonly service?: Service;
}

/** What the word at a place means; undefined for a word that says all by itself. */
export function meaningAt(place: ValuePlace): WordMeaning | undefined {
  const { start, end } = wordAround(place.value, place.offset, separatorsOf(place.kind));
  if (start === end) return undefined;
  const word = place.value.slice(start, end);
  const table = tablePart(place, start, end);
  if (table !== undefined) return table;
  const markdown = ofKind(place, word);
  return markdown === undefined ? undefined : { start, end, markdown };
}

/** What words of a kind stand between: names may have braces, and a colon ends what OpenSSL or a transport reads. */
function separatorsOf({ kind }: ParameterKind): RegExp {
  if (kind === 'cipher-list' || kind === 'transport') return /[\s,:]/;
  return kind === 'names' ? /[\s,]/ : /[\s,{}]/;
}

function wordAround(value: string, offset: number, separators: RegExp): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && !separators.test(value.charAt(start - 1))) start -= 1;
  while (end < value.length && !separators.test(value.charAt(end))) end += 1;
  return { start, end };
}

/** `type:` of a table, also one behind `proxy:`; only while the cursor is on it. */
function tablePart(
  { instance, kind, value, offset }: ValuePlace,
  start: number,
  end: number,
): WordMeaning | undefined {
  if (/^(text|template|cipher|tls-protocols|endpoint|transport)/.test(kind.kind)) return undefined;
  let at = start + (value.charAt(start) === '!' ? 1 : 0);
  for (;;) {
    const colon = value.indexOf(':', at);
    if (colon < 0 || colon > end) return undefined;
    const type = tableType(instance.catalogue, value.slice(at, colon));
    if (type === undefined) return undefined;
    if (offset <= colon) return { start: at, end: colon, markdown: sayTable(type, instance.catalogue) };
    if (type.argument !== 'table') return undefined;
    at = colon + 1;
  }
}

function ofKind(place: ValuePlace, word: string): string | undefined {
  const { instance, kind, parameter, value, service } = place;
  const { catalogue } = instance;
  switch (kind.kind) {
    case 'time':
      return sayWord(place, word) ?? sayTime(word, kind.unit ?? 's');
    case 'size':
      if (sayWord(place, word) !== undefined) break;
      return /^\d{1,15}$/.test(word)
        ? `${grouped(Number(word))} bytes are ${saySize(Number(word))}`
        : undefined;
    case 'networks':
    case 'match-list':
    case 'hosts': {
      const network = sayNetwork(word);
      const left = word.startsWith('!')
        ? ' The "!" leaves it out, unless an entry before it took it in.'
        : '';
      if (network !== undefined) return `**${escapeText(word)}** · ${escapeText(network + left)}`;
      break;
    }
    case 'restrictions': {
      const own = kind.words === undefined ? sayAttribute(place, word) : sayWord(place, word);
      if (own !== undefined) return own;
      const restriction = restrictionOf(catalogue, word);
      if (restriction !== undefined) return sayRestriction(restriction, word, catalogue);
      const ownClass = sayRestrictionClass(instance, word, service);
      if (ownClass !== undefined) return ownClass;
      break;
    }
    case 'endpoint':
      return sayAttribute(place, word);
    case 'transport': {
      const transport = serviceNameOf(catalogue, word, 'unix');
      return transport === undefined ? undefined : sayServiceName(transport);
    }
    case 'tls-protocols':
      return sayProtocolWord(word, instance.expand(value, service), parameter, catalogue);
    case 'cipher-list':
      return withList(
        sayCipherWord(word, catalogue),
        sayCipherList(instance.expand(value, service), catalogue),
      );
    case 'cipher-exclusions':
    case 'cipher-grade':
      return withGrade(place, word);
    default:
  }
  return sayWord(place, word);
}

/** A time in words; where the unit is left out, with the one that counts. */
function sayTime(word: string, unit: string): string | undefined {
  const seconds = secondsOf(word, unit);
  if (seconds === undefined) return undefined;
  const exact = seconds >= 60 ? ` (${grouped(seconds)} seconds)` : '';
  const bare = /\d$/.test(word) ? `: a number without a unit counts ${unitName(unit)} here` : '';
  return `${escapeText(word)} is ${sayDuration(seconds)}${exact}${bare}`;
}

/** An attribute of one policy server or Milter, `timeout=10s`: what it does is said of the parameter it replaces. */
function sayAttribute(place: ValuePlace, word: string): string | undefined {
  const { instance, value, offset } = place;
  const group = serverGroup(place.kind, value.slice(0, offset));
  const name = /^(\w+)=/.exec(word)?.[1];
  if (group === undefined || name === undefined) return undefined;
  const parameter = replacedParameter(group.server, name);
  if (parameter === undefined) return undefined;
  const { data } = instance.catalogue;
  const kind = readKinds(data).get(parameter);
  const summary = textOf(data, parameter)?.summary;
  return paragraphs([
    `**${escapeText(name)}**= · takes the place of ${code(parameter)} for this server`,
    summary === undefined ? undefined : escapeText(summary),
    kind === undefined ? undefined : ofKind({ ...place, parameter, kind }, word.slice(name.length + 1)),
  ]);
}

/** A word that the facts on the parameter have a sentence on. */
function sayWord({ instance, kind }: ValuePlace, word: string): string | undefined {
  const found = findWord(valueWords(instance.catalogue.data, kind), word.replace(/^!/, ''));
  if (found === undefined || found.summary === '') return undefined;
  const since = found.since === undefined ? '' : ` Since ${found.since}.`;
  return `**${escapeText(found.name)}** · ${escapeText(found.summary)}${since}`;
}

function withGrade(place: ValuePlace, word: string): string | undefined {
  const { instance, kind, parameter, service } = place;
  const { catalogue } = instance;
  const said = kind.kind === 'cipher-grade' ? sayWord(place, word) : sayCipherWord(word, catalogue);
  const grade = gradeList(instance, parameter, service);
  if (grade === undefined) return said;
  const from = `What remains, by ${codes(grade.parameters)}:`;
  return withList(said, paragraphs([from, sayCipherList(grade.list, catalogue)]));
}

function withList(word: string | undefined, list: string): string {
  return paragraphs([word, word === undefined ? undefined : '---', list]);
}
