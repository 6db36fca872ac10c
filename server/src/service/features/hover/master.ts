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
import type { Location } from '../../model/location.js';
import type { HoverContext } from './answer.js';

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

/** Markdown on a word behind the command. */
export function argumentHover(
  { analysis: { instance } }: HoverContext,
  { text, service }: Extract<Location, { kind: 'argument' }>,
): string | undefined {
  return sayArgument(text, service.daemon, instance.catalogue);
}
