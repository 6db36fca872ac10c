/** Rename: a user's parameter, restriction class or service gets another name everywhere; what is Postfix's own does not. */
import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Navigation } from '../model/navigation.js';
import { newNameProblem, renameProblem } from '../model/renaming.js';
import type { Mention } from '../model/subject.js';
import { mentionAt } from './mention-ranges.js';
import { rangeOf } from './ranges.js';

/** Why there is no rename, in one sentence for the user. */
export interface RenameRefusal {
  readonly refusal: string;
}

const NOTHING: RenameRefusal = {
  refusal: 'Only names of parameters, restriction classes and services can be renamed',
};

/** What would be renamed at a position, or why nothing can be. */
export function prepareRename(
  navigation: Navigation,
  uri: string,
  position: Position,
): { range: Range; placeholder: string } | RenameRefusal {
  const mention = renamable(navigation, uri, position);
  const lines = navigation.linesOf(uri);
  if ('refusal' in mention) return mention;
  if (lines === undefined) return NOTHING;
  return { range: rangeOf(lines, mention.span), placeholder: mention.subject.name };
}

/** The edits in all files that give a name its new form, or why there are none. */
export function rename(
  navigation: Navigation,
  uri: string,
  position: Position,
  newName: string,
): WorkspaceEdit | RenameRefusal {
  const mention = renamable(navigation, uri, position);
  if ('refusal' in mention) return mention;
  if (newName === mention.subject.name) return { changes: {} };
  const refusal = newNameProblem(navigation, mention.subject, newName);
  if (refusal !== undefined) return { refusal };
  const changes: Record<string, TextEdit[]> = {};
  for (const place of navigation.of(mention.subject)) {
    const lines = navigation.linesOf(place.uri);
    if (lines !== undefined)
      (changes[place.uri] ??= []).push({ range: rangeOf(lines, place.span), newText: newName });
  }
  return { changes };
}

function renamable(navigation: Navigation, uri: string, position: Position): Mention | RenameRefusal {
  const mention = mentionAt(navigation, uri, position);
  if (mention === undefined) return NOTHING;
  const refusal = renameProblem(navigation, mention);
  return refusal === undefined ? mention : { refusal };
}
