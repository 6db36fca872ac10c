/**
 * `npm run package [-- FILE]`: makes postfix-config-VERSION.vsix from what .vscodeignore lets through, with the
 * manual of Postfix in it, which is imported when it is missing; fails when it cannot be had.
 * The packaged manifest leaves out what only a checkout needs, and `type`: with "module" there, newer
 * releases of VS Code refuse the CommonJS bundle in the browser (ESM is not supported in a web worker).
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { manualProblem } from './manual/check.mjs';
import { prepare } from './support/install.mjs';
import { fail, need, root, runNode } from './support/run.mjs';

const onlyInCheckout = ['type', 'private', 'scripts', 'dependencies', 'devDependencies'];

/**
 * Copies everything that belongs into the package to a folder, which can also be loaded as it is; the manifest
 * loses the keys in `without`.
 */
export function stage(folder, without = []) {
  for (const file of packagedFiles()) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    if (file === 'package.json') writeFileSync(target, JSON.stringify(packagedManifest(without), null, 2));
    else copyFileSync(path.join(root, file), target);
  }
}

/** Packages what dist/ holds now into the file, or into the checkout under its usual name; answers the file. */
export async function makeVsix(file, without = []) {
  const { createVSIX } = await vsce();
  const { name, version } = packagedManifest();
  const vsix = path.resolve(file ?? path.join(root, `${name}-${version}.vsix`));
  mkdirSync(path.dirname(vsix), { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'postfix-config-package-'));
  try {
    stage(folder, without);
    writeFileSync(path.join(folder, '.vscodeignore'), '');
    await createVSIX({
      cwd: folder,
      packagePath: vsix,
      dependencies: false,
      allowMissingRepository: true,
      skipLicense: true,
      rewriteRelativeLinks: false, // to where, is not known yet
      allowPackageAllSecrets: true, // all of it is public; the search takes seconds in the bundles
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return vsix;
}

function packagedManifest(without = []) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const key of [...onlyInCheckout, ...without]) delete manifest[key];
  return manifest;
}

/**
 * The files that .vscodeignore takes in again after leaving out everything: names, folder/*.ending, folder/**.
 * vsce's own reading of it walks through all of .cache first.
 */
function packagedFiles() {
  const patterns = readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n');
  return patterns.filter((line) => line.startsWith('!')).flatMap((line) => expand(line.slice(1)));
}

function expand(pattern) {
  const folder = path.dirname(pattern);
  const [before, after] = path.basename(pattern).split('*');
  if (after === undefined) return existsSync(path.join(root, pattern)) ? [pattern] : [];
  if (!existsSync(path.join(root, folder))) return [];
  const recursive = pattern.endsWith('/**');
  return readdirSync(path.join(root, folder), { recursive, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith(before) && entry.name.endsWith(after))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

/** Only when it is needed: a fresh clone has no packages yet while this file is read. */
function vsce() {
  return import('@vscode/vsce');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  prepare();
  need(runNode('esbuild.mjs'));
  if (manualProblem() !== undefined) runNode('scripts/manual.mjs');
  const problem = manualProblem();
  if (problem !== undefined) fail(problem);
  await makeVsix(process.argv[2]);
}
