/** The language server in editors that are not VS Code: the same walk, from a finding to a repaired file on disk. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { copyOf, needProgram, root } from './support/machine.js';

/** What nvim.lua and eglot.el print. */
interface Seen {
  readonly diagnostics: readonly { readonly line: number; readonly message: string }[];
  readonly hover: string;
  readonly action: string;
  readonly exit_code?: number;
}

describe('the language server in other editors', () => {
  it('serves Neovim', function () {
    const nvim = needProgram(this, 'nvim');
    const script = path.join(root, 'test/e2e/nvim.lua');
    const seen = walk(nvim, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`]);
    assert.equal(seen.exit_code, 0, 'the server ends well');
  });

  it('serves Emacs with eglot', function () {
    walk(needProgram(this, 'emacs'), ['--batch', '-l', path.join(root, 'test/e2e/eglot.el')]);
  });
});

function walk(program: string, args: readonly string[]): Seen {
  const instance = copyOf('test/e2e/fixtures');
  try {
    const file = path.join(instance.folder, 'main.cf');
    const before = readFileSync(file, 'utf8');
    const env = {
      ...process.env,
      SERVER: path.join(root, 'dist/server.cjs'),
      NODE: process.execPath,
      FILE: file,
    };
    // A home of its own: neither editor's settings, caches or packages of the user matter or change.
    const options = { env: { ...env, XDG_STATE_HOME: instance.folder, XDG_CACHE_HOME: instance.folder } };
    const { status, stdout, stderr } = spawnSync(program, args, {
      ...options,
      encoding: 'utf8',
      timeout: 150_000,
    });
    assert.equal(status, 0, `${stdout}${stderr}`);
    const seen = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Seen;
    const finding = seen.diagnostics.find(({ line }) => line === 6);
    assert.match(finding?.message ?? '', /smtpd_tls_securty_level/, JSON.stringify(seen.diagnostics));
    assert.match(seen.hover, /smtpd_tls_protocols/);
    assert.equal(seen.action, "Replace with 'smtpd_tls_security_level'");
    const expected = before.replace('smtpd_tls_securty_level', 'smtpd_tls_security_level');
    assert.equal(readFileSync(file, 'utf8'), expected);
    return seen;
  } finally {
    instance.remove();
  }
}
