/** The protocols and suites of one level: the lists in force at it, and what they leave together. */
import type { Effective } from '../model/instance.js';
import type { TlsProtocol } from '../catalogue/tls-protocols.js';
import { isAtLeast } from '../catalogue/release.js';
import type { ClientCertificateDemand } from './certificates.js';
import type { CipherChoice, CipherChooser } from './cipher-choice.js';
import { evaluateProtocolList, type ProtocolList } from './protocol-list.js';
import type { TlsRole } from './protocol-range.js';
import { hasCurves } from './key-exchange-groups.js';
import { ownSetting, sharedSetting, type TlsReader } from './reader.js';
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
  const curveless = curvelessBecause(reader, terms.role);
  because.push(...curveless.map((effective) => ({ what: 'key-exchange' as const, effective })));
  const chosen = withoutCurves(
    chooser.choose(reader, { grade, exclusions: [...exclusions, builtInExclusion(terms)] }),
    curveless.length > 0,
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

/** The parameters by which a server does without elliptic curves; none where it has some. */
function curvelessBecause(reader: TlsReader, role: TlsRole): readonly Effective[] {
  if (role === 'client') return [];
  const { data, target } = reader.instance.catalogue;
  const grade = isAtLeast(target.postfix, '3.6') ? undefined : ownSetting(reader, 'tls_eecdh_grade');
  if (grade?.value.toLowerCase() === 'none') return [grade];
  if (grade !== undefined && grade.value.toLowerCase() !== 'auto') return [];
  const lists = [
    sharedSetting(reader, 'tls_eecdh_auto_curves'),
    sharedSetting(reader, 'tls_ffdhe_auto_groups'),
  ];
  // As packaged with OpenSSL 3.5, Postfix 3.11 leaves the groups to OpenSSL by default.
  const isLeft = isAtLeast(target.postfix, '3.11') && isAtLeast(target.openssl, '3.5');
  const [eecdh = '', ffdhe = ''] = lists.map((list) =>
    isLeft && list?.origin.kind === 'default' ? '' : list?.value,
  );
  if (hasCurves(data, { eecdh, ffdhe }, target)) return [];
  return lists.filter((list) => list !== undefined);
}

/** Suites of TLS 1.3 stay: these take the curves from elsewhere. */
function withoutCurves(choice: CipherChoice, curveless: boolean): CipherChoice {
  if (!curveless) return choice;
  return { ...choice, suites: choice.suites.filter(({ kx }) => kx !== 'ECDHE' && kx !== 'ECDHEPSK') };
}
