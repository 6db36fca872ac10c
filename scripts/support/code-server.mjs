/**
 * A real VS Code in the browser, from the npm registry into .cache/: code-server 4.100.3, which is VS Code
 * 1.100.3. It is installed without install scripts, so it needs no compiler and fetches nothing from elsewhere;
 * what it lacks for that are the integrated terminal and the log files.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { npm } from './install.mjs';
import { quietSettings } from './quiet-settings.mjs';
import { findProgram, root } from './run.mjs';

const version = '4.100.3';
const home = path.join(root, '.cache', `code-server-${version}`);
const product = path.join(home, 'node_modules', 'code-server');
const entry = path.join(product, 'out', 'node', 'entry.js');
const finished = path.join(home, 'installed');

/** Installs it when it is not there yet, in about 20 seconds; throws with a sentence when that fails. */
export function installCodeServer() {
  if (existsSync(finished)) return;
  console.log(`Installing code-server ${version} into .cache/ …`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  // argon2 from 0.44 on carries its binaries inside the package; code-server asks for an older one.
  const manifest = {
    private: true,
    dependencies: { 'code-server': version },
    overrides: { argon2: '0.44.0' },
  };
  writeFileSync(path.join(home, 'package.json'), JSON.stringify(manifest));
  const code = path.join(product, 'lib', 'vscode');
  for (const cwd of [home, code, path.join(code, 'extensions')]) {
    const options = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    if (npm(['install', ...options], { cwd }) !== 0)
      throw new Error(`code-server ${version} could not be installed from the npm registry`);
  }
  // What its own postinstall would do.
  symlinkSync('node_modules', path.join(code, 'node_modules.asar'));
  symlinkSync('code-linux.sh', path.join(code, 'bin', 'remote-cli', 'code-server'));
  symlinkSync('browser-linux.sh', path.join(code, 'bin', 'helpers', 'browser.sh'));
  const ripgrep = findProgram('rg');
  if (ripgrep) {
    const bin = path.join(code, 'node_modules', '@vscode', 'ripgrep', 'bin');
    mkdirSync(bin, { recursive: true });
    symlinkSync(ripgrep, path.join(bin, 'rg'));
  }
  writeFileSync(finished, '');
}

/**
 * Starts it on a free loopback port with the extension installed, for one folder.
 * Answers `{ url, authority, pid, stop }`; `stop` ends all its processes and removes what it wrote, except in
 * the folder. `onLog` gets what it prints.
 */
export async function startCodeServer({ vsix, settings = {}, onLog = () => undefined }) {
  const own = mkdtempSync(path.join(tmpdir(), 'postfix-config-editor-'));
  const inside = (...names) => path.join(own, ...names);
  mkdirSync(inside('data', 'User'), { recursive: true });
  mkdirSync(inside('tmp'));
  writeFileSync(inside('data', 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  writeFileSync(inside('config.yaml'), '');
  const folders = ['--config', inside('config.yaml'), '--user-data-dir', inside('data')];
  folders.push('--extensions-dir', inside('extensions'));
  const options = { cwd: own, env: environment(own) };
  const remove = () => rmSync(own, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

  const install = [entry, ...folders, '--install-extension', vsix];
  const installed = spawnSync(process.execPath, install, { ...options, encoding: 'utf8' });
  if (installed.status !== 0 || !installed.stdout.includes('successfully installed')) {
    remove();
    throw new Error(`VS Code did not install ${vsix}: ${installed.stdout}${installed.stderr}`);
  }

  const quiet = ['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
  quiet.push('--disable-getting-started-override', '--disable-proxy');
  const server = spawn(
    process.execPath,
    [entry, ...folders, ...quiet, '--auth', 'none', '--bind-addr', '127.0.0.1:0'],
    { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    signalGroup(server.pid, 'SIGTERM');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5000).unref())]);
    signalGroup(server.pid, 'SIGKILL');
    await ended;
    remove();
  };
  try {
    const authority = await listening(server, ended, onLog);
    return { url: `http://${authority}/`, authority, pid: server.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address of a folder in the started VS Code, with files open in it. */
export function folderUrl({ url, authority }, folder, files = []) {
  const open = files.map((file) => ['openFile', `vscode-remote://${authority}${file}`]);
  return `${url}?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(open))}`;
}

/** Its sockets and settings stay in its own folder, no gallery is asked, and no VS Code around us shines through. */
function environment(own) {
  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', TMPDIR: path.join(own, 'tmp') };
  env.XDG_CONFIG_HOME = path.join(own, 'config');
  env.XDG_DATA_HOME = path.join(own, 'share');
  for (const name of Object.keys(env))
    if (name === 'XDG_RUNTIME_DIR' || name.startsWith('VSCODE_')) delete env[name];
  return env;
}

/** Resolves with host:port once it is ready to answer. */
async function listening(server, ended, onLog) {
  const address = new Promise((resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        onLog(line);
        const found = /HTTP server listening on http:\/\/(127\.0\.0\.1:\d+)/.exec(line);
        if (found) resolve(found[1]);
      });
    }
  });
  const tooEarly = ended.then((code) => {
    throw new Error(`code-server ended with status ${code} before it was ready`);
  });
  return Promise.race([address, tooEarly]);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // nobody left
  }
}
