/** What services negotiate and why: levels, lists, certificates, postscreen, policies; places of the reasons. */
import assert from 'node:assert/strict';
import { destinationTls } from '../../server/src/service/tls/destinations.js';
import { effectiveTls, type EffectiveTls } from '../../server/src/service/tls/effective.js';
import { placeOf } from '../../server/src/service/tls/reason.js';
import type { Settings } from '../../server/src/service/index.js';
import { analyseFiles } from '../support/instance.js';
import { parseFixture } from '../support/markers.js';

const CERTIFICATE = 'smtpd_tls_chain_files = /etc/postfix/key.pem, /etc/postfix/chain.pem\n';

function servicesOf(source: string, settings: Partial<Settings> = {}): readonly EffectiveTls[] {
  return effectiveTls(analyseFiles(parseFixture(source).files, settings).instance);
}

function only(source: string, id: string, settings: Partial<Settings> = {}): EffectiveTls {
  const found = servicesOf(source, settings).filter((effective) => effective.id === id);
  assert.equal(found.length, 1, `${id} is there ${String(found.length)} times`);
  return found[0] as EffectiveTls;
}

function say({ level, protocols, suites, off }: EffectiveTls): string {
  return [level.level, ...protocols, suites.length > 0 ? 'suites' : 'nothing', off ?? ''].join(' ').trim();
}

