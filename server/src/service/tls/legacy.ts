/** The legacy parameters for certificates and keys. */

/** Families that have certificates. */
export const CERTIFICATE_PREFIXES = ['smtpd', 'smtp', 'lmtp'] as const;

/** Endings of the parameters for a certificate and its key, by kind. */
export const LEGACY_PAIRS: readonly (readonly [certificate: string, key: string])[] = [
  ['tls_cert_file', 'tls_key_file'],
  ['tls_eccert_file', 'tls_eckey_file'],
  ['tls_dcert_file', 'tls_dkey_file'],
];

/** The legacy parameters of a family. */
export function legacyNames(prefix: string): string[] {
  return LEGACY_PAIRS.flat().map((suffix) => `${prefix}_${suffix}`);
}
