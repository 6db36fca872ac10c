/** Runs the programs that the scripts are made of; needs nothing that is not part of Node.js. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = path.resolve(fileURLToPath(import.meta.url), '..', '..', '..');

/** Runs a program with our own input and output; answers its exit status, 1 when it did not start or was killed. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${command} did not start: ${error.message}`);
  return status ?? 1;
}

/** Runs a script of ours, or of a package, by its file in the checkout. */
export function runNode(file, args = [], options = {}) {
  return run(process.execPath, [path.join(root, file), ...args], options);
}

/** Like `run`, but a failure ends this process with the same status. */
export function need(status) {
  if (status !== 0) process.exit(status);
}

/** Ends this process with status 2 and one sentence. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}

/** The file that a shell would start for this name, or undefined. */
export function findProgram(name) {
  const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  return undefined;
}
