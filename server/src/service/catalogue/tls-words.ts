/** Shapes of the data file about words of TLS settings; types only, no logic. */
import type { Release } from './release.js';
import type { NamedWord, RequiredSetting } from './words.js';

/** A TLS security level in one role. */
export interface SecurityLevelWord extends NamedWord {
  readonly role: 'client' | 'server';
  /** No TLS means no mail. */
  readonly mandatory: boolean;
  readonly authenticates: boolean;
  readonly requires?: readonly RequiredSetting[];
  readonly parameters?: readonly string[];
  /** What happens to a level that the role does not have. */
  readonly treatedAs?: 'encrypt' | 'fatal';
}

/** A protocol name. */
export interface ProtocolWord extends NamedWord {
  /** Number on the wire, four hexadecimal digits. */
  readonly hex: string;
  readonly backportedTo?: readonly Release[];
  /** OpenSSL release that brought it. */
  readonly openssl?: Release;
  readonly broken?: true;
  readonly weak?: true;
}

/** A cipher grade. */
export interface CipherGradeWord extends NamedWord {
  /** Parameter with the cipher list behind the grade. */
  readonly cipherlist: string;
  readonly obsolete?: true;
  readonly sameAsMediumSince?: Release;
  readonly broken?: true;
}

/** A word of which only some OpenSSL releases know the meaning. */
export interface OpensslWord extends NamedWord {
  readonly openssl?: Release;
}

/** A word of tls_ssl_options. */
export interface SslOptionWord extends OpensslWord {
  /** Its bit in the hexadecimal form. */
  readonly bit: string;
}

/** A word of tls_disable_workarounds. */
export interface WorkaroundWord extends NamedWord {
  readonly bit?: string;
  /** OpenSSL keeps only the name. */
  readonly noEffect?: true;
  readonly aliases?: readonly string[];
}

/** An attribute behind the level in a TLS policy table. */
export interface PolicyAttribute extends NamedWord {
  readonly levels: readonly string[];
  readonly value: string;
  readonly repeatable?: true;
  /** Who writes it, when people do not. */
  readonly writtenBy?: string;
  readonly allowed?: readonly string[];
}

/** An elliptic curve or other group for the key exchange. */
export interface KeyExchangeGroup extends OpensslWord {
  readonly kind: 'curve' | 'ffdhe' | 'pq' | 'hybrid' | 'keyword';
  readonly aliases?: readonly string[];
}

/** A digest for fingerprints. */
export interface DigestWord extends NamedWord {
  readonly weak?: true;
}

/** The file tls.json. */
export interface TlsFile {
  readonly levels: readonly SecurityLevelWord[];
  readonly protocols: readonly ProtocolWord[];
  readonly protocolForms: readonly NamedWord[];
  readonly cipherGrades: readonly CipherGradeWord[];
  readonly cipherGroups: readonly NamedWord[];
  /** Words of cipher lists that only older OpenSSL releases knew. */
  readonly formerCipherWords: readonly string[];
  readonly cipherOperators: readonly OpensslWord[];
  readonly sslOptions: readonly SslOptionWord[];
  readonly workarounds: readonly WorkaroundWord[];
  readonly policyAttributes: readonly PolicyAttribute[];
  readonly matchWords: readonly NamedWord[];
  readonly keyExchangeGroups: readonly KeyExchangeGroup[];
  readonly digests: readonly DigestWord[];
}
