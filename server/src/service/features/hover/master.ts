/** Hover in master.cf: columns, services, programs, and the words behind a program that are no options. */
import { paragraphs } from '../../explain/markup.js';
import {
  daemonOf,
  sayArgument,
  sayColumn,
  sayDaemon,
  sayServiceName,
  serviceNameOf,
} from '../../explain/master.js';
import { PIPE_COMMAND, saySpecialName } from '../../explain/special-names.js';
import { referenceAt, type Location } from '../../model/location.js';
import type { HoverAnswer, HoverContext } from './answer.js';

/** Markdown on a column of a service and on what it says there. */
export function columnHover(
  { analysis: { instance } }: HoverContext,
  { column, text, service }: Extract<Location, { kind: 'column' }>,
): string | undefined {
  const { catalogue } = instance;
  const about = sayColumn(column, text, catalogue);
  if (column === 'command') {
    const daemon = daemonOf(catalogue, text.slice(text.lastIndexOf('/') + 1));
    return daemon === undefined ? about : sayDaemon(daemon);
  }
  if (column !== 'service' || service === undefined) return about;
  const name = serviceNameOf(catalogue, text, service.type);
  return name === undefined ? about : paragraphs([sayServiceName(name), about]);
}

/** The answer for a word behind the command, or for a macro in the command line of pipe(8). */
export function argumentHover(
  { analysis: { document, instance } }: HoverContext,
  { text, span, service }: Extract<Location, { kind: 'argument' }>,
  offset: number,
): HoverAnswer | undefined {
  const command = service.tree.args.find((word) => word.text.startsWith('argv='));
  if (service.daemon === 'pipe' && command !== undefined && command.start <= span.start) {
    const macro = referenceAt(document.text.slice(span.start, span.end), offset - span.start);
    const markdown = macro && saySpecialName(instance, macro.name, PIPE_COMMAND);
    if (macro !== undefined && markdown !== undefined) {
      return { markdown, span: { start: span.start + macro.start, end: span.start + macro.nameSpan.end } };
    }
    if (command.start < span.start) return undefined;
  }
  const markdown = sayArgument(text, service.daemon, instance.catalogue);
  return markdown === undefined ? undefined : { markdown, span };
}
