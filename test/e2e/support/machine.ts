/** What the end-to-end tests need from this machine: programs, the checkout, folders of their own. */
import { accessSync, constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout, seen from out/test/e2e/support. */
export const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** The first of the programs that is on the PATH; without one the test is skipped, and fails where CI=true. */
export function needProgram(test: Mocha.Context, ...names: readonly string[]): string {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  const missing = `this needs ${names.join(' or ')} on the PATH`;
  if (process.env['CI'] === 'true') throw new Error(missing);
  console.log(`      ${missing}`);
  return test.skip();
}

/** A new folder with a copy of ours in it, and the way to remove it. */
export function copyOf(folder: string): { readonly folder: string; readonly remove: () => void } {
  const copy = mkdtempSync(path.join(tmpdir(), 'postfix-config-e2e-'));
  cpSync(path.join(root, folder), copy, { recursive: true });
  return {
    folder: copy,
    remove: () => {
      rmSync(copy, { recursive: true, force: true });
    },
  };
}
