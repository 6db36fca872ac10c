/** Makes a fresh clone ready: the right Node.js, and the packages of package-lock.json. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fail, need, root, run } from './run.mjs';

const oldestNode = 20;

/** Installs what is missing; ends this process with a clear sentence where it cannot. */
export function prepare() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < oldestNode)
    fail(`This needs Node.js ${oldestNode} or newer; here runs ${process.version}.`);
  if (installed()) return;
  console.log('Installing the packages of package-lock.json …');
  need(npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']));
}

/** Runs npm, with the npm that started us where there is one. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/** Whether node_modules holds every package in the version that the lock file names. */
function installed() {
  const wanted = packages('package-lock.json');
  const present = packages(path.join('node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || present[name]?.version === entry.version,
  );
}

function packages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
