/** Highlights: the other places of the same file that mention what is under the cursor. */
import type { DocumentHighlight, Position } from 'vscode-languageserver-types';
import type { Navigation } from '../model/navigation.js';
import { mentionAt } from './mention-ranges.js';
import { rangeOf } from './ranges.js';

/** The highlights of a file; places that give the value are "write" ones. */
export function highlights(navigation: Navigation, uri: string, position: Position): DocumentHighlight[] {
  const mention = mentionAt(navigation, uri, position);
  const lines = navigation.linesOf(uri);
  if (mention === undefined || lines === undefined) return [];
  return navigation
    .of(mention.subject)
    .filter((place) => place.uri === uri)
    .map(({ span, isDefinition }) => ({ range: rangeOf(lines, span), kind: isDefinition ? 3 : 2 }));
}
