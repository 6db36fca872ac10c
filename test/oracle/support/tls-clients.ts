/** SMTP clients with all kinds of TLS settings, each a transport with `-o` options, for real deliveries. */

/** One transport. */
export interface ClientVariant {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  /** Its server expects TLS from the first byte. */
  readonly wrapped?: true;
  /** What counts is its policy table, which has one entry for all destinations. */
  readonly byPolicy?: true;
}

/** Settings of all transports unless they override them. */
export const CLIENT_MAIN_CF = `smtp_tls_security_level = may
smtp_tls_fingerprint_cert_match = 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33
`;

const encrypt = { smtp_tls_security_level: 'encrypt' };

/** The transports. */
export const CLIENT_VARIANTS: readonly ClientVariant[] = [
  { name: 'by-default', options: {} },
  { name: 'level-none', options: { smtp_tls_security_level: 'none' } },
  { name: 'level-encrypt', options: encrypt },
  { name: 'level-verify', options: { smtp_tls_security_level: 'verify' } },
  { name: 'level-secure', options: { smtp_tls_security_level: 'Secure' } },
  { name: 'level-fingerprint', options: { smtp_tls_security_level: 'fingerprint' } },
  {
    name: 'fingerprint-without-any',
    options: { smtp_tls_security_level: 'fingerprint', smtp_tls_fingerprint_cert_match: '' },
  },
  {
    name: 'dane-without-dnssec',
    options: { smtp_tls_security_level: 'dane', smtp_tls_mandatory_protocols: 'TLSv1.3' },
  },
  { name: 'dane-only-without-dnssec', options: { smtp_tls_security_level: 'dane-only' } },
  {
    name: 'legacy-use',
    options: { smtp_tls_security_level: '', smtp_use_tls: 'yes', smtp_tls_protocols: '>=TLSv1.2' },
  },
  { name: 'legacy-enforce', options: { smtp_tls_security_level: '', smtp_enforce_tls: 'yes' } },
  {
    name: 'legacy-enforce-without-name',
    options: { smtp_tls_security_level: '', smtp_enforce_tls: 'yes', smtp_tls_enforce_peername: 'no' },
  },
  { name: 'legacy-nothing', options: { smtp_tls_security_level: '' } },
  { name: 'wrapper', options: { ...encrypt, smtp_tls_wrappermode: 'yes' }, wrapped: true },
  { name: 'wrapper-without-level', options: { smtp_tls_wrappermode: 'yes' }, wrapped: true },
  { name: 'protocols-floor', options: { smtp_tls_protocols: '>=TLSv1.2' } },
  { name: 'protocols-ceiling', options: { smtp_tls_protocols: '<=TLSv1.2' } },
  { name: 'protocols-old-alone', options: { smtp_tls_protocols: 'TLSv1, TLSv1.1' } },
  { name: 'protocols-gap', options: { smtp_tls_protocols: '!TLSv1.2' } },
  { name: 'protocols-invalid', options: { smtp_tls_protocols: 'TLSv1.4' } },
  { name: 'protocols-invalid-mandatory', options: { ...encrypt, smtp_tls_mandatory_protocols: 'TLS1.2' } },
  { name: 'mandatory-list-without-effect', options: { smtp_tls_mandatory_protocols: 'TLSv1.3' } },
  {
    name: 'optional-list-without-effect',
    options: { ...encrypt, smtp_tls_protocols: 'TLSv1.3', smtp_tls_mandatory_protocols: 'TLSv1.2' },
  },
  { name: 'grade-high', options: { smtp_tls_ciphers: 'high' } },
  { name: 'grade-null', options: { smtp_tls_ciphers: 'null' } },
  {
    name: 'grade-null-encrypt',
    options: { ...encrypt, smtp_tls_mandatory_ciphers: 'null', smtp_tls_mandatory_protocols: '<=TLSv1.2' },
  },
  { name: 'grade-unknown', options: { smtp_tls_ciphers: 'best' } },
  { name: 'mandatory-grade', options: { ...encrypt, smtp_tls_mandatory_ciphers: 'high' } },
  { name: 'exclusions', options: { smtp_tls_exclude_ciphers: 'aNULL, kRSA:CAMELLIA, ARIA, AESCCM' } },
  {
    name: 'exclusions-of-both-kinds',
    options: { ...encrypt, smtp_tls_exclude_ciphers: 'kRSA', smtp_tls_mandatory_exclude_ciphers: 'DHE' },
  },
  { name: 'exclusion-with-operator', options: { smtp_tls_exclude_ciphers: '-AES' } },
  { name: 'exclusion-of-everything', options: { smtp_tls_exclude_ciphers: 'ALL' } },
  { name: 'list-of-ones-own', options: { tls_medium_cipherlist: 'AES128-SHA:ECDHE+CHACHA20:@STRENGTH' } },
  { name: 'list-with-level', options: { tls_medium_cipherlist: 'HIGH:@SECLEVEL=2' } },
  {
    name: 'list-with-level-overruled',
    options: { smtp_tls_security_level: 'verify', tls_medium_cipherlist: 'HIGH:@SECLEVEL=3' },
  },
  { name: 'server-list-without-effect', options: { smtpd_tls_protocols: 'TLSv1.3' } },
  {
    name: 'policy-tightens',
    options: { smtp_tls_policy_maps: 'static:{encrypt protocols=>=TLSv1.2 ciphers=high exclude=aNULL:kRSA}' },
    byPolicy: true,
  },
  {
    name: 'policy-loosens',
    options: {
      smtp_tls_policy_maps: 'static:{may protocols=TLSv1}',
      smtp_tls_security_level: 'secure',
      smtp_tls_exclude_ciphers: 'AESGCM',
    },
    byPolicy: true,
  },
  { name: 'policy-none', options: { smtp_tls_policy_maps: 'static:none' }, byPolicy: true },
  {
    name: 'policy-invalid',
    options: { smtp_tls_policy_maps: 'static:{may protocol=TLSv1}' },
    byPolicy: true,
  },
  {
    name: 'policy-with-braces',
    options: { smtp_tls_policy_maps: 'static:{encrypt {protocols=TLSv1.2, TLSv1.3}}' },
    byPolicy: true,
  },
  {
    name: 'policy-in-capitals',
    options: { smtp_tls_policy_maps: 'static:{ENCRYPT, PROTOCOLS=tlsv1.2 Ciphers=HIGH}' },
    byPolicy: true,
  },
  {
    name: 'policy-with-gap',
    options: { smtp_tls_policy_maps: 'static:{may protocols=TLSv1:TLSv1.2 exclude=}' },
    byPolicy: true,
  },
  {
    name: 'policy-where-there-is-no-tls',
    options: { smtp_tls_policy_maps: 'static:verify', smtp_tls_security_level: 'none' },
    byPolicy: true,
  },
];

/** A master.cf with a transport for each variant. */
export const CLIENT_MASTER_CF = CLIENT_VARIANTS.map(({ name, options }) => {
  const set = Object.entries(options).map(([option, value]) => `  -o { ${option} = ${value} }\n`);
  return `${name} unix - - n - - smtp\n${set.join('')}`;
}).join('');
