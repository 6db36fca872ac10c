/** Where values and tables name services of master.cf: transports, `unix:private/NAME`, `FILTER` actions and others. */
import type { ParameterKind } from '../catalogue/kinds.js';
import { parseValue, type ParsedValue } from '../syntax/value.js';
import type { Span } from '../text/span.js';

/** A name in a text that may be that of a service, and the group that it would be of. */
export interface ServiceName extends Span {
  readonly name: string;
  readonly group: 'inet' | 'local';
}

/** Names of services in a value of the given kinds. Offsets are into the text; whether the service exists is not said. */
export function* serviceNames(
  parameter: string,
  kinds: readonly ParameterKind[],
  text: string,
): Generator<ServiceName> {
  yield* matches(text, /(?<=^|[\s,:{=])(?:private|public)\/([^\s,:{}/]+)/dg, 'local');
  yield* matches(text, /(?<=^|[\s,{=])inet:([^\s,{}]+)/dg, 'inet');
  for (const { kind, items, name } of kinds) {
    if (kind === 'transport') yield* transports(parseValue(text), text);
    else if (kind === 'service-name') yield* matches(text, /^([^\s,:{}$]+)$/dg, 'local');
    else if (items === 'transport names')
      yield* matches(text, /(?<=^|[\s,])([^\s,:{}$]+)(?=[\s,]|$)/dg, 'local');
    else if (items === 'types and name/type pairs') yield* disabledNames(text);
    else if (kind === 'restrictions') yield* filterActions(text);
    else if (isTransportTable(name)) yield* inlineTransports(text);
  }
  if (kinds.length === 0 && isTransportTable(parameter)) yield* inlineTransports(text);
}

/** The transport in a row of a transport table, or in an action `FILTER transport:destination` of other tables. */
export function* serviceNamesInRow(text: string, use: 'transport' | 'actions'): Generator<ServiceName> {
  if (use === 'actions') yield* matches(text, /^FILTER\s+([^\s:]+):/dgi, 'local');
  else yield* matches(text, /^([^\s:]+)(?=:)/dg, 'local');
}

/** Whether the tables of a parameter give transports. */
export function isTransportTable(parameter: string): boolean {
  return parameter.endsWith('transport_maps');
}

/** The transport that a value begins with, in each branch where it begins with a condition. */
function* transports({ parts }: ParsedValue, text: string): Generator<ServiceName> {
  const first = parts[0];
  if (first?.kind === 'reference') {
    for (const branch of [first.whenSet, first.whenEmpty])
      if (branch !== undefined) yield* transports(branch, text);
  } else if (first?.kind === 'comparison') {
    for (const branch of [first.whenTrue, first.whenFalse])
      if (branch !== undefined) yield* transports(branch, text);
  } else if (first?.kind === 'literal') {
    const name = /^[^\s,:{}$]+/.exec(text.slice(first.start, first.end))?.[0] ?? '';
    const end = first.start + name.length;
    if (name !== '' && (end < first.end || parts.length === 1))
      yield { name, group: 'local', start: first.start, end };
  }
}

function* inlineTransports(text: string): Generator<ServiceName> {
  if (!/\b(?:inline|static):/.test(text)) return;
  yield* matches(text, /(?:\bstatic:\{?\s*|[^{}\s,=]=\s*|[^{}\s,=]\s+=\s*)([^\s:,{}$]+)(?=:)/dg, 'local');
}

function* filterActions(text: string): Generator<ServiceName> {
  yield* matches(text, /(?<=[{=\s])FILTER\s+([^\s:{}]+):/dgi, 'local');
}

/** `name/type` of master_service_disable; Postfix before 2.11 wrote a "." there. */
function* disabledNames(text: string): Generator<ServiceName> {
  for (const word of text.matchAll(/[^\s,!]+/g)) {
    const match = /^(.+)[/.](inet|unix|fifo|pass|unix-dgram)$/.exec(word[0]);
    const name = match?.[1];
    if (name === undefined) continue;
    const group = match?.[2] === 'inet' ? 'inet' : 'local';
    yield { name, group, start: word.index, end: word.index + name.length };
  }
}

/** The first group of each match of an expression that has the flags "d" and "g". */
function* matches(text: string, expression: RegExp, group: 'inet' | 'local'): Generator<ServiceName> {
  for (const match of text.matchAll(expression)) {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    if (end > start) yield { name: text.slice(start, end), group, start, end };
  }
}
