/** Code lenses: what stands above settings and services, and that they can be switched off. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { codeLenses, type LensHelp } from '../../server/src/service/features/code-lens.js';
import type { SeenPeer } from '../../server/src/service/logs/evidence.js';
import { serviceOn, analyseFiles, uriOf } from '../support/instance.js';
import { parseFixture } from '../support/markers.js';

const FILES = `smtpd_tls_security_level = may
smtpd_tls_cert_file = /etc/ssl/mail.pem
smtpd_tls_protocols = >=TLSv1.2
tls_medium_cipherlist = AES128-SHA:NULL-SHA256
smtpd_banner = hello
#- master.cf
smtp  inet n - n - - smtpd
smtps inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
`;

function lensesOf(name: string, help: LensHelp = {}): string[] {
  const analysis = analyseFiles(parseFixture(FILES).files);
  const { main, master } = analysis.instance;
  const document = name === 'main.cf' ? main : master;
  if (document === undefined) throw new Error(`no ${name}`);
  return codeLenses({ ...analysis, document }, help).map(
    ({ range, command }) => `${String(range.start.line)} ${command?.title ?? ''}`,
  );
}

describe('Code lenses', () => {
  it('say above a service what it negotiates', () => {
    deepEqual(lensesOf('master.cf'), [
      '0 TLSv1.2, TLSv1.3 · 5 suites · 1 weak',
      '1 TLSv1, TLSv1.1, TLSv1.2, TLSv1.3 · 5 suites · 1 weak',
    ]);
  });

  it('say above a parameter what the services have for which it decides, those alike together', () => {
    deepEqual(lensesOf('main.cf'), [
      '0 smtp/inet: TLSv1.2, TLSv1.3 · 5 suites · 1 weak',
      '2 smtp/inet: TLSv1.2, TLSv1.3 · 5 suites · 1 weak',
      '3 smtp/inet: TLSv1.2, TLSv1.3 · 5 suites · 1 weak',
      '3 smtps/inet: TLSv1, TLSv1.1, TLSv1.2, TLSv1.3 · 5 suites · 1 weak',
    ]);
  });

  it('say above a protocol list how many peers in the log need an older version', () => {
    const seen = { direction: 'in', service: 'postfix/smtpd', cipher: 'AES128-SHA', count: 3 } as const;
    const times = { firstSeen: '2026-01-01T00:00:00', lastSeen: '2026-01-02T00:00:00' };
    const peers: SeenPeer[] = [
      { ...seen, ...times, peer: 'old[192.0.2.1]', protocol: 'TLSv1' },
      { ...seen, ...times, peer: 'new[192.0.2.2]', protocol: 'TLSv1.3' },
    ];
    const evidence = { peers, failures: [], skipped: { notPostfix: 0, unreadable: 0 }, postfixLines: 6 };
    const told = lensesOf('main.cf', { evidence }).filter((lens) => lens.includes('log'));
    deepEqual(told, ['2 1 of 2 peers in the log needs an older version: TLSv1']);
  });

  it('run the command of the client, or none', () => {
    const analysis = analyseFiles(parseFixture(FILES).files);
    const [lens] = codeLenses(analysis, { showTls: 'show.tls' });
    equal(lens?.command?.command, 'show.tls');
    deepEqual(lens.command.arguments, [uriOf('main.cf')]);
    equal(codeLenses(analysis, {})[0]?.command?.command, '');
  });

  it('can be switched off', () => {
    const { files } = parseFixture(FILES);
    match(serviceOn(files).codeLenses(uriOf('main.cf'))[0]?.command?.title ?? '', /TLSv1\.2/);
    deepEqual(serviceOn(files, { codeLens: false }).codeLenses(uriOf('main.cf')), []);
  });
});
