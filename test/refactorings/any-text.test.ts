/** Property: whatever the files say, a refactoring gives a change that can be made, or a sentence why not. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { REFACTORING_KINDS } from '../../server/src/service/index.js';
import { run } from './support.js';

const MAIN_LINES = [
  'smtpd_tls_security_level = may',
  'smtpd_tls_security_level =',
  'smtpd_tls_security_level = encrypt',
  'smtpd_use_tls = yes',
  'smtpd_enforce_tls = no',
  'smtpd_tls_chain_files = /etc/ssl/mail.pem',
  'smtpd_tls_protocols = !SSLv2,',
  '  !SSLv3',
  '# comment',
  'smtpd_tls_protocols = $mine',
  'mine = TLSv1',
  'smtpd_tls_mandatory_protocols = $smtpd_tls_protocols',
  'smtpd_tls_mandatory_protocols = {{ list }}',
  'smtpd_tls_policy_maps = hash:/old',
  'smtpd_tls_exclude_ciphers = ALL',
  'smtpd_tls_req_ccert = yes',
  'smtp_tls_security_level = dane',
  'smtp_enforce_tls = yes',
  'smtp_tls_policy_maps = hash:$config_directory/tls_policy, ldap:x',
  'smtp_tls_protocols = >= TLSv1',
  'tlsproxy_tls_protocols = <=TLSv1',
  'legacy_tls_clients =',
  'no equals sign',
  '= no name',
  '',
];
const MASTER_LINES = [
  'smtp inet n - y - - smtpd',
  'smtp inet n - y - 1 postscreen',
  'smtpd pass - - n - - smtpd',
  'tlsproxy unix - - n - 0 tlsproxy',
  'submission inet n - n - - smtpd',
  'smtp unix - - y - - smtp',
  '2525 inet n - n - - smtpd',
  '  -o smtpd_tls_security_level=encrypt',
  '  -o smtpd_tls_mandatory_protocols=$mine',
  '  -o { smtpd_tls_protocols = !SSLv2, !SSLv3 }',
  '  -o smtpd_enforce_tls=yes -o smtpd_use_tls=no',
  '  -o smtp_tls_protocols=',
  '# comment',
  'too few columns',
  '  -o',
  '',
];
const text = (lines: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...lines) }, fc.string()), {
        maxLength: 14,
      }),
      fc.constantFrom('\n', '', '\r\n'),
    )
    .map(([chosen, end]) => chosen.join(end === '' ? '\n' : end) + end);

describe('Refactorings of any text', function () {
  this.timeout(60_000);
  for (const kind of REFACTORING_KINDS) {
    it(`${kind}: a change that can be made, or a sentence`, () => {
      fc.assert(
        fc.property(
          text(MAIN_LINES),
          text(MASTER_LINES),
          fc.option(fc.constantFrom('smtp/inet', 'submission/inet', 'smtp/unix'), { nil: undefined }),
          (main, master, service) => {
            const files = [
              { name: 'main.cf', text: main },
              { name: 'master.cf', text: master },
            ];
            const outcome = run(kind, files, { service });
            if (typeof outcome === 'string') assert.match(outcome, /^\S.*[^.]$/s);
            else assert.ok(outcome.refactoring.edits.length > 0);
          },
        ),
        { numRuns: 150 },
      );
    });
  }
});
