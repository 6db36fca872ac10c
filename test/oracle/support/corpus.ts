/** Values of parameters in the corpus of real configurations, which is beside the checkout and not part of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './judges.js';

/**
 * The corpus: POSTFIX_CORPUS, or ../shared/corpus beside the checkout. Undefined, and said so on the console, when
 * there is none.
 */
export function corpusFolder(): string | undefined {
  const folder = process.env['POSTFIX_CORPUS'] ?? join(repositoryRoot(), '..', 'shared', 'corpus');
  if (existsSync(folder)) return folder;
  console.warn('      NO CORPUS: set POSTFIX_CORPUS; only generated input is judged');
  return undefined;
}

/** All values that the corpus gives to parameters whose name matches, in main.cf and in -o, each once. */
export function corpusValues(name: RegExp): readonly string[] {
  const folder = corpusFolder();
  if (folder === undefined) return [];
  const values = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    for (const [parameter, value] of assignments(readTextFile(join(folder, path)))) {
      if (name.test(parameter)) values.add(value);
    }
  }
  return [...values];
}

/** Assignments of main.cf and of master.cf's -o options, continuation lines joined as Postfix does. */
function assignments(text: string): readonly (readonly [string, string])[] {
  const lines = text.replace(/^[ \t]*(#.*)?\r?\n/gm, '').replace(/\r?\n(?=[ \t])/g, '');
  const inMain = [...lines.matchAll(/^(\w+)[ \t]*=[ \t]*(.*?)[ \t]*$/gm)];
  const inMaster = [
    ...lines.matchAll(/-o[ \t]+(\w+)=(\S*)/g),
    ...lines.matchAll(/-o[ \t]+\{[ \t]*(\w+)[ \t]*=[ \t]*([^}]*?)[ \t]*\}/g),
  ];
  return [...inMain, ...inMaster].map((match) => [match[1] ?? '', match[2] ?? '']);
}

function readTextFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // a folder whose name looks like a file's
  }
}
