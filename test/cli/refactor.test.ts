/** `postfix-lint refactor`: a diff that patch(1) takes by default, changed files with --write, and clear refusals. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.js';
import { DATA } from '../support/workspace.js';

const MAIN =
  '# first\n\nsmtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\n';
const MASTER = 'smtp inet n - y - - smtpd\nsmtp unix - - y - - smtp\n# last\n';

describe('postfix-lint refactor', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'refactor-'));
    mkdirSync(join(folder, 'etc'));
    writeFileSync(join(folder, 'etc', 'main.cf'), MAIN);
    writeFileSync(join(folder, 'etc', 'master.cf'), MASTER);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function call(...args: string[]): Promise<{ code: number; output: string; complaint: string }> {
    let output = '';
    let complaint = '';
    const print = (text: string): void => void (output += text);
    const context = { data: DATA, cwd: folder, colours: false, print };
    const code = await run(['refactor', ...args], context, (sentence) => (complaint = sentence));
    return { code, output, complaint };
  }

  const text = (name: string): string => readFileSync(join(folder, 'etc', name), 'utf8');

  it('prints what --write does, as patch(1) understands it, and changes nothing by itself', async () => {
    for (const args of [
      ['legacy-exception', 'etc', '--clients', '192.0.2.7,192.0.2.8', '--port', '2600'],
      ['outbound-exceptions', 'etc', '--destinations', 'old.example.com'],
    ]) {
      const { code, output } = await call(...args);
      assert.equal(code, 0);
      assert.equal(text('main.cf') + text('master.cf'), MAIN + MASTER);
      cpSync(join(folder, 'etc'), join(folder, 'patched', 'etc'), { recursive: true });
      const patched = spawnSync('patch', ['-p0'], {
        cwd: join(folder, 'patched'),
        input: output,
        encoding: 'utf8',
      });
      assert.equal(patched.status, 0, patched.stdout + patched.stderr);
      assert.equal((await call(...args, '--write')).code, 0);
      for (const name of ['main.cf', 'master.cf']) {
        assert.equal(readFileSync(join(folder, 'patched', 'etc', name), 'utf8'), text(name), name);
      }
      writeFileSync(join(folder, 'etc', 'main.cf'), MAIN);
      writeFileSync(join(folder, 'etc', 'master.cf'), MASTER);
      rmSync(join(folder, 'patched'), { recursive: true });
    }
    assert.match(text('tls_policy'), /^old\.example\.com +may protocols=>=TLSv1$/m);
  });

  it('takes the profile of a flag', async () => {
    writeFileSync(
      join(folder, 'etc', 'main.cf'),
      MAIN.replace('smtpd_tls_security_level = may', 'smtpd_tls_security_level = encrypt'),
    );
    const { output } = await call('apply-profile', 'etc', '--profile', 'modern');
    assert.match(output, /^\+smtpd_tls_mandatory_protocols = >=TLSv1\.3$/m);
  });

  it('says why a refactoring does not apply, with exit code 2', async () => {
    assert.deepEqual(await call('legacy-exception', 'etc', '--clients', 'printer'), {
      code: 2,
      output: '',
      complaint: '"printer" is no IP address or network such as 192.0.2.10 or 192.0.2.0/28',
    });
    assert.match((await call('everything', 'etc')).complaint, /There is no refactoring "everything"/);
    assert.match((await call('legacy-exception')).complaint, /name a refactoring/);
  });
});
