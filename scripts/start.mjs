/**
 * `npm start [-- [--no-editor] [DIR]]`: builds, prints the findings of the Postfix instance in DIR (or of our
 * example), and opens a VS Code on it with the extension running: code or codium where there is one, otherwise
 * one in the browser. Ctrl-C ends what was started.
 */
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { folderUrl, installCodeServer, startCodeServer } from './support/code-server.mjs';
import { prepare } from './support/install.mjs';
import { fail, findProgram, need, root, run, runNode } from './support/run.mjs';
import { makeVsix } from './package.mjs';

const usage = 'Usage: npm start [-- [--no-editor] [DIR]]';
// npm runs scripts in the package's folder, and says in INIT_CWD where it was called.
const calledIn = process.env.INIT_CWD ?? process.cwd();
const { folder, withEditor } = readArguments();
prepare();
need(runNode('esbuild.mjs'));

console.log(`\nFindings in ${folder}:\n`);
const status = runNode('dist/cli.cjs', [path.relative(calledIn, folder) || '.'], { cwd: calledIn });
if (status !== 0 && status !== 1) process.exit(status);
if (withEditor) await openEditor();

function readArguments() {
  let parsed;
  try {
    parsed = parseArgs({ options: { 'no-editor': { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    fail(`${error.message}\n${usage}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length > 1) fail(`One folder at a time, not ${positionals.join(', ')}\n${usage}`);
  const [name] = positionals;
  const folder = name === undefined ? path.join(root, 'examples') : path.resolve(calledIn, name);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    fail(`${folder} is not a folder\n${usage}`);
  return { folder, withEditor: values['no-editor'] !== true };
}

async function openEditor() {
  for (const name of ['code', 'codium']) {
    const program = findProgram(name);
    if (program === undefined) continue;
    console.log(`\nOpening ${folder} in ${program} …`);
    const shell = process.platform === 'win32';
    if (run(program, ['--new-window', `--extensionDevelopmentPath=${root}`, folder], { shell }) === 0) return;
  }
  if (process.platform === 'win32') fail('No VS Code: put code or codium on the PATH');
  await openInBrowser().catch((error) => fail(error.message));
}

async function openInBrowser() {
  // Listened for from here on, so that Ctrl-C while it starts does not leave it running.
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  installCodeServer();
  const editor = await startCodeServer({ vsix: await makeVsix(path.join(root, '.cache', 'start.vsix')) });
  const url = folderUrl(
    editor,
    folder,
    ['main.cf', 'master.cf'].map((name) => path.join(folder, name)).filter(isFile),
  );
  console.log(
    `\nVS Code with the extension, on ${folder}; what you save there is saved on this disk:\n\n  ${url}\n`,
  );
  console.log('Ctrl-C ends it.');
  showInBrowser(url);
  await interrupted;
  await editor.stop();
}

function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

function showInBrowser(url) {
  const display = process.platform === 'darwin' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const opener = findProgram(process.platform === 'darwin' ? 'open' : 'xdg-open');
  if (display && opener) run(opener, [url], { stdio: 'ignore', timeout: 10_000 });
}
