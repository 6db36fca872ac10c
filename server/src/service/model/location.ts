/** What stands at an offset of a document: a name, a value, a reference, a column, a comment, nothing. */
import { cookedOffset, sourceSpan, type CookedText } from '../syntax/cooked-text.js';
import { MASTER_COLUMNS, type MasterColumn } from '../syntax/master-cf.js';
import { parseValue, references, type ReferencePart } from '../syntax/value.js';
import { touches, type Span } from '../text/span.js';
import type { ConfigDocument } from './document.js';
import type { Instance } from './instance.js';
import type { Service } from './service.js';

/** What an offset is on. Spans are of the source. */
export type Location =
  | { readonly kind: 'comment' | 'blank' }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span; readonly service?: Service }
  | {
      readonly kind: 'reference';
      readonly name: string;
      readonly span: Span;
      readonly parameter: string;
      readonly service?: Service;
    }
  | {
      readonly kind: 'value';
      readonly parameter: string;
      readonly value: CookedText;
      /** Offset in the cooked value. */
      readonly offset: number;
      readonly span: Span;
      readonly service?: Service;
    }
  | {
      readonly kind: 'column';
      readonly column: MasterColumn;
      readonly text: string;
      readonly span: Span;
      readonly service?: Service;
    }
  | { readonly kind: 'argument'; readonly text: string; readonly span: Span; readonly service: Service };

/** What stands at an offset; the end of a word still belongs to it. */
export function locate(instance: Instance, document: ConfigDocument, offset: number): Location {
  const line = document.lines.positionAt(offset).line;
  const physical = document.tree.lines.lines[line];
  if (physical?.kind === 'comment') return { kind: 'comment' };
  if (document.kind === 'main') {
    for (const entry of document.tree.entries) {
      if (offset < entry.line.start || offset > entry.line.end) continue;
      if (touches(entry.nameSpan, offset)) return { kind: 'name', name: entry.name, span: entry.nameSpan };
      return locateInValue(entry.name, entry.value, entry.valueSpan, offset) ?? { kind: 'blank' };
    }
    return { kind: 'blank' };
  }
  for (const tree of document.tree.services) {
    if (offset < tree.start || offset > tree.end) continue;
    const service = instance.services.find((candidate) => candidate.tree === tree);
    for (const column of MASTER_COLUMNS) {
      const word = tree.fields[column];
      if (word.text !== '' && touches(word, offset)) {
        return {
          kind: 'column',
          column,
          text: word.text,
          span: word,
          ...(service !== undefined && { service }),
        };
      }
    }
    if (service === undefined) return { kind: 'blank' };
    for (const option of tree.options) {
      if (!touches(option.span, offset)) continue;
      const flag = { start: option.span.start, end: option.span.start + 2 };
      if (offset < flag.end) return { kind: 'argument', text: '-o', span: flag, service };
      if (touches(option.nameSpan, offset)) {
        return { kind: 'name', name: option.name, span: option.nameSpan, service };
      }
      return locateInValue(option.name, option.value, option.valueSpan, offset, service) ?? { kind: 'blank' };
    }
    const word = tree.args.find((candidate) => touches(candidate, offset));
    return word === undefined
      ? { kind: 'blank' }
      : { kind: 'argument', text: word.text, span: word, service };
  }
  return { kind: 'blank' };
}

function locateInValue(
  parameter: string,
  value: CookedText,
  span: Span,
  offset: number,
  service?: Service,
): Location | undefined {
  const at = value.text === '' && touches(span, offset) ? 0 : cookedOffset(value, offset);
  if (at === undefined) return undefined;
  const own = service !== undefined && { service };
  const reference = referenceAt(value.text, at);
  if (reference !== undefined) {
    const where = sourceSpan(value, reference.start, reference.nameSpan.end);
    return { kind: 'reference', name: reference.name, span: where, parameter, ...own };
  }
  return { kind: 'value', parameter, value, offset: at, span, ...own };
}

/** The innermost reference whose `$` or name is at an offset of a text. */
export function referenceAt(text: string, at: number): ReferencePart | undefined {
  if (!text.includes('$')) return undefined;
  for (const reference of references(parseValue(text))) {
    if (reference.start <= at && at <= reference.nameSpan.end) return reference;
  }
  return undefined;
}
