/** `--profile` chooses what counts as weak. */
import { deepEqual, equal } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.js';
import { DATA } from '../support/workspace.js';

const MAIN = `smtpd_tls_chain_files = /etc/ssl/mail.pem
smtpd_tls_security_level = may
smtpd_tls_protocols = !SSLv2, !SSLv3
smtp_tls_security_level = may
`;

describe('postfix-lint --profile', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'postfix-lint-'));
    writeFileSync(join(folder, 'main.cf'), MAIN);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const lint = async (...args: string[]): Promise<{ code: number; output: string; complaint: string }> => {
    let output = '';
    let complaint = '';
    const print = (text: string): void => void (output += text);
    const context = { data: DATA, cwd: folder, colours: false, print };
    const code = await run(args, context, (sentence) => void (complaint += sentence));
    return { code, output, complaint };
  };
  const severities = (json: string): string[] =>
    (JSON.parse(json) as { rule: string; severity: string }[]).map(
      ({ rule, severity }) => `${severity} ${rule}`,
    );

  it('leaves old versions of opportunistic TLS at information by default', async () => {
    const { code, output } = await lint('--format', 'json', '.');
    deepEqual(severities(output), ['information weak-protocols']);
    equal(code, 0);
  });

  it('makes them a warning with legacy-audit', async () => {
    const { code, output } = await lint('--format', 'json', '--profile', 'legacy-audit', '.');
    deepEqual(severities(output), ['warning weak-protocols']);
    equal(code, 1);
  });

  it('asks for the order of the server with ncsc-2025', async () => {
    const { output } = await lint('--format', 'json', '--profile', 'ncsc-2025', '.');
    deepEqual(severities(output).sort(), ['information cipher-order', 'information weak-protocols']);
  });

  it('refuses a profile that there is not', async () => {
    const { code, complaint } = await lint('--profile', 'strict', '.');
    equal(code, 2);
    equal(
      complaint,
      '--profile must be one of intermediate, modern, ncsc-2025, rfc9325, bsi, legacy-audit, not "strict"',
    );
  });
});
