import { deepEqual, equal } from 'node:assert/strict';
import { evidenceFor, evidenceLensText } from '../../server/src/service/logs/evidence.js';
import { evidenceOf, session } from './support.js';

describe('What a log says about a protocol list', () => {
  const evidence = evidenceOf([
    session('a[192.0.2.1]', 'TLSv1', 'AES128-SHA'),
    session('a[192.0.2.1]', 'TLSv1', 'AES256-SHA'),
    session('b[192.0.2.2]', 'TLSv1.1', 'AES128-SHA'),
    session('c[192.0.2.3]', 'TLSv1.2', 'AES128-SHA', 'submission/smtpd[8]'),
    session('d[192.0.2.4]', 'TLSv1.3', 'TLS_AES_128_GCM_SHA256'),
  ]);
  const lens = (enabled: Parameters<typeof evidenceFor>[1], service?: string): string | undefined =>
    evidenceLensText(
      evidenceFor(evidence, enabled, {
        direction: 'in',
        ...(service !== undefined && { concerns: (name) => name === service }),
      }),
    );

  it('counts peers once, whatever the number of their sessions and ciphers', () => {
    const { peers, olderPeers, olderSessions, older } = evidenceFor(evidence, ['TLSv1.2', 'TLSv1.3'], {
      direction: 'in',
    });
    deepEqual([peers, olderPeers, olderSessions, older.length], [4, 2, 3, 3]);
  });

  it('says how many need an older version, and which', () => {
    equal(lens(['TLSv1.2', 'TLSv1.3']), '2 of 4 peers in the log need an older version: TLSv1, TLSv1.1');
    equal(lens(['TLSv1.1', 'TLSv1.2']), '1 of 4 peers in the log needs an older version: TLSv1');
    equal(lens(['TLSv1', 'TLSv1.3']), 'none of 4 peers in the log needs an older version');
    equal(lens([]), '4 of 4 peers in the log need an older version: TLSv1, TLSv1.1, TLSv1.2, TLSv1.3');
  });

  it('counts a service alone when it is asked about', () => {
    equal(
      lens(['TLSv1.3'], 'postfix/submission/smtpd'),
      '1 of 1 peer in the log needs an older version: TLSv1.2',
    );
  });

  it('says nothing where the log does not', () => {
    equal(evidenceLensText(evidenceFor(evidence, ['TLSv1.3'], { direction: 'out' })), undefined);
    equal(lens(['TLSv1.3'], 'postfix/smtps/smtpd'), undefined);
  });
});
