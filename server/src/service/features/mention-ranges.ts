/** Mentions as LSP wants them: by position, as locations. */
import type { Location, Position } from 'vscode-languageserver-types';
import type { Navigation } from '../model/navigation.js';
import type { Mention } from '../model/subject.js';
import { offsetOf, rangeOf } from './ranges.js';

/** The mention at a position of a file. */
export function mentionAt(navigation: Navigation, uri: string, position: Position): Mention | undefined {
  const lines = navigation.linesOf(uri);
  return lines === undefined ? undefined : navigation.at(uri, offsetOf(lines, position));
}

/** Places as locations. */
export function locationsOf(navigation: Navigation, mentions: readonly Mention[]): Location[] {
  return mentions.flatMap(({ uri, span }) => {
    const lines = navigation.linesOf(uri);
    return lines === undefined ? [] : [{ uri, range: rangeOf(lines, span) }];
  });
}
