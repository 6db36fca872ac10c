/** The form in which an imported page is stored, one JSON text a page, and how it is read back. */

import type { ManualEntry, ManualPage, ManualSection } from './types.js';

/** Where an imported page comes from. */
export interface BundleSource {
  /** The release of the package, such as `3.11.7-1`, or empty when it is not known. */
  readonly version: string;
  /** The page's place within the package. */
  readonly path: string;
}

/** An imported page with what its licence asks to keep with it. */
export interface BundledPage {
  readonly source: BundleSource;
  readonly licence: string;
  readonly page: ManualPage;
}

/** The JSON text of an imported page; `parseBundle` reads it. */
export function printBundle({ source, licence, page }: BundledPage): string {
  const entries = Object.fromEntries(
    page.entries.map(({ name, defaultText, markdown }) => [name, { default: defaultText, markdown }]),
  );
  const { name, section, sections } = page;
  return `${JSON.stringify({ source, licence, name, section, sections, entries }, undefined, 1)}\n`;
}

/** Reads an imported page; undefined when the text is not one. */
export function parseBundle(json: string): BundledPage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !isRecord(value['source']) || !isRecord(value['entries'])) return undefined;
  const { name, section, sections, licence } = value;
  const { version, path } = value['source'];
  if (typeof name !== 'string' || typeof section !== 'string' || typeof licence !== 'string')
    return undefined;
  if (typeof version !== 'string' || typeof path !== 'string' || !Array.isArray(sections)) return undefined;
  const page = {
    name,
    section,
    sections: sections.flatMap(readSection),
    entries: Object.entries(value['entries']).flatMap(readEntry),
  };
  return { source: { version, path }, licence, page };
}

function readSection(value: unknown): readonly ManualSection[] {
  if (!isRecord(value)) return [];
  const { title, markdown } = value;
  return typeof title === 'string' && typeof markdown === 'string' ? [{ title, markdown }] : [];
}

function readEntry([name, value]: readonly [string, unknown]): readonly ManualEntry[] {
  if (!isRecord(value) || typeof value['markdown'] !== 'string') return [];
  const text = value['default'];
  const defaultText = typeof text === 'string' ? text : undefined;
  return [{ name, defaultText, markdown: value['markdown'] }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
