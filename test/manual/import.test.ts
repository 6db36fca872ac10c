/** What the import of the manual does with what a source has and lacks. */
import { ok, throws } from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Source {
  readonly folder: string;
  readonly directories: readonly string[];
  readonly version: string;
  readonly label: string;
}
const script = (name: string): string => new URL(`../../../scripts/manual/${name}.mjs`, import.meta.url).href;

/** Pages as they are on disk, converted to nothing: which pages there are is all that matters here. */
const CONVERTER = {
  FORMAT_PAGES: ['postconf', 'master', 'access', 'header_checks', 'cidr_table', 'regexp_table', 'transport'],
  DAEMON_PAGES: ['smtpd'],
  findPage(directories: readonly string[], name: string, section: string) {
    const files = directories.map((folder) => join(folder, `man${section}`, `${name}.${section}`));
    return files.filter((file) => existsSync(file));
  },
  readPage: () => ({ text: '' }),
  convertPostconf: () => ({ entries: [] }),
  convertPage: () => ({ entries: [] }),
  pageKey: (name: string, section: string) => (section === '5' ? name : `${name}.${section}`),
  printBundle: () => '{}',
};

describe('the import of the manual', () => {
  let folder = '';
  let openSource: (given: string, work: string) => Source;
  let importPages: (source: Source, converter: typeof CONVERTER, target: string) => unknown;
  before(async () => {
    ({ openSource } = (await import(script('sources'))) as { openSource: typeof openSource });
    ({ importPages } = (await import(script('import'))) as { importPages: typeof importPages });
    folder = mkdtempSync(join(tmpdir(), 'postfix-config-test-'));
    const man = join(folder, 'usr', 'share', 'man');
    for (const section of ['man5', 'man8']) mkdirSync(join(man, section), { recursive: true });
    for (const name of CONVERTER.FORMAT_PAGES) writeFileSync(join(man, 'man5', `${name}.5`), '');
    writeFileSync(join(man, 'man8', 'smtpd.8'), '');
    mkdirSync(join(folder, 'etc', 'postfix'), { recursive: true });
    writeFileSync(join(folder, 'etc', 'postfix', 'LICENSE'), 'LICENSE - SECURE MAILER');
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('takes an unpacked package, its manual, or one section of that', () => {
    for (const given of ['.', 'usr/share/man', 'usr/share/man/man5']) {
      const target = join(folder, 'target');
      importPages(openSource(join(folder, given), folder), CONVERTER, target);
      ok(readdirSync(target).includes('smtpd.8.json'), given);
      ok(readdirSync(target).includes('LICENSE'), given);
      rmSync(target, { recursive: true });
    }
  });

  it('says which pages are missing, and leaves alone what was imported before', () => {
    const target = join(folder, 'target');
    importPages(openSource(folder, folder), CONVERTER, target);
    rmSync(join(folder, 'usr/share/man/man5/transport.5'));
    rmSync(join(folder, 'usr/share/man/man8/smtpd.8'));
    throws(
      () => importPages(openSource(folder, folder), CONVERTER, target),
      /lacks the manual pages transport\(5\), smtpd\(8\); name a complete package or folder$/,
    );
    ok(readdirSync(target).includes('transport.json'));
  });

  it('says what is wrong with a path', () => {
    for (const [given, sentence] of [
      ['', /^there is no ""$/],
      [join(folder, 'etc/postfix/LICENSE'), /is neither a folder nor a \.deb package$/],
      [join(folder, 'etc'), /has no manual page postconf\(5\)/],
    ] as const) {
      throws(() => openSource(given, folder), { message: sentence });
    }
  });
});
