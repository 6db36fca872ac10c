/** Go to definition: from a name to the entry or option that gives its value, or to the line of its service. */
import type { Location, Position } from 'vscode-languageserver-types';
import type { Navigation } from '../model/navigation.js';
import type { Mention } from '../model/subject.js';
import { locationsOf, mentionAt } from './mention-ranges.js';

/**
 * Where the name at a position is defined. In a service, its own `-o` comes before the entry in main.cf, except on that
 * `-o` itself, which leads to what it overrides. Of entries that follow one another, the last is in force.
 */
export function definition(navigation: Navigation, uri: string, position: Position): Location[] {
  const mention = mentionAt(navigation, uri, position);
  if (mention === undefined) return [];
  return locationsOf(navigation, definitionsOf(navigation, mention));
}

function definitionsOf(navigation: Navigation, mention: Mention): readonly Mention[] {
  const definitions = navigation.of(mention.subject).filter(({ isDefinition }) => isDefinition);
  if (mention.subject.kind === 'service') return definitions;
  const own = definitions.filter(({ service }) => service !== undefined && service === mention.service);
  const shared = definitions.filter(({ service }) => service === undefined).slice(-1);
  if (mention.isDefinition) return shared.length > 0 ? shared : [mention];
  if (own.length > 0) return own.slice(-1);
  return shared.length > 0 ? shared : definitions;
}
