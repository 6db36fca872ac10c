/** Converts the source of a manual page to Markdown; whatever it is given, it answers and never throws. */

import { buildBlocks } from './builder.js';
import { plainText } from './escapes.js';
import { printBlocks } from './markdown.js';
import { pageTitle } from './pages.js';
import { readLines, splitArguments, splitSections, type RoffSection } from './reader.js';
import type { LinkOptions } from './references.js';
import type { ManualEntry, ManualPage } from './types.js';

/** A heading of postconf(5): a parameter and its default, or that it is read-only. */
const PARAMETER = /^([A-Za-z0-9_]+) \((?:default: ?(.*)|read-only)\)$/;
const NO_PARAMETERS: ReadonlySet<string> = new Set();
/** Every page of Postfix ends in this section, so a page without it was cut off. */
const LAST_SECTION = /^AUTHOR/;

/**
 * Converts postconf(5): its parameters as entries, the rest as sections. The page is long, so the text of
 * each is made when it is first asked for.
 */
export function convertPostconf(roff: string): ManualPage {
  const unreadable = unreadableProblem(roff);
  if (unreadable !== undefined) return emptyPage(unreadable);
  const sections = splitSections(roff);
  const title = readTitle(roff);
  const headings = sections.map((section) => PARAMETER.exec(plainText(section.heading)));
  const parameters = new Set(headings.flatMap((heading) => heading?.[1] ?? []));
  const entries: ManualEntry[] = [];
  sections.forEach((section, index) => {
    const [, name, defaultText] = headings[index] ?? [];
    if (name === undefined) return;
    entries.push(withText({ name, defaultText }, section, { parameters, self: name }));
  });
  const others = sections.filter((_, index) => headings[index] === null);
  const problem = pageProblem(title, sections, 'postconf', '5') ?? entriesProblem(entries);
  return makePage(title, others, entries, { parameters, self: 'postconf(5)' }, problem);
}

/** What a caller knows of a page before it is read. */
export interface PageOptions {
  /** Names to link to postconf(5). */
  readonly parameters?: ReadonlySet<string>;
  /** The page that the source should be, such as `access` and `5`; any other is told as a problem. */
  readonly expected?: { readonly name: string; readonly section: string };
}

/** Converts any other page, section by section. */
export function convertPage(roff: string, options: PageOptions = {}): ManualPage {
  const unreadable = unreadableProblem(roff);
  if (unreadable !== undefined) return emptyPage(unreadable);
  const title = readTitle(roff);
  const sections = splitSections(roff);
  const { name, section } = options.expected ?? title;
  const problem = pageProblem(title, sections, name, section);
  const links = {
    parameters: options.parameters ?? NO_PARAMETERS,
    self: pageTitle(title.name, title.section),
  };
  return makePage(title, sections, [], links, problem);
}

interface Title {
  readonly name: string;
  readonly section: string;
}

/** Reads `.TH NAME SECTION`; a distribution may add its own suffix to the section, as in `8postfix`. */
function readTitle(roff: string): Title {
  for (const line of readLines(roff.slice(0, 10_000))) {
    if (line.kind !== 'request' || line.name !== 'TH') continue;
    const [name = '', section = ''] = splitArguments(line.rest).map(plainText);
    return { name: name.toLowerCase(), section: /^\d/.exec(section)?.[0] ?? '' };
  }
  return { name: '', section: '' };
}

function unreadableProblem(roff: string): string | undefined {
  if (roff.trim() === '') return 'the manual page is empty';
  if (roff.includes('\0')) return 'the manual page is not text, perhaps a compressed or damaged file';
  return undefined;
}

function pageProblem(
  title: Title,
  sections: readonly RoffSection[],
  name: string,
  section: string,
): string | undefined {
  const wanted = name === '' ? 'a manual page' : pageTitle(name, section);
  if (title.name === '') return `this is not ${wanted}: it has no title line (.TH)`;
  const found = pageTitle(title.name, title.section);
  if (title.name !== name || title.section !== section) return `this is not ${wanted} but ${found}`;
  const last = sections.at(-1);
  if (last === undefined) return `${found} has a title but no text`;
  const heading = plainText(last.heading);
  if (LAST_SECTION.test(heading)) return undefined;
  const where = heading.replace(/ \(.*$/, '');
  return `${found} is truncated: it ends in "${where}" and has no authors at its end`;
}

function entriesProblem(entries: readonly ManualEntry[]): string | undefined {
  return entries.length === 0 ? 'postconf(5) describes no parameter' : undefined;
}

function makePage(
  title: Title,
  sections: readonly RoffSection[],
  entries: readonly ManualEntry[],
  links: LinkOptions,
  problem: string | undefined,
): ManualPage {
  const printed = sections.map((section) => {
    return withText({ title: plainText(section.heading) }, section, links);
  });
  const page = { ...title, sections: printed, entries };
  return problem === undefined ? page : { ...page, problem };
}

/** Adds a section's text to what is known of it; printed once, on first use. */
function withText<T>(known: T, section: RoffSection, links: LinkOptions): T & { readonly markdown: string } {
  let markdown: string | undefined;
  return {
    ...known,
    get markdown() {
      return (markdown ??= printBlocks(buildBlocks(section), links));
    },
  };
}

function emptyPage(problem: string): ManualPage {
  return { name: '', section: '', sections: [], entries: [], problem };
}
