/** Hover: what the word under the cursor means and what its value is here. */
import type { Hover, Position } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { introducedIn, type Parameter } from '../catalogue/parameters.js';
import type { Effective } from '../model/instance.js';
import { locate } from '../model/location.js';
import { offsetOf, rangeOf } from './ranges.js';

/** The hover at a position; undefined where there is nothing to say. */
export function hover(analysis: DocumentAnalysis, position: Position): Hover | undefined {
  const { document, instance } = analysis;
  const place = locate(instance, document, offsetOf(document.lines, position));
  if (place.kind !== 'name' && place.kind !== 'reference') return undefined;
  const parameter = instance.catalogue.parameter(place.name);
  const effective = instance.effective(place.name, place.service);
  if (parameter === undefined && effective.origin.kind === 'unknown') return undefined;
  const lines = [`**${place.name}**`];
  if (parameter !== undefined) lines.push(facts(parameter, instance.catalogue.defaultOf(place.name)));
  lines.push(valueLine(effective));
  return {
    contents: { kind: 'markdown', value: lines.filter((line) => line !== '').join('\n\n') },
    range: rangeOf(document.lines, place.span),
  };
}

function facts(parameter: Parameter, defaultValue: string | undefined): string {
  const since = introducedIn(parameter);
  const parts = [
    parameter.type === undefined ? '' : `type ${parameter.type}`,
    defaultValue === undefined ? '' : `default ${code(defaultValue)}`,
    since === undefined ? '' : `since Postfix ${since}`,
    parameter.lastSeenIn === undefined ? '' : `removed after Postfix ${parameter.lastSeenIn}`,
    parameter.deprecated === undefined
      ? ''
      : `deprecated since Postfix ${parameter.deprecated.since}: ${parameter.deprecated.instead}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function valueLine({ value, origin, exact }: Effective): string {
  if (origin.kind === 'unknown' || !exact) return '';
  const from = { main: 'main.cf', option: 'master.cf', default: 'the default' }[origin.kind];
  return `Effective value: ${code(value)} (from ${from})`;
}

function code(text: string): string {
  return text === '' ? 'empty' : '`` ' + text.replaceAll('``', "''") + ' ``';
}
