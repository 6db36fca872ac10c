/**
 * `npm run manual [-- PATH]`: imports the manual of Postfix into dist/manual/, one JSON file a page, with the
 * licence of Postfix. PATH is a .deb, an unpacked package, a root folder (/ for this machine's) or a folder of
 * manual pages; without it a Debian machine takes the newest package it can reach, any other its own pages.
 * Nothing that it writes belongs in the repository.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manualProblem } from './manual/check.mjs';
import { loadConverter } from './manual/converter.mjs';
import { importPages } from './manual/import.mjs';
import { openSource } from './manual/sources.mjs';
import { prepare } from './support/install.mjs';
import { fail, root } from './support/run.mjs';

prepare();
const work = mkdtempSync(path.join(tmpdir(), 'postfix-config-manual-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));
try {
  const source = openSource(process.argv[2], work);
  const target = path.join(root, 'dist', 'manual');
  const { pages, entries, bytes } = importPages(source, await loadConverter(work), target);
  const problem = manualProblem(target);
  if (problem !== undefined) fail(problem);
  const size = (bytes / 1024).toFixed(0);
  console.log(`dist/manual: ${pages} pages, ${entries} parameters, ${size} KiB, from ${source.label}`);
} catch (error) {
  fail(`The manual was not imported: ${error.message}`);
}
