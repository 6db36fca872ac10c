/** Looks up the manual by name, and folds its longer texts to a length that suits a hover. */

import { PAGE_ALIASES } from './pages.js';
import type { ManualEntry, ManualPage } from './types.js';

/** Where pages come from: a Map of pages, or whoever reads them when they are asked for. */
export interface ManualPages {
  /** A page by its key, see {@link pageKey}. */
  get(key: string): ManualPage | undefined;
}

/** The manual, by the names that its readers use. */
export interface Manual {
  /** What postconf(5) says on a parameter; per-transport names are found under `transport_…`. */
  entry(name: string): ManualEntry | undefined;
  /** A page such as `access`; of a name in several parts of the manual the lowest, or the one asked for. */
  page(name: string, section?: '5' | '8'): ManualPage | undefined;
}

/** A text made shorter; `cut` tells that some was left out. */
export interface FoldedText {
  readonly markdown: string;
  readonly cut: boolean;
}

/** The key of a page, and the name of its file in a bundle: `smtpd.8`, for postconf(5) `postconf`. */
export function pageKey(name: string, section: string): string {
  return section === '5' ? name : `${name}.${section}`;
}

/** A manual over pages; the index of parameters is made when the first is asked for. */
export function createManual(pages: ManualPages): Manual {
  let index: ReadonlyMap<string, ManualEntry> | undefined;
  const entries = (): ReadonlyMap<string, ManualEntry> => {
    index ??= new Map(pages.get('postconf')?.entries.map((entry) => [entry.name, entry]));
    return index;
  };
  return {
    entry: (name) => entries().get(name) ?? templateEntry(entries(), name),
    page(name, section) {
      if (section !== undefined) return findPage(pages, pageKey(name, section));
      return findPage(pages, pageKey(name, '5')) ?? findPage(pages, pageKey(name, '8'));
    },
  };
}

function findPage(pages: ManualPages, key: string): ManualPage | undefined {
  return pages.get(PAGE_ALIASES.get(key) ?? key);
}

/** `slow_destination_rate_delay` of a transport named slow is described as `transport_destination_rate_delay`. */
function templateEntry(entries: ReadonlyMap<string, ManualEntry>, name: string): ManualEntry | undefined {
  for (let at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
    const entry = entries.get(`transport${name.slice(at)}`);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** All of a page as one document. */
export function pageMarkdown(page: ManualPage): string {
  const parts = page.sections.map(({ title, markdown }) => `## ${title}\n\n${markdown}`);
  return [`# ${page.name}(${page.section})`, ...parts].join('\n\n');
}

/**
 * Cuts a text of this directory's making between paragraphs or items, never within a block of code, so
 * that what is left has at most `maxLength` characters (UTF-16). The first paragraph always stays whole.
 */
export function fold(markdown: string, maxLength: number): FoldedText {
  if (markdown.length <= maxLength) return { markdown, cut: false };
  let fence: string | undefined;
  let offset = 0;
  let cutAt = 0;
  for (const line of markdown.split('\n')) {
    const startsPart = fence === undefined && (line === '' || /^ *- /.test(line));
    if (startsPart && offset > 0 && (cutAt === 0 || offset <= maxLength)) cutAt = offset;
    fence = fenceAfter(line, fence);
    offset += line.length + 1;
    if (offset > maxLength && cutAt > 0) break;
  }
  if (cutAt === 0) return { markdown, cut: false };
  return { markdown: markdown.slice(0, cutAt).trimEnd(), cut: true };
}

/** The mark that will end the block of code that is open after a line; undefined outside of code. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const mark = /^(?: |- )*(`{3,})(.*)$/.exec(line);
  if (mark?.[1] === undefined) return open;
  if (open === undefined) return mark[1];
  return mark[1] === open && mark[2] === '' ? undefined : open;
}
