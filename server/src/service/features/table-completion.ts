/** Completion in a lookup table: actions, TLS policies, transports, settings of database clients. */
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { TableAnalysis } from '../analysis.js';
import { hasWord, restrictionWords, tlsWords } from '../catalogue/word-files.js';
import { actionsOf, clientKeys } from '../explain/table-result.js';
import { valueKinds } from '../model/value-kinds.js';
import { tablePlace, type TablePlace } from '../model/table-place.js';
import { tablePurpose } from '../model/table-purpose.js';
import { itemOf, type CompletionHelp, type Offer } from './completion/context.js';
import { transportOffers } from './completion/named.js';
import { cipherOffers, protocolOffers } from './completion/tls.js';
import type { WordOffers } from './completion/values.js';
import { offsetOf, rangeOf } from './ranges.js';

/** The items at a position. */
export function tableCompletion(
  analysis: TableAnalysis,
  position: Position,
  help: CompletionHelp,
): CompletionItem[] {
  const { lines } = analysis.document;
  const offset = offsetOf(lines, position);
  const place = tablePlace(analysis.document, offset);
  if (place === undefined) return [];
  const { offers, left, right } = offersAt(analysis, place);
  const range = rangeOf(lines, { start: offset - left, end: offset + right });
  return offers.map((offer) => itemOf(offer, range, { help }));
}

function offersAt(analysis: TableAnalysis, place: TablePlace): WordOffers {
  const words = wordBounds(place, /[^\s]*$/, /^[^\s]*/);
  if (place.kind === 'name') return keyOffers(analysis, place);
  if (place.kind === 'setting') return { ...words, offers: settingOffers(analysis, place) };
  const { document, instance } = analysis;
  const purpose = tablePurpose(document, instance);
  if (purpose === undefined) return NOTHING;
  const isFirst = !/\s/.test(place.before);
  if (purpose.kind === 'tls-policy')
    return isFirst ? levelOffers(analysis, place) : policyOffers(analysis, place);
  if (purpose.kind === 'transport') {
    return isFirst && instance !== undefined ? transportOffers(instance, place) : NOTHING;
  }
  return isFirst ? { ...words, offers: [...actionOffers(analysis), ...restrictions(analysis)] } : NOTHING;
}

const NOTHING: WordOffers = { offers: [], left: 0, right: 0 };

function wordBounds(
  { before, after }: TablePlace,
  left: RegExp,
  right: RegExp,
): Pick<WordOffers, 'left' | 'right'> {
  return { left: left.exec(before)?.[0].length ?? 0, right: right.exec(after)?.[0].length ?? 0 };
}

function keyOffers({ document, catalogue }: TableAnalysis, place: TablePlace): WordOffers {
  const client = document.use?.client;
  if (client === undefined) return NOTHING;
  const rest = /^\w*/.exec(place.after)?.[0] ?? '';
  const isWhole = place.after.slice(rest.length).trim() === '';
  const offers = clientKeys(client, catalogue)
    .filter((key) => key.ignored !== true && hasWord(key, catalogue.target.postfix))
    .map(({ name, summary, deprecated }): Offer => ({
      label: name,
      kind: 'parameter',
      documentation: summary,
      deprecated: deprecated !== undefined,
      ...(isWhole && { text: `${name} = ` }),
    }));
  return { offers, left: place.before.length, right: rest.length };
}

function settingOffers(
  { document, catalogue }: TableAnalysis,
  place: Extract<TablePlace, { kind: 'setting' }>,
): Offer[] {
  const client = document.use?.client;
  if (client === undefined || /\S\s/.test(place.before)) return [];
  const key = clientKeys(client, catalogue).find(({ name }) => name === place.name);
  const values = key?.values ?? (key?.type === 'boolean' ? ['yes', 'no'] : []);
  return values.map((label) => ({ label, kind: 'word', rank: label === key?.default ? 0 : 1 }));
}

