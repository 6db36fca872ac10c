/** Finds the manual pages of this machine and reads their source; runs no program to do so. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const USUAL_DIRECTORIES: readonly string[] = [
  '/usr/local/share/man',
  '/usr/local/man',
  '/usr/share/man',
  '/opt/homebrew/share/man',
  '/opt/local/share/man',
  '/usr/pkg/man',
  '/usr/man',
];
/** The longest page of Postfix has less than a tenth of this. */
const MAX_BYTES = 8_000_000;

/** A page's source, or one sentence on why there is none. */
export type PageSource = { readonly text: string } | { readonly problem: string };

/** The directories of manual pages: those of MANPATH first, then the usual ones. */
export function manualDirectories(manpath: string | undefined): readonly string[] {
  const named = (manpath ?? '').split(':').filter((directory) => directory.startsWith('/'));
  return [...new Set([...named, ...USUAL_DIRECTORIES])];
}

/**
 * The files that may hold a page, best first: `postconf.5`, `postconf.5.gz`; Debian's
 * `smtpd.8postfix.gz` too.
 */
export function findPage(directories: readonly string[], name: string, section: string): readonly string[] {
  const found = directories.flatMap((directory) => {
    const folder = join(directory, `man${section}`);
    return listFolder(folder).flatMap((file) => (isPage(file, name, section) ? join(folder, file) : []));
  });
  return [...found.filter(isReadable), ...found.filter((file) => !isReadable(file))];
}

/** Reads a page's source; a file that is damaged or too long gives a problem. */
export function readPage(file: string): PageSource {
  if (!isReadable(file)) {
    const form = file.slice(file.lastIndexOf('.') + 1);
    return { problem: `it is compressed as .${form}, of which only .gz can be read here` };
  }
  try {
    if (statSync(file).size > MAX_BYTES) return { problem: 'it is too long for a manual page' };
    const bytes = readFileSync(file);
    const source = file.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: MAX_BYTES }) : bytes;
    return { text: source.toString('utf8') };
  } catch (error) {
    return { problem: error instanceof Error ? explain(error) : 'it cannot be read' };
  }
}

function explain(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return 'its compressed data are truncated';
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'it is too long for a manual page';
  if (typeof code === 'string' && code.startsWith('Z_')) return 'its compressed data are damaged';
  return `it cannot be read (${error.message})`;
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A page may be plain or compressed, and a distribution may add its own word to the section. */
function isPage(file: string, name: string, section: string): boolean {
  if (!file.startsWith(`${name}.${section}`)) return false;
  return /^(|postfix)(|\.(gz|bz2|xz|lzma|zst|Z))$/.test(file.slice(name.length + section.length + 1));
}

function isReadable(file: string): boolean {
  return !/\.(bz2|xz|lzma|zst|Z)$/.test(file);
}
