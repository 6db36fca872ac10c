/** Whatever TLS settings stand together: no rule throws, edits lie in their file, and a fix takes its finding away. */
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../server/src/service/index.js';
import { applyEdits } from '../../server/src/service/text/edits.js';
import { analyseFiles, uriOf, type NamedText } from '../support/instance.js';

const NAMES =
  `smtpd_tls_protocols smtpd_tls_mandatory_protocols smtp_tls_protocols smtp_tls_mandatory_protocols
  smtpd_tls_ciphers smtpd_tls_exclude_ciphers tls_medium_cipherlist tls_high_cipherlist smtpd_tls_security_level
  smtp_tls_security_level relayhost smtp_tls_policy_maps tls_eecdh_auto_curves tls_ssl_options smtpd_tls_cert_file
  smtpd_tls_key_file smtpd_tls_chain_files smtp_tls_wrappermode smtpd_tls_wrappermode smtp_sasl_auth_enable
  smtpd_relay_restrictions smtp_tls_CAfile inet_interfaces smtpd_tls_req_ccert tls_low_cipherlist`.split(
    /\s+/,
  );

const VALUES =
  `encrypt may none dane secure yes no >=TLSv1.3 !SSLv2,!SSLv3 TLSv1 TLSv1.2 !TLSv1.1 !TLSv1.0 =>TLSv1.2
  aNULL,RC4 !aNULL HIGH:RC4 ALL:+ @ high export required [a.example]:465 [a.example]:587 static:encrypt PSD,X:
  TLS_AES_256_GCM_SHA384 /etc/letsencrypt/live/x/fullchain.pem permit_tls_clientcerts md5 NO_COMPRESION`.split(
    /\s+/,
  );

/** Rules that this is about; others have tests of their own. */
const ABOUT_TLS =
  /protocol|cipher|tls|certificate|wrappermode|security-level|encryption|dane|relay-password|trust-anchors|cleartext|policy|key-file|renegotiation/;

const setting = fc.record({
  name: fc.constantFrom(...NAMES),
  value: fc.constantFrom(...VALUES, '', '>= TLSv1.2'),
});
const option = fc.record({ name: fc.constantFrom(...NAMES), value: fc.constantFrom(...VALUES, '') });
const releases = fc.constantFrom(
  {},
  { postfixVersion: '3.5', opensslVersion: '1.1.1' },
  { postfixVersion: '3.7', opensslVersion: '3.0' },
  { postfixVersion: '2.6', opensslVersion: '1.0.2' },
);

function filesOf(
  main: readonly { name: string; value: string }[],
  options: readonly { name: string; value: string }[],
): NamedText[] {
  const extra = options.map(({ name, value }) => `  -o ${name}=${value}\n`).join('');
  return [
    { name: 'main.cf', text: main.map(({ name, value }) => `${name} = ${value}\n`).join('') },
    {
      name: 'master.cf',
      text: `smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n${extra}465 inet n - n - - smtpd\nsmtp unix - - n - - smtp\n`,
    },
  ];
}

function fixed(files: readonly NamedText[], { fixes: [fix] }: Finding): NamedText[] {
  return files.map(({ name, text }) => {
    const edits = (fix?.edits ?? []).filter(({ uri }) => uri === uriOf(name));
    for (const { span } of edits) ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
    return { name, text: applyEdits(text, edits) };
  });
}

describe('Fixes of TLS rules', function () {
  this.timeout(60_000);

  it('take their finding away in any company', () => {
    fc.assert(
      fc.property(
        fc.array(setting, { maxLength: 8 }),
        fc.array(option, { maxLength: 3 }),
        releases,
        (main, options, settings) => {
          const files = filesOf(main, options);
          const before = analyseFiles(files, settings).findings();
          const count = (findings: readonly Finding[], rule: string): number =>
            findings.filter((finding) => finding.rule === rule).length;
          for (const finding of before) {
            if (finding.fixes.length === 0 || !ABOUT_TLS.test(finding.rule)) continue;
            const after = analyseFiles(fixed(files, finding), settings).findings();
            const left = count(after, finding.rule) < count(before, finding.rule) ? [] : [finding.message];
            deepEqual(left, [], `still there after "${finding.fixes[0]?.title ?? ''}"`);
          }
        },
      ),
      { numRuns: 120, seed: 20 },
    );
  });
});
