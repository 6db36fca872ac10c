/** Hover on a word of a value: what it means for the parameter that has it. */
import { meaningAt } from '../../explain/value.js';
import type { Location } from '../../model/location.js';
import { valueKinds } from '../../model/value-kinds.js';
import { readKinds } from '../../catalogue/kinds.js';
import { knownParameter } from '../../explain/parameter.js';
import { sourceSpan } from '../../syntax/cooked-text.js';
import type { HoverAnswer, HoverContext } from './answer.js';

/** The answer for a place in a value; undefined where the word says all by itself. */
export function valueHover(
  { analysis: { instance } }: HoverContext,
  place: Extract<Location, { kind: 'value' }>,
): HoverAnswer | undefined {
  const { parameter, value, offset, service } = place;
  const own = readKinds(instance.catalogue.data).get(parameter) ?? knownParameter(instance, parameter)?.kind;
  const kinds = own === undefined ? valueKinds(instance).kindsOf(parameter) : [own];
  for (const kind of kinds) {
    const found = meaningAt({
      instance,
      parameter,
      kind,
      value: value.text,
      offset,
      ...(service !== undefined && { service }),
    });
    if (found !== undefined) {
      return { markdown: found.markdown, span: sourceSpan(value, found.start, found.end) };
    }
  }
  return undefined;
}
