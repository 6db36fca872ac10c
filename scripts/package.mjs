/**
 * `npm run package`: makes postfix-config-VERSION.vsix from what .vscodeignore lets through.
 * The packaged manifest leaves out what only a checkout needs, and `type`: with "module" there, newer
 * releases of VS Code refuse the CommonJS bundle in the browser (ESM is not supported in a web worker).
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './support/install.mjs';
import { need, root, runNode } from './support/run.mjs';

const onlyInCheckout = ['type', 'private', 'scripts', 'dependencies', 'devDependencies'];

/** Copies everything that belongs into the package to a folder, which can also be loaded as it is. */
export async function stage(folder) {
  const { listFiles, PackageManager } = await vsce();
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    if (file === 'package.json') writeFileSync(target, JSON.stringify(packagedManifest(), null, 2));
    else copyFileSync(path.join(root, file), target);
  }
}

/** Packages what dist/ holds now into the file, or into the checkout under its usual name; answers the file. */
export async function makeVsix(file) {
  const { createVSIX } = await vsce();
  const { name, version } = packagedManifest();
  const vsix = path.resolve(file ?? path.join(root, `${name}-${version}.vsix`));
  mkdirSync(path.dirname(vsix), { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), 'postfix-config-package-'));
  try {
    await stage(folder);
    await createVSIX({
      cwd: folder,
      packagePath: vsix,
      dependencies: false,
      allowMissingRepository: true,
      skipLicense: true,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
  return vsix;
}

function packagedManifest() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  for (const key of onlyInCheckout) delete manifest[key];
  return manifest;
}

/** Only when it is needed: a fresh clone has no packages yet while this file is read. */
function vsce() {
  return import('@vscode/vsce');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  prepare();
  need(runNode('esbuild.mjs'));
  await makeVsix(process.argv[2]);
}
