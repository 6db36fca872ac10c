/** The protocols and suites of one level: the lists in force at it, and what they leave together. */
import type { Effective } from '../model/instance.js';
import type { TlsProtocol } from '../catalogue/tls-protocols.js';
import { isAtLeast } from '../catalogue/release.js';
import type { ClientCertificateDemand } from './certificates.js';
import type { CipherChoice, CipherChooser } from './cipher-choice.js';
import { evaluateProtocolList, type ProtocolList } from './protocol-list.js';
import type { TlsRole } from './protocol-range.js';
import { ownSetting, type TlsReader } from './reader.js';
import type { TlsAspect } from './reason.js';
import type { SecurityLevel } from './level.js';
import { alsoExcluded, negotiable, type Negotiable } from './suites.js';

/** At what level, and what was said for a single destination. */
export interface NegotiationTerms {
  readonly role: TlsRole;
  readonly level: SecurityLevel;
  /** Whether the `mandatory` lists apply. */
  readonly mandatory: boolean;
  /** What a server wants from its clients; one that asks for certificates does no anonymous key exchange. */
  readonly clientCertificates: ClientCertificateDemand['demand'];
  /** What a policy table says in place of the lists of main.cf. */
  readonly instead?: { readonly protocols?: string; readonly grade?: string; readonly exclude?: string };
}

/** What can be negotiated and why. */
export interface Negotiation extends Negotiable {
  readonly protocolList: ProtocolList;
  readonly cipherChoice: CipherChoice;
  readonly because: readonly { readonly what: TlsAspect; readonly effective: Effective }[];
}

/** Grades of releases that had no parameter for opportunistic TLS. */
const BEFORE_GRADES = 'export';

/** Works out what a service negotiates on some terms. */
export function negotiate(reader: TlsReader, chooser: CipherChooser, terms: NegotiationTerms): Negotiation {
  const { target } = reader.instance.catalogue;
  const half = terms.mandatory ? 'tls_mandatory_' : 'tls_';
  const because: { what: TlsAspect; effective: Effective }[] = [];
  const setting = (what: TlsAspect, suffix: string): Effective | undefined => {
    const effective = ownSetting(reader, suffix);
    if (effective !== undefined) because.push({ what, effective });
    return effective;
  };
  const protocols = terms.instead?.protocols ?? setting('protocols', `${half}protocols`)?.value ?? '';
  const grade = terms.instead?.grade ?? setting('cipher-grade', `${half}ciphers`)?.value ?? BEFORE_GRADES;
  const exclusions =
    terms.instead?.exclude === undefined
      ? [
          setting('cipher-exclusions', 'tls_exclude_ciphers'),
          terms.mandatory ? setting('cipher-exclusions', 'tls_mandatory_exclude_ciphers') : undefined,
        ].map((effective) => effective?.value ?? '')
      : [terms.instead.exclude];
  const curves = curvelessExclusions(reader, terms.role);
  if (curves !== undefined) because.push({ what: 'key-exchange', effective: curves });
  const chosen = withoutCurves(
    chooser.choose(reader, { grade, exclusions: [...exclusions, builtInExclusion(terms)] }),
    curves !== undefined,
  );
  const cipherChoice = authenticates(terms) ? { ...chosen, securityLevel: 1 } : chosen;
  if (cipherChoice.source !== undefined)
    because.push({ what: 'cipher-list', effective: cipherChoice.source });
  const off: TlsProtocol[] = [...alsoExcluded(cipherChoice, target.openssl)];
  if (terms.level === 'dane' || terms.level === 'dane-only') off.push('SSLv3');
  const protocolList = evaluateProtocolList(protocols, {
    postfix: target.postfix,
    role: terms.role,
    alsoExcluded: off,
  });
  return { ...negotiable(protocolList.enabled, cipherChoice), protocolList, cipherChoice, because };
}

/** What Postfix excludes by itself. */
function builtInExclusion(terms: NegotiationTerms): string {
  if (terms.role === 'server') return terms.clientCertificates === 'no' ? '' : 'aNULL';
  if (authenticates(terms)) return 'aNULL';
  return terms.level === 'encrypt' ? 'eNULL' : '';
}

/**
 * Whether the peer must prove who it is. Then Postfix sets OpenSSL's security level 1, whatever the cipher list says,
 * at which OpenSSL 3 has nothing below TLS 1.2.
 */
function authenticates({ role, level, clientCertificates }: NegotiationTerms): boolean {
  if (role === 'server') return clientCertificates === 'require';
  return level !== 'none' && level !== 'may' && level !== 'encrypt';
}

/** The parameter by which a server before 3.6 does without elliptic curves. */
function curvelessExclusions(reader: TlsReader, role: TlsRole): Effective | undefined {
  if (role === 'client' || isAtLeast(reader.instance.catalogue.target.postfix, '3.6')) return undefined;
  const grade = ownSetting(reader, 'tls_eecdh_grade');
  return grade?.value.toLowerCase() === 'none' ? grade : undefined;
}

/** Suites of TLS 1.3 stay: these take the curves from elsewhere. */
function withoutCurves(choice: CipherChoice, curveless: boolean): CipherChoice {
  if (!curveless) return choice;
  return { ...choice, suites: choice.suites.filter(({ kx }) => kx !== 'ECDHE' && kx !== 'ECDHEPSK') };
}
