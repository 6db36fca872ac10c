/** The manual of the Postfix on this machine, and the one that comes with the extension, read when asked for. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBundle } from '../service/manual/bundle.js';
import { convertPage, convertPostconf } from '../service/manual/convert.js';
import { pageTitle } from '../service/manual/pages.js';
import type { ManualPage } from '../service/manual/types.js';
import { createManual, type Manual, type ManualPages } from '../service/manual/view.js';
import { findPage, manualDirectories, readPage } from './manual-files.js';

/** Which manual is shown; `auto`: the machine's where it has one, else the one that comes with us. */
export type ManualMode = 'auto' | 'bundled' | 'system';

/** Where manuals are. */
export interface ManualOptions {
  readonly mode: ManualMode;
  /** The directory of the imported pages, one JSON file each; undefined when there is none. */
  readonly bundledDirectory: string | undefined;
  /** Directories of manual pages; by default this machine's. */
  readonly systemDirectories?: readonly string[];
}

/** A manual that says what it could not read. */
export interface LoadedManual extends Manual {
  /** The problems met since the last call, one sentence each; none is told twice. */
  takeProblems(): readonly string[];
}

/** Opens the manual; no file is read before a page or an entry is asked for. */
export function loadManual(options: ManualOptions): LoadedManual {
  const problems: string[] = [];
  const system = remember(systemPages(options, problems));
  const bundled = remember(bundledPages(options, problems));
  const manuals = orderOf(options.mode, createManual(system), createManual(bundled));
  return {
    entry: (name) => first(manuals, (manual) => manual.entry(name)),
    page: (name, section) => first(manuals, (manual) => manual.page(name, section)),
    takeProblems: () => problems.splice(0),
  };
}

function orderOf(mode: ManualMode, system: Manual, bundled: Manual): readonly Manual[] {
  if (mode === 'auto') return [system, bundled];
  return mode === 'system' ? [system] : [bundled];
}

/** Falls through to the second manual also for one entry: an older Postfix does not know every parameter. */
function first<T>(manuals: readonly Manual[], read: (manual: Manual) => T | undefined): T | undefined {
  for (const manual of manuals) {
    const found = read(manual);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads a page by its key; `pages` gives the other pages of the same manual. */
type ReadManualPage = (key: string, pages: ManualPages) => ManualPage | undefined;

function remember(read: ReadManualPage): ManualPages {
  const known = new Map<string, ManualPage | undefined>();
  const pages: ManualPages = {
    get(key) {
      if (!known.has(key)) known.set(key, read(key, pages));
      return known.get(key);
    },
  };
  return pages;
}

function systemPages(options: ManualOptions, problems: string[]): ReadManualPage {
  const directories = options.systemDirectories ?? manualDirectories(process.env['MANPATH']);
  const convert = (text: string, key: string, pages: ManualPages): ManualPage => {
    if (key === 'postconf') return convertPostconf(text);
    const parameters = new Set(pages.get('postconf')?.entries.map((entry) => entry.name));
    const [name, section] = splitKey(key);
    return convertPage(text, { expected: { name, section }, parameters });
  };
  return (key, pages) => {
    const [name, section] = splitKey(key);
    const [file] = findPage(directories, name, section);
    if (file === undefined) {
      if (options.mode === 'system' && key === 'postconf') problems.push(noSystemManual(directories));
      return undefined;
    }
    const source = readPage(file);
    const page = 'text' in source ? convert(source.text, key, pages) : undefined;
    const problem = 'text' in source ? page?.problem : source.problem;
    if (problem === undefined) return page;
    problems.push(`The manual page ${file} is left aside: ${problem}`);
    return undefined;
  };
}

function bundledPages(options: ManualOptions, problems: string[]): ReadManualPage {
  const { bundledDirectory, mode } = options;
  return (key) => {
    const file = bundledDirectory === undefined ? undefined : join(bundledDirectory, `${key}.json`);
    const json = file === undefined ? undefined : readText(file);
    const page = json === undefined ? undefined : parseBundle(json)?.page;
    if (page !== undefined) return page;
    if (json !== undefined) problems.push(`The imported manual page ${file ?? key} is damaged`);
    else if (mode === 'bundled' && key === 'postconf') {
      problems.push(
        `No ${pageTitle('postconf', '5')} came with this program; descriptions are its own alone`,
      );
    }
    return undefined;
  };
}

function noSystemManual(directories: readonly string[]): string {
  return `No manual page postconf(5) is in ${directories.join(', ')}: install the manual of Postfix, or set postfix.manual to "auto"`;
}

function splitKey(key: string): readonly [string, string] {
  const match = /^(.+)\.(\d)$/.exec(key);
  return match === null ? [key, '5'] : [match[1] ?? key, match[2] ?? '5'];
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
