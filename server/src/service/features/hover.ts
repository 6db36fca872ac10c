/** Hover: what the word under the cursor means and what its value is here. */
import type { Hover, Position } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { locate, type Location } from '../model/location.js';
import type { HoverAnswer, HoverContext, HoverHelp } from './hover/answer.js';
import { argumentHover, columnHover } from './hover/master.js';
import { parameterHover } from './hover/parameter.js';
import { valueHover } from './hover/value.js';
import { offsetOf, rangeOf } from './ranges.js';

/** The hover at a position, in Markdown; undefined where there is nothing to say. */
export function hover(
  analysis: DocumentAnalysis,
  position: Position,
  help: HoverHelp = {},
): Hover | undefined {
  const { document, instance } = analysis;
  const offset = offsetOf(document.lines, position);
  const answer = answerAt({ analysis, help }, locate(instance, document, offset), offset);
  if (answer === undefined) return undefined;
  return {
    contents: { kind: 'markdown', value: answer.markdown },
    range: rangeOf(document.lines, answer.span),
  };
}

function answerAt(context: HoverContext, place: Location, offset: number): HoverAnswer | undefined {
  switch (place.kind) {
    case 'name':
      return about(parameterHover(context, place.name, place.service), place);
    case 'reference':
      return about(parameterHover(context, place.name, place.service, place.parameter), place);
    case 'value':
      return valueHover(context, place);
    case 'column':
      return about(columnHover(context, place), place);
    case 'argument':
      return argumentHover(context, place, offset);
    case 'comment':
    case 'blank':
      return undefined;
  }
}

function about(
  markdown: string | undefined,
  place: { readonly span: HoverAnswer['span'] },
): HoverAnswer | undefined {
  return markdown === undefined ? undefined : { markdown, span: place.span };
}
