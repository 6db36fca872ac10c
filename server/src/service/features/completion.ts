/** Completion: names, values, references, restrictions, tables, and all of master.cf, from the same facts as hovers. */
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import type { DocumentAnalysis } from '../analysis.js';
import { PIPE_COMMAND } from '../explain/special-names.js';
import type { CompletionContext, CompletionHelp } from './completion/context.js';
import { argumentItems } from './completion/master-arguments.js';
import { columnItems } from './completion/master-columns.js';
import { serviceLines } from './completion/master-lines.js';
import { mainNames, optionNames } from './completion/names.js';
import { completionPlace } from './completion/place.js';
import { referenceItems } from './completion/references.js';
import { valueItems } from './completion/values.js';
import { offsetOf } from './ranges.js';

export type { CompletionHelp } from './completion/context.js';

/** Characters behind which a client should ask of itself. */
export const COMPLETION_TRIGGERS: readonly string[] = [' ', ',', '=', ':', '$', '{', '/', '>', '<', '!', '-'];

/** The items at a position. */
export function completion(
  analysis: DocumentAnalysis,
  position: Position,
  help: CompletionHelp = {},
): CompletionItem[] {
  const { document, instance } = analysis;
  const offset = offsetOf(document.lines, position);
  const place = completionPlace(document, offset);
  if (place === undefined) return [];
  const context: CompletionContext = { analysis, catalogue: instance.catalogue, offset, help };
  switch (place.kind) {
    case 'name':
      return mainNames(context, place);
    case 'value':
      return valueItems(context, place);
    case 'column':
      return place.column === 'service' ? serviceLines(context, place) : columnItems(context, place);
    case 'option-name':
      return optionNames(context, place);
    case 'argument':
      return argumentItems(context, place);
    case 'command-line':
      return referenceItems(context, place.before, place.after, PIPE_COMMAND) ?? [];
  }
}
