/** Per-transport names: `slow_destination_rate_delay` is the template `transport_destination_rate_delay`. */
import { isAtLeast, type Release } from './release.js';
import type { ParameterTable, ParameterTemplate } from './parameters.js';

/** A name that is made from a template. */
export interface FromTemplate {
  readonly template: ParameterTemplate;
  /** The service whose name stands in place of "transport". */
  readonly transport: string;
}

/**
 * How a name is made from a template. Of several ways the one whose transport is known counts, otherwise the one with
 * the shortest transport.
 */
export function fromTemplate(
  table: ParameterTable,
  name: string,
  transports: ReadonlySet<string>,
): FromTemplate | undefined {
  let shortest: FromTemplate | undefined;
  for (const template of table.templates) {
    const length = name.length - template.suffix.length;
    if (length <= 0 || !name.endsWith(template.suffix)) continue;
    const transport = name.slice(0, length);
    if (transports.has(transport)) return { template, transport };
    if (shortest === undefined || length < shortest.transport.length) shortest = { template, transport };
  }
  return shortest;
}

/** Whether a release has a template. */
export function hasTemplate(template: ParameterTemplate, postfix: Release): boolean {
  return template.documentedSince === null || isAtLeast(postfix, template.documentedSince);
}
