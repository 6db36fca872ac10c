/** Find references: every place that mentions the parameter, restriction class or service under the cursor. */
import type { Location, Position, ReferenceContext } from 'vscode-languageserver-types';
import type { Navigation } from '../model/navigation.js';
import { locationsOf, mentionAt } from './mention-ranges.js';

/** The places, in both files and in the tables that can be read; definitions are among them when asked for. */
export function references(
  navigation: Navigation,
  uri: string,
  position: Position,
  context: ReferenceContext,
): Location[] {
  const mention = mentionAt(navigation, uri, position);
  if (mention === undefined) return [];
  const places = navigation.of(mention.subject);
  return locationsOf(
    navigation,
    context.includeDeclaration ? places : places.filter(({ isDefinition }) => !isDefinition),
  );
}