function actionOffers({ document, instance, catalogue }: TableAnalysis): Offer[] {
  const purpose = tablePurpose(document, instance);
  if (purpose === undefined) return [];
  return actionsOf(purpose, catalogue)
    .filter(({ pattern, name }) => pattern === undefined || /^\d+$/.test(name))
    .map(({ name, summary, argument }): Offer => ({
      label: name,
      kind: 'word',
      rank: 1,
      documentation: summary,
      ...(argument?.required === true && { detail: ` ${argument.kind}`, text: `${name} ` }),
    }));
}

/** An access table may answer with restrictions too, those of the instance's own above all. */
function restrictions({ document, instance, catalogue }: TableAnalysis): Offer[] {
  if (tablePurpose(document, instance)?.kind !== 'access') return [];
  const classes = instance === undefined ? [] : [...instance.derive(valueKinds).classes];
  const known = restrictionWords(catalogue.data).restrictions.filter(
    (each) =>
      each.argument === undefined &&
      each.removed === undefined &&
      each.deprecated === undefined &&
      hasWord(each, catalogue.target.postfix) &&
      !/^(?:permit|reject|defer|warn_if_reject)$/.test(each.name),
  );
  return [
    ...classes.map((label): Offer => ({
      label,
      kind: 'reference',
      rank: 2,
      description: 'restriction class',
    })),
    ...known.map(({ name, summary }): Offer => ({
      label: name,
      kind: 'restriction',
      rank: 6,
      documentation: summary,
    })),
  ];
}

function levelOffers({ catalogue }: TableAnalysis, place: TablePlace): WordOffers {
  const offers = tlsWords(catalogue.data)
    .levels.filter((level) => level.role === 'client' && hasWord(level, catalogue.target.postfix))
    .map(({ name, summary }): Offer => ({ label: name, kind: 'word', documentation: summary }));
  return { ...wordBounds(place, /\S*$/, /^\S*/), offers };
}

/** Attributes that go with the level, and behind "=" their values. */
function policyOffers({ catalogue }: TableAnalysis, { before, after }: TablePlace): WordOffers {
  const { postfix } = catalogue.target;
  const { policyAttributes, cipherGrades, matchWords } = tlsWords(catalogue.data);
  const words = before.split(/\s+/);
  const typed = words.at(-1) ?? '';
  const equals = typed.indexOf('=');
  if (equals < 0) {
    const used = new Set([...words, ...after.split(/\s+/)].map((word) => word.split('=', 1)[0]));
    const offers = policyAttributes
      .filter(
        (attribute) =>
          hasWord(attribute, postfix) &&
          attribute.writtenBy === undefined &&
          attribute.levels.includes(words[0] ?? '') &&
          (attribute.repeatable === true || !used.has(attribute.name) || after.startsWith('=')),
      )
      .map(({ name, summary }): Offer => ({ label: `${name}=`, kind: 'option', documentation: summary }));
    return { offers, left: typed.length, right: /^\w*=?/.exec(after)?.[0].length ?? 0 };
  }
  const attribute = policyAttributes.find(({ name }) => name === typed.slice(0, equals));
  const value = { before: typed.slice(equals + 1), after: /^\S*/.exec(after)?.[0] ?? '' };
  if (attribute?.value === 'protocols') return protocolOffers({ catalogue }, value);
  if (attribute?.value === 'cipher-exclusions')
    return cipherOffers({ catalogue }, { ...value, isList: false });
  const plain: Readonly<Record<string, readonly { name: string; summary: string }[]>> = {
    grade: cipherGrades,
    match: matchWords,
    'yes-no': ['yes', 'no'].map((name) => ({ name, summary: '' })),
  };
  const offers = (plain[attribute?.value ?? ''] ?? []).map(({ name, summary }): Offer => ({
    label: name,
    kind: 'word',
    documentation: summary,
  }));
  return {
    offers,
    left: /[^:|]*$/.exec(value.before)?.[0].length ?? 0,
    right: /^[^:|]*/.exec(value.after)?.[0].length ?? 0,
  };
}
