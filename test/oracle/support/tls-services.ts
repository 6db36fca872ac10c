/** Servers with all kinds of TLS settings, each an smtpd with `-o` options or a postscreen, for real handshakes. */

/** One server, on a port of its own. */
export interface ServerVariant {
  /** What it is about; also the name of its port. */
  readonly name: string;
  /** Settings of its own; values may have blanks. */
  readonly options: Readonly<Record<string, string>>;
  /** A client talks TLS to it from the first byte. */
  readonly wrapped?: true;
}

/** Settings that all servers have unless they override them: an RSA and an ECDSA certificate, optional TLS. */
export const SERVER_MAIN_CF = `smtpd_tls_security_level = may
smtpd_tls_cert_file = {{config}}/rsa.crt
smtpd_tls_key_file = {{config}}/rsa.key
smtpd_tls_eccert_file = {{config}}/ec.crt
smtpd_tls_eckey_file = {{config}}/ec.key
`;

/** A short list with every kind of key exchange and certificate, so that a scan takes little time. */
const SHORT =
  'ECDHE+AESGCM:AES256-SHA:AES128-SHA256:DHE-RSA-AES128-SHA:ECDHE+AES256+SHA1:ADH-AES256-SHA:AECDH-AES128-SHA';

/** A server whose cipher list is short in every grade, for settings that are about something else. */
function short(
  name: string,
  options: ServerVariant['options'],
  more: Pick<ServerVariant, 'wrapped'> = {},
): ServerVariant {
  return { name, options: { tls_medium_cipherlist: SHORT, ...options }, ...more };
}

const NO_CERTIFICATE = { smtpd_tls_cert_file: '', smtpd_tls_eccert_file: '' };