describe('Effective TLS', () => {
  it('does without elliptic curves below TLS 1.3 where no curve is left', () => {
    const kinds = (lists: string, settings: Partial<Settings>): string => {
      const { suites } = only(`smtpd_tls_security_level = may\n${lists}`, 'smtpd', settings);
      return suites.some(({ kx }) => kx === 'ECDHE') ? 'curves' : 'none';
    };
    const empty = 'tls_eecdh_auto_curves =\n';
    const before = { postfixVersion: '3.7', opensslVersion: '3.0' };
    const middle = { postfixVersion: '3.10', opensslVersion: '3.5' };
    const newest = { postfixVersion: '3.11', opensslVersion: '3.6' };
    const hybrid = 'tls_eecdh_auto_curves = X25519MLKEM768\n';
    assert.deepEqual(
      [
        kinds('', before),
        kinds('', middle),
        kinds(empty, middle),
        kinds(`${empty}tls_ffdhe_auto_groups =\n`, middle),
        kinds(empty, newest),
        kinds('tls_eecdh_auto_curves = ffdhe2048\n', before),
        kinds('tls_eecdh_auto_curves = secp256r1\n', before),
        kinds(hybrid, before),
        kinds(hybrid, newest),
        kinds('tls_eecdh_auto_curves = ?X25519MLKEM768:DEFAULT\n', newest),
      ],
      ['curves', 'curves', 'none', 'curves', 'curves', 'none', 'curves', 'curves', 'none', 'curves'],
    );
  });

  describe('of smtpd', () => {
    const cases: [string, string, string][] = [
      ['is off by default', '', 'none nothing level'],
      [
        'has the optional list at level may',
        'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_mandatory_protocols = TLSv1.3\n',
        'may TLSv1.2 TLSv1.3 suites',
      ],
      [
        'has the mandatory list at level encrypt',
        'smtpd_tls_security_level = encrypt\nsmtpd_tls_protocols = >=TLSv1.2\nsmtpd_tls_mandatory_protocols = TLSv1.3\n',
        'encrypt TLSv1.3 suites',
      ],
      [
        'takes verify for encrypt',
        'smtpd_tls_security_level = verify\n',
        'encrypt TLSv1 TLSv1.1 TLSv1.2 TLSv1.3 suites',
      ],
      ['dies of dane', 'smtpd_tls_security_level = dane\n', 'none nothing invalid-level'],
      [
        'is not told its level in wrapper mode',
        'smtpd_tls_security_level = dane\nsmtpd_tls_wrappermode = yes\nsmtpd_tls_mandatory_protocols = TLSv1.2\n',
        'encrypt TLSv1.2 suites',
      ],
      [
        'knows the legacy switch',
        'smtpd_use_tls = yes\nsmtpd_tls_protocols = TLSv1.2\n',
        'may TLSv1.2 suites',
      ],
      [
        'disables TLS for an invalid protocol list',
        'smtpd_tls_security_level = may\nsmtpd_tls_protocols = TLS1.2\n',
        'may nothing invalid-protocol-list',
      ],
      [
        'disables TLS for an unknown grade',
        'smtpd_tls_security_level = may\nsmtpd_tls_ciphers = strong\n',
        'may nothing unknown-grade',
      ],
      [
        'does not take an operator among the exclusions',
        'smtpd_tls_security_level = may\nsmtpd_tls_exclude_ciphers = aNULL, !RC4\n',
        'may nothing bad-exclusion',
      ],
      [
        'lists a protocol only while a suite remains for it',
        'smtpd_tls_security_level = may\ntls_medium_cipherlist = ECDHE+AESGCM\n',
        'may TLSv1.2 TLSv1.3 suites',
      ],
      [
        'has nothing where protocols and suites do not meet',
        'smtpd_tls_security_level = may\ntls_medium_cipherlist = ECDHE+AESGCM\nsmtpd_tls_protocols = <=TLSv1.1\n',
        'may nothing no-suite',
      ],
      [
        'has nothing below TLS 1.2 where it requires certificates',
        'smtpd_tls_security_level = encrypt\nsmtpd_tls_req_ccert = yes\n',
        'encrypt TLSv1.2 TLSv1.3 suites',
      ],
    ];
    for (const [behaviour, mainCf, expected] of cases) {
      it(behaviour, () => {
        assert.equal(say(only(CERTIFICATE + mainCf, 'smtpd')), expected);
      });
    }

    it('has TLS 1.0 with required certificates and OpenSSL 1.1.1', () => {
      const mainCf = `${CERTIFICATE}smtpd_tls_security_level = encrypt\nsmtpd_tls_req_ccert = yes\n`;
      const { protocols } = only(mainCf, 'smtpd', { opensslVersion: '1.1.1' });
      assert.deepEqual(protocols, ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
    });

    it('excludes anonymous suites where it asks for certificates', () => {
      const mainCf = `${CERTIFICATE}smtpd_tls_security_level = may\n`;
      const anonymous = (effective: EffectiveTls): boolean =>
        effective.suites.some(({ au }) => au === 'NULL');
      assert.equal(anonymous(only(mainCf, 'smtpd')), true);
      assert.equal(anonymous(only(`${mainCf}smtpd_tls_ask_ccert = yes\n`, 'smtpd')), false);
    });

    it('takes low for medium since 3.8', () => {
      const mainCf = `${CERTIFICATE}smtpd_tls_security_level = may\nsmtpd_tls_ciphers = low\ntls_low_cipherlist = AES128-SHA\n`;
      const count = (version: string): number =>
        only(mainCf, 'smtpd', { postfixVersion: version }).suites.length;
      assert.equal(count('3.7'), 4);
      assert.ok(count('3.8') > 20);
    });
  });

  describe('of a client', () => {
    const cases: [string, string, string][] = [
      ['at may', 'smtp_tls_security_level = may\nsmtp_tls_protocols = TLSv1.2\n', 'may TLSv1.2 suites'],
      [
        'at verify has nothing below TLS 1.2',
        'smtp_tls_security_level = verify\n',
        'verify TLSv1.2 TLSv1.3 suites',
      ],
      [
        'at dane without DNSSEC uses the optional list',
        'smtp_tls_security_level = dane\nsmtp_tls_protocols = TLSv1.2\nsmtp_tls_mandatory_protocols = TLSv1.3\n',
        'dane TLSv1.2 suites',
      ],
      [
        'at dane with DNSSEC uses the mandatory list',
        'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\nsmtp_tls_protocols = TLSv1.2\nsmtp_tls_mandatory_protocols = TLSv1.3\n',
        'dane TLSv1.3 suites',
      ],
      [
        'at dane-only without DNSSEC delivers nothing',
        'smtp_tls_security_level = dane-only\n',
        'dane-only nothing dane-without-dnssec',
      ],
      [
        'in wrapper mode needs encrypt',
        'smtp_tls_security_level = may\nsmtp_tls_wrappermode = yes\n',
        'may nothing wrapper-without-level',
      ],
      [
        'at fingerprint needs one',
        'smtp_tls_security_level = fingerprint\n',
        'fingerprint nothing no-fingerprint',
      ],
      [
        'offers nothing above a gap',
        'smtp_tls_security_level = may\nsmtp_tls_protocols = TLSv1, TLSv1.2\n',
        'may TLSv1 suites',
      ],
    ];
    for (const [behaviour, mainCf, expected] of cases) {
      it(behaviour, () => {
        assert.equal(say(only(mainCf, 'smtp')), expected);
      });
    }
  });

  it('follows the options of each service', () => {
    const services = servicesOf(`${CERTIFICATE}smtpd_tls_security_level = may
smtpd_tls_mandatory_protocols = >=TLSv1.2
#- master.cf
smtp       inet n - n - - smtpd
submission inet n - n - - smtpd -o smtpd_tls_security_level=encrypt
smtps      inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes -o smtpd_tls_mandatory_protocols=TLSv1.3
pickup     unix n - n 60 1 pickup
`);
    assert.deepEqual(
      services.map((effective) => `${effective.id} ${say(effective)}`),
      [
        'smtp/inet may TLSv1 TLSv1.1 TLSv1.2 TLSv1.3 suites',
        'submission/inet encrypt TLSv1.2 TLSv1.3 suites',
        'smtps/inet encrypt TLSv1.3 suites',
      ],
    );
  });

  it('shows the standard services where master.cf is empty', () => {
    const ids = servicesOf('smtpd_tls_security_level = may\n#- master.cf\n# nothing yet\n').map(
      ({ id }) => id,
    );
    assert.deepEqual(ids, ['smtpd', 'smtp']);
  });

  describe('of postscreen', () => {
    const MASTER = `#- master.cf
smtp     inet n    - n - 1 postscreen
tlsproxy unix - - n - 0 tlsproxy
  -o tlsproxy_tls_mandatory_protocols=TLSv1.3
`;
    it('goes by the level and the options of tlsproxy', () => {
      const mainCf = `${CERTIFICATE}postscreen_tls_security_level = may\ntlsproxy_tls_security_level = encrypt\n`;
      assert.equal(say(only(mainCf + MASTER, 'smtp/inet')), 'may TLSv1.3 suites');
    });
    it('is off where tlsproxy has it off', () => {
      const mainCf = `${CERTIFICATE}smtpd_tls_security_level = may\ntlsproxy_tls_security_level = none\n`;
      assert.equal(say(only(mainCf + MASTER, 'smtp/inet')), 'may nothing tlsproxy');
    });
    it('names the parameter of smtpd where that is set', () => {
      const mainCf = `${CERTIFICATE}smtpd_tls_security_level = may\nsmtpd_tls_protocols = TLSv1.2\n`;
      const { reasons } = only(mainCf + MASTER, 'smtp/inet');
      const reason = reasons.find(({ what }) => what === 'protocols');
      assert.equal(reason?.parameter, 'smtpd_tls_protocols');
    });
  });

  describe('of certificates', () => {
    const state = (mainCf: string): string => {
      const { certificates } = only(mainCf, 'smtpd');
      return [certificates.state, ...certificates.configured.map(({ kind, file }) => `${kind} ${file}`)].join(
        ', ',
      );
    };
    it('says that there is none', () => {
      const mainCf = 'smtpd_tls_security_level = may\n';
      assert.equal(state(mainCf), 'missing');
      assert.ok(only(mainCf, 'smtpd').reasons.some(({ what }) => what === 'no-certificate'));
    });
    it('knows that none means anonymous', () => {
      assert.equal(state('smtpd_tls_cert_file = none\n'), 'anonymous');
      assert.equal(state('smtpd_tls_cert_file = none\nsmtpd_tls_ask_ccert = yes\n'), 'missing');
    });
    it('leaves legacy parameters out beside chain files', () => {
      assert.equal(
        state('smtpd_tls_chain_files = /a, /b\nsmtpd_tls_cert_file = /c\n'),
        'present, chain /a, chain /b',
      );
    });
    it('lists one of each algorithm', () => {
      const mainCf = 'smtpd_tls_cert_file = /c\nsmtpd_tls_eccert_file = /e\nsmtpd_tls_dcert_file = /d\n';
      assert.equal(state(mainCf), 'present, legacy /c, ecdsa /e, dsa /d');
    });
    it('does not see chain files before 3.4', () => {
      const { certificates } = only('smtpd_tls_chain_files = /a\n', 'smtpd', { postfixVersion: '3.3' });
      assert.equal(certificates.state, 'missing');
    });
  });

  it('says where the values stand', () => {
    const { instance } = analyseFiles(
      parseFixture(`# comment
smtpd_tls_security_level = may
#- master.cf
smtp inet n - n - - smtpd
  -o smtpd_tls_protocols=TLSv1.2
`).files,
    );
    const places = effectiveTls(instance)
      .flatMap(({ reasons }) => reasons)
      .filter(({ what }) => what === 'level' || what === 'protocols' || what === 'cipher-grade')
      .map((reason) => {
        const place = placeOf(instance, reason);
        return `${reason.parameter} ${place === undefined ? 'default' : `${place.uri} ${String(place.line)}`}`;
      });
    assert.deepEqual(places, [
      'smtpd_tls_security_level test:/main.cf 1',
      'smtpd_tls_protocols test:/master.cf 1',
      'smtpd_tls_ciphers default',
    ]);
  });

  it('knows the client features and what they lack', () => {
    const { features } = only(
      `smtp_tls_security_level = dane
smtp_tls_policy_maps = socketmap:unix:/run/sts:QUERYwithTLSRPT
smtp_tlsrpt_enable = yes
`,
      'smtp',
      { postfixVersion: '3.11' },
    );
    assert.deepEqual(
      features.map(({ name, state }) => `${name} ${state}`),
      ['dane without-effect', 'mta-sts on', 'requiretls on', 'tlsrpt without-effect'],
    );
  });

  describe('of destinations', () => {
    const TABLE = `# partners
example.com  encrypt protocols=>=TLSv1.2 exclude=kRSA
example.org  none protocols=TLSv1
example.net  may protocol=TLSv1
[mail.example.edu]:587  verify match=example.edu
`;
    const client = only(
      'smtp_tls_security_level = may\nsmtp_tls_policy_maps = inline:{ { example.info = dane-only } }, hash:/etc/postfix/tls_policy\n',
      'smtp',
    );
    const found = destinationTls(client, (uri) => (uri === 'test:/tls_policy' ? TABLE : undefined));
    it('reads inline tables and files', () => {
      assert.deepEqual(
        found.map(({ entry, level, off }) => [entry.destination, level, off, entry.place?.line]),
        [
          ['example.info', 'dane-only', 'dane-without-dnssec', undefined],
          ['example.com', 'encrypt', undefined, 1],
          ['example.org', 'none', 'level', 2],
          ['example.net', undefined, undefined, 3],
          ['[mail.example.edu]:587', 'verify', undefined, 4],
        ],
      );
    });
    it('takes braces around an attribute since 3.10', () => {
      const source =
        'smtp_tls_security_level = may\nsmtp_tls_policy_maps = static:{encrypt { protocols=TLSv1.2, TLSv1.3 }}\n';
      const kinds = ['3.9', '3.10'].map((postfixVersion) =>
        destinationTls(only(source, 'smtp', { postfixVersion }), () => undefined).map(
          ({ policy, protocols }) => [policy.kind, ...protocols].join(' '),
        ),
      );
      assert.deepEqual(kinds, [['invalid'], ['policy TLSv1.2 TLSv1.3']]);
    });
    it('puts attributes in place of lists', () => {
      const [, encrypt, , , verify] = found;
      assert.deepEqual(encrypt?.protocols, ['TLSv1.2', 'TLSv1.3']);
      assert.equal(
        encrypt.suites.some(({ kx }) => kx === 'RSA'),
        false,
      );
      assert.equal(
        verify?.suites.some(({ au }) => au === 'NULL'),
        false,
      );
    });
  });
});
