/** What a PATH on the command line is: an instance's folder or one file; read and checked, with clear errors. */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { languageOfFile, type SourceText } from '../service/index.js';
import { UsageError } from './usage.js';

/** The files of one PATH, as the user named them. */
export interface Target {
  readonly files: readonly SourceText[];
  /** The folder whose settings count. */
  readonly folder: string;
}

/** Largest configuration file that is read, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Reads a folder with main.cf (and master.cf, where there is one) or a single file. */
export function readTarget(path: string, cwd: string): Target {
  const full = resolve(cwd, path);
  if (!isFolder(full, path)) return { files: readFile(full, path), folder: dirname(full) };
  const main = join(path, 'main.cf');
  if (!exists(resolve(cwd, main))) throw new UsageError(`${path}: no main.cf in this folder`);
  const files = [readSource(resolve(cwd, main), main)];
  const master = join(path, 'master.cf');
  if (exists(resolve(cwd, master))) files.push(readSource(resolve(cwd, master), master));
  return { files, folder: full };
}

/** A file; with a lookup table go the main.cf and master.cf beside it, which say how it is read. */
function readFile(full: string, shown: string): SourceText[] {
  const source = readSource(full, shown);
  if (/^(?:main|master)\.cf$/.test(basename(full))) return [source];
  const owners = ['main.cf', 'master.cf'].flatMap((name) => {
    const owner = join(dirname(full), name);
    const uri = shown.slice(0, shown.lastIndexOf('/') + 1) + name;
    return exists(owner) ? [readSource(owner, uri)] : [];
  });
  const path = `/${basename(full).replace(/[^\w-]/g, '\\$&')}`;
  const naming = new RegExp(`(?<![\\w$.-])[a-z]+:[^\\s,]*${path}(?![\\w./-])`);
  const isTable = source.languageId === 'postfix-table' || owners.some(({ text }) => naming.test(text));
  return isTable ? [{ ...source, languageId: 'postfix-table' }, ...owners] : [source];
}

/** Reads a text file; binary files and folders are refused. */
export function readText(full: string, shown: string): string {
  let bytes: Buffer;
  try {
    const stats = statSync(full);
    if (stats.size > LARGEST) throw new UsageError(`${shown}: larger than ${String(LARGEST >> 20)} MiB`);
    bytes = readFileSync(full);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${shown}: ${reasonOf(error)}`);
  }
  if (isBinary(bytes)) throw new UsageError(`${shown}: a binary file, not a Postfix configuration`);
  return bytes.toString('utf8');
}

function readSource(full: string, shown: string): SourceText {
  const text = readText(full, shown);
  return { uri: shown, languageId: languageOfFile(basename(full), text), text };
}

function isFolder(full: string, shown: string): boolean {
  try {
    return statSync(full).isDirectory();
  } catch (error) {
    throw new UsageError(`${shown}: ${reasonOf(error)}`);
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** A file counts as binary when its beginning has a NUL among other control bytes, as executables and databases do. */
function isBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 8192);
  let nul = 0;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) nul += 1;
    else if (byte < 32 && (byte < 9 || byte > 13) && byte !== 27) control += 1;
  }
  return nul > 0 && (nul > head.length / 100 || control > 0);
}

/** Why a file cannot be read, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    case 'EISDIR':
      return 'a folder, not a file';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
