/** Hover in a lookup table: what the word of a result does, and what a setting of a database client is. */
import type { Hover, Position } from 'vscode-languageserver-types';
import type { TableAnalysis } from '../analysis.js';
import { clientKeys, sayAction, sayClientKey, sayPolicyWord } from '../explain/table-result.js';
import { serviceNameOf, sayServiceName } from '../explain/master.js';
import { sayRestrictionClass } from '../explain/restriction.js';
import { tablePlace, type TablePlace } from '../model/table-place.js';
import { tablePurpose } from '../model/table-purpose.js';
import { offsetOf, rangeOf } from './ranges.js';

/** The hover at a position; undefined where there is nothing to say. */
export function tableHover(analysis: TableAnalysis, position: Position): Hover | undefined {
  const { document } = analysis;
  const offset = offsetOf(document.lines, position);
  const place = tablePlace(document, offset);
  if (place === undefined) return undefined;
  const left = /\S*$/.exec(place.before)?.[0] ?? '';
  const right = /^\S*/.exec(place.after)?.[0] ?? '';
  const markdown = left + right === '' ? undefined : meaning(analysis, place, left, right);
  if (markdown === undefined) return undefined;
  const span = { start: offset - left.length, end: offset + right.length };
  return { contents: { kind: 'markdown', value: markdown }, range: rangeOf(document.lines, span) };
}

function meaning(
  { document, instance, catalogue }: TableAnalysis,
  place: TablePlace,
  left: string,
  right: string,
): string | undefined {
  const word = left + right;
  if (place.kind === 'setting') return undefined;
  if (place.kind === 'name') {
    const client = document.use?.client;
    const name = /^\w*/.exec(word)?.[0];
    if (client === undefined) return undefined;
    const key = clientKeys(client, catalogue).find((each) => each.name === name);
    return key && sayClientKey(key, client);
  }
  const purpose = tablePurpose(document, instance);
  if (purpose === undefined) return undefined;
  const isFirst = place.before.length === left.length;
  if (purpose.kind === 'tls-policy') return sayPolicyWord(word, isFirst, left.length, catalogue);
  if (!isFirst) return undefined;
  if (purpose.kind !== 'transport') {
    const said = sayAction(purpose, word, place.before + place.after, catalogue);
    return said ?? (purpose.kind === 'access' && instance ? sayRestrictionClass(instance, word) : undefined);
  }
  const service = serviceNameOf(catalogue, word.split(':', 1)[0] ?? '', 'unix');
  return service && sayServiceName(service);
}