/** The servers of the first instance: certificates in files of their own. */
export const SMTPD_VARIANTS: readonly ServerVariant[] = [
  { name: 'everything-by-default', options: { tls_preempt_cipherlist: 'yes' } },
  short('level-none', { smtpd_tls_security_level: 'none' }),
  short('level-in-capitals', { smtpd_tls_security_level: 'MAY' }),
  short('level-encrypt', { smtpd_tls_security_level: 'encrypt' }),
  short('level-verify', { smtpd_tls_security_level: 'verify' }),
  short('level-fingerprint', { smtpd_tls_security_level: 'fingerprint' }),
  short('level-dane', { smtpd_tls_security_level: 'dane' }),
  short('level-unknown', { smtpd_tls_security_level: 'always' }),
  short('legacy-use', { smtpd_tls_security_level: '', smtpd_use_tls: 'yes' }),
  short('legacy-enforce', {
    smtpd_tls_security_level: '',
    smtpd_enforce_tls: 'yes',
    smtpd_tls_mandatory_protocols: '>=TLSv1.2',
  }),
  short('legacy-nothing', { smtpd_tls_security_level: '' }),
  short(
    'wrapper-alone',
    { smtpd_tls_security_level: 'none', smtpd_tls_wrappermode: 'yes' },
    { wrapped: true },
  ),
  short(
    'wrapper-uses-mandatory-list',
    {
      smtpd_tls_wrappermode: 'yes',
      smtpd_tls_mandatory_protocols: '>=TLSv1.2',
      smtpd_tls_protocols: 'TLSv1',
    },
    { wrapped: true },
  ),
  short(
    'wrapper-does-not-look-at-level',
    { smtpd_tls_security_level: 'dane', smtpd_tls_wrappermode: 'yes' },
    { wrapped: true },
  ),
  short('protocols-floor', { smtpd_tls_protocols: '>=TLSv1.2' }),
  short('protocols-exclusions', { smtpd_tls_protocols: '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1' }),
  short('protocols-gap', { smtpd_tls_protocols: '!TLSv1.1, !TLSv1.2' }),
  short('protocols-ceiling', { smtpd_tls_protocols: '<=TLSv1.1' }),
  short('protocols-tls13-alone', { smtpd_tls_protocols: 'TLSv1.3' }),
  short('protocols-two', { smtpd_tls_protocols: 'tlsv1:TLSV1.2' }),
  short('protocols-space-after-floor', { smtpd_tls_protocols: '>= TLSv1.2' }),
  short('protocols-hexadecimal', { smtpd_tls_protocols: '>=0303' }),
  short('protocols-empty', { smtpd_tls_protocols: '' }),
  short('protocols-invalid', { smtpd_tls_protocols: 'TLSv1.2, TLSv9' }),
  short('protocols-nothing-left', { smtpd_tls_protocols: '>=TLSv1.3, <=TLSv1.2' }),
  short('mandatory-list-without-effect', { smtpd_tls_mandatory_protocols: 'TLSv1.3' }),
  short('optional-list-without-effect', {
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_protocols: 'TLSv1.3',
  }),
  short('client-list-without-effect', { smtp_tls_protocols: 'TLSv1.3', smtp_tls_exclude_ciphers: 'AES' }),
  {
    name: 'grade-high',
    options: { smtpd_tls_ciphers: 'high', smtpd_tls_protocols: 'TLSv1.2', tls_preempt_cipherlist: 'yes' },
  },
  { name: 'grade-null', options: { smtpd_tls_ciphers: 'NULL' } },
  short('grade-low', { smtpd_tls_ciphers: 'low', tls_low_cipherlist: 'AES128-SHA:AES256-SHA' }),
  short('grade-export', { smtpd_tls_ciphers: 'export', tls_export_cipherlist: 'AES256-SHA' }),
  short('grade-unknown', { smtpd_tls_ciphers: 'strong' }),
  short('grade-of-the-other-half', { smtpd_tls_mandatory_ciphers: 'null' }),
  short('mandatory-grade', {
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_mandatory_ciphers: 'high',
    tls_high_cipherlist: 'AES256-SHA:ECDHE-RSA-AES256-GCM-SHA384',
  }),
  short('exclude-anonymous', { smtpd_tls_exclude_ciphers: 'aNULL' }),
  short('exclude-kinds', { smtpd_tls_exclude_ciphers: 'kRSA, DHE' }),
  short('exclude-combination', { smtpd_tls_exclude_ciphers: 'aRSA+AESGCM:AES256-SHA' }),
  short('exclude-unknown-word', { smtpd_tls_exclude_ciphers: 'RC5, AES-256, aECDSA' }),
  short('exclude-operator', { smtpd_tls_exclude_ciphers: 'kRSA, !aNULL' }),
  short('exclude-everything', { smtpd_tls_exclude_ciphers: 'ALL' }),
  short('exclude-tls13-without-effect', { smtpd_tls_exclude_ciphers: 'TLS_AES_256_GCM_SHA384, AES256' }),
  short('mandatory-exclusion-without-effect', { smtpd_tls_mandatory_exclude_ciphers: 'AES' }),
  short('mandatory-exclusion-adds', {
    smtpd_tls_security_level: 'encrypt',
    smtpd_tls_exclude_ciphers: 'aNULL',
    smtpd_tls_mandatory_exclude_ciphers: 'kRSA',
  }),
  short('list-of-ones-own', {
    tls_preempt_cipherlist: 'yes',
    tls_medium_cipherlist: 'AES128-SHA:ECDHE+CHACHA20:+AES128-SHA:DHE-RSA-CAMELLIA256-SHA:@STRENGTH',
  }),
  short('list-rejected', { tls_medium_cipherlist: 'RC5:AES-256' }),
  short('list-sets-level-one', { tls_medium_cipherlist: `${SHORT}:@SECLEVEL=1` }),
  short('list-sets-level-two', { tls_medium_cipherlist: `${SHORT}:@SECLEVEL=2` }),
  // At this level an RSA key of 2048 bits is too short.
  short('list-sets-level-three', { smtpd_tls_cert_file: '', tls_medium_cipherlist: `${SHORT}:@SECLEVEL=3` }),
  short('suites-without-protocol', {
    smtpd_tls_protocols: '<=TLSv1.1',
    tls_medium_cipherlist: 'ECDHE+AESGCM',
  }),
  short('protocol-without-suites', { tls_medium_cipherlist: 'ECDHE+AESGCM' }),
  short('asks-for-certificates', { smtpd_tls_ask_ccert: 'yes' }),
  short('requires-certificates-in-vain', { smtpd_tls_req_ccert: 'yes' }),
  short('requires-certificates', { smtpd_tls_security_level: 'encrypt', smtpd_tls_req_ccert: 'yes' }),
  short('anonymous', { ...NO_CERTIFICATE, smtpd_tls_cert_file: 'none' }),
  short('anonymous-cannot-ask', {
    ...NO_CERTIFICATE,
    smtpd_tls_cert_file: 'none',
    smtpd_tls_ask_ccert: 'yes',
  }),
  short('no-certificate', NO_CERTIFICATE),
  short('ecdsa-alone', { smtpd_tls_cert_file: '' }),
  short('rsa-alone', { smtpd_tls_eccert_file: '' }),
  short('chain-beside-legacy', { smtpd_tls_chain_files: '{{config}}/rsa.key, {{config}}/rsa.crt' }),
  short('old-curve-grade', { smtpd_tls_eecdh_grade: 'none' }),
  short('groups-unknown', { tls_eecdh_auto_curves: 'P-255, curve25518', tls_ffdhe_auto_groups: '' }),
  short('groups-without-curves', { tls_eecdh_auto_curves: 'ffdhe2048', tls_ffdhe_auto_groups: '' }),
  short('groups-with-marks', { tls_eecdh_auto_curves: '?X25519MLKEM768:DEFAULT' }),
  short('groups-of-the-future', { tls_eecdh_auto_curves: 'X25519MLKEM768', tls_ffdhe_auto_groups: '' }),
  short('level-by-reference', {
    smtpd_tls_security_level: '${nothing?{none}:{encrypt}}',
    smtpd_tls_mandatory_protocols: '$smtpd_tls_protocols',
    smtpd_tls_protocols: 'TLSv1.3',
  }),
  short('exclusions-in-small-letters', { smtpd_tls_exclude_ciphers: 'anull; krsa' }),
];

