import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.js';
import { DATA } from '../support/workspace.js';

const MAIN = `compatibility_level = 3.6
mydomain = example.com
myhostname = mail.$mydomain
mydestination = $myhostname,
  localhost
smtpd_tls_securty_level = may
`;
const MASTER = `submission inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o { smtpd_banner = $service_name at $myhostname }
`;

describe('postfix-lint show', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'postfix-show-'));
    writeFileSync(join(folder, 'main.cf'), MAIN);
    writeFileSync(join(folder, 'master.cf'), MASTER);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const show = async (...args: string[]): Promise<{ code: number; output: string; complaint: string }> => {
    let output = '';
    let complaint = '';
    const context = {
      data: DATA,
      cwd: folder,
      colours: false,
      print: (text: string) => void (output += text),
    };
    const code = await run(['show', ...args], context, (sentence) => void (complaint += sentence));
    return { code, output, complaint };
  };

  it('prints what is set, expanded, sorted and without names that nothing reads', async () => {
    const { code, output } = await show('-n', '.');
    equal(code, 0);
    equal(
      output,
      'compatibility_level = 3.6\nmydestination = mail.example.com, localhost\nmydomain = example.com\nmyhostname = mail.example.com\n',
    );
  });

  it('prints the value that a service has', async () => {
    const { output } = await show(
      '--service',
      'submission/inet',
      '.',
      'smtpd_tls_security_level',
      'smtpd_banner',
    );
    equal(output, 'smtpd_tls_security_level = encrypt\nsmtpd_banner = submission at mail.example.com\n');
  });

  it('says where a value comes from', async () => {
    const { output } = await show(
      '--format',
      'json',
      '--service',
      'submission/inet',
      '.',
      'smtpd_tls_security_level',
      'myhostname',
    );
    const places = (JSON.parse(output) as { name: string; origin: string; line: number }[]).map(
      ({ name, origin, line }) => [name, origin, line],
    );
    deepEqual(places, [
      ['smtpd_tls_security_level', 'master.cf', 1],
      ['myhostname', 'main.cf', 2],
    ]);
  });

  it('lists the defaults of the release too', async () => {
    const { output } = await show('--postfix-version', '3.10', '.');
    match(output, /^queue_run_delay = 300s$/m);
  });

  it('does not make up a value that Postfix cannot expand', async () => {
    writeFileSync(join(folder, 'broken.cf'), 'mail_name = x$mail_name\nmyorigin = a\n');
    const { code, output, complaint } = await show('-n', 'broken.cf');
    equal(code, 2);
    equal(output, 'myorigin = a\n');
    match(complaint, /^mail_name: Postfix cannot expand this/);
    const json = await show('--format', 'json', 'broken.cf', 'mail_name');
    equal(json.code, 2);
    match(json.output, /"failure": "self-reference"/);
  });

  it('refuses a parameter or a service that does not exist', async () => {
    equal((await show('.', 'nonsense')).complaint, 'nonsense: unknown parameter');
    match((await show('--service', 'smtp', '.')).complaint, /no service "smtp"/);
  });
});
