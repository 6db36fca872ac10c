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
  const ways = table.templates
    .map((template) => ({ template, suffix: suffixOf(template) }))
    .filter(({ suffix }) => name.endsWith(suffix) && name.length > suffix.length)
    .map(({ template, suffix }) => ({ template, transport: name.slice(0, -suffix.length) }))
    .sort((a, b) => a.transport.length - b.transport.length);
  return ways.find(({ transport }) => transports.has(transport)) ?? ways[0];
}

/** What stands behind the transport's name, with its underscore. */
export function suffixOf(template: ParameterTemplate): string {
  return template.name.slice('transport'.length);
}

/** Whether a release has a template. */
export function hasTemplate(template: ParameterTemplate, postfix: Release): boolean {
  return template.documentedSince === null || isAtLeast(postfix, template.documentedSince);
}