/** A master.cf with a service for each variant. */
export function masterCfOf(variants: readonly ServerVariant[]): string {
  return variants
    .map(({ name, options }) => {
      const set = Object.entries(options).map(([option, value]) => `  -o { ${option} = ${value} }\n`);
      return `127.0.0.1:{{${name}}} inet n - n - - smtpd\n${set.join('')}`;
    })
    .join('');
}

/** An instance whose postscreen offers STARTTLS to everybody, and leaves the rest to a tlsproxy with other settings. */
export interface PostscreenVariant {
  readonly name: string;
  readonly mainCf: string;
}

const POSTSCREEN_MAIN_CF = `${SERVER_MAIN_CF}postscreen_access_list =
postscreen_cache_map =
postscreen_greet_wait = 1s
postscreen_pipelining_enable = yes
tls_medium_cipherlist = ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA
tls_high_cipherlist = AES128-SHA
`;

/** Instances with postscreen. */
export const POSTSCREEN_VARIANTS: readonly PostscreenVariant[] = [
  {
    name: 'postscreen-follows-smtpd',
    mainCf: `${POSTSCREEN_MAIN_CF}smtpd_tls_protocols = >=TLSv1.2\n`,
  },
  {
    name: 'tlsproxy-has-its-own-level',
    mainCf: `${POSTSCREEN_MAIN_CF}tlsproxy_tls_security_level = encrypt
tlsproxy_tls_mandatory_protocols = TLSv1.2
tlsproxy_tls_mandatory_ciphers = high
smtpd_tls_protocols = TLSv1.3
`,
  },
  {
    name: 'tlsproxy-is-off',
    mainCf: `${POSTSCREEN_MAIN_CF}tlsproxy_tls_security_level = none\n`,
  },
];

/** The services of an instance with postscreen. */
export const POSTSCREEN_MASTER_CF = `127.0.0.1:{{postscreen}} inet n - n - 1 postscreen
smtpd pass - - n - - smtpd
`;
