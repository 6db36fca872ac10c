/** The manual pages of every Postfix that this machine has: its own, and those of the judges' roots. */

import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPage, manualDirectories, readPage } from '../../../server/src/node/manual-files.js';
import { DAEMON_PAGES, FORMAT_PAGES } from '../../../server/src/service/manual/pages.js';

/** The source of one page, and whose it is. */
export interface MachinePage {
  readonly owner: string;
  readonly name: string;
  readonly section: string;
  readonly roff: string;
}

/** All pages that can be read, by owner. */
export function machinePages(): readonly MachinePage[] {
  const judges = fileURLToPath(new URL('../../../../.cache/judges', import.meta.url));
  const roots = existsSync(judges) ? readdirSync(judges).map((name) => join(judges, name)) : [];
  return [
    ...pagesOf('this machine', manualDirectories(undefined)),
    ...roots.flatMap((root) => pagesOf(basename(root), [join(root, 'usr/share/man')])),
  ];
}

function pagesOf(owner: string, directories: readonly string[]): readonly MachinePage[] {
  if (findPage(directories, 'postconf', '5').length === 0) return [];
  const titles = [
    ...FORMAT_PAGES.map((name) => [name, '5'] as const),
    ...DAEMON_PAGES.map((name) => [name, '8'] as const),
  ];
  return titles.flatMap(([name, section]) => {
    const [file] = findPage(directories, name, section);
    const source = file === undefined ? undefined : readPage(file);
    if (source === undefined) return [];
    if ('problem' in source) throw new Error(`${file ?? name}: ${source.problem}`);
    return [{ owner, name, section, roff: source.text }];
  });
}
