/**
 * What each service of an instance really does about TLS: level, protocols, suites, certificates, sessions and more,
 * with the parameters that decide and where they stand. Follows smtpd.c, tlsproxy.c, postscreen_smtpd.c, smtp_tls_policy.c.
 */
import type { CipherSuite } from '../catalogue/ciphers.js';
import type { TlsProtocol } from '../catalogue/tls-protocols.js';
import type { Effective, Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import {
  clientCertificateDemand,
  clientCertificatesOf,
  serverCertificates,
  type Certificates,
  type ClientCertificateDemand,
} from './certificates.js';
import { cipherChooser, type CipherChooser } from './cipher-choice.js';
import {
  canDoDane,
  clientFeatures,
  daneObstacle,
  serverFeatures,
  type TlsFeature,
} from './client-features.js';
import { effectiveLevel, roleOf, type EffectiveLevel, type TlsFamily } from './level.js';
import { negotiate, type Negotiation } from './negotiation.js';
import type { TlsRole } from './protocol-range.js';
import { ownSetting, readerFor, type TlsReader } from './reader.js';
import { reasonFor, type TlsAspect, type TlsReason } from './reason.js';
import { sessionSettings, type SessionSettings } from './sessions.js';
import { tlsUsers } from './users.js';

/** Why a service negotiates nothing. */
export type TlsOff =
  | 'level'
  | 'invalid-level'
  /** A client at dane-only that does not ask for DNSSEC connects to nobody. */
  | 'dane-without-dnssec'
  /** A client at fingerprint that was told none delivers nothing. */
  | 'no-fingerprint'
  /** A client in wrapper mode at a level below encrypt connects to nobody. */
  | 'wrapper-without-level'
  /** postscreen's TLS is done by a tlsproxy that has it switched off. */
  | 'tlsproxy'
  | 'invalid-protocol-list'
  | 'no-protocol'
  | 'unknown-grade'
  | 'bad-exclusion'
  | 'rejected-cipher-list'
  | 'no-suite';

/** The TLS of one service, or of all services of a daemon where there is no master.cf. */
export interface EffectiveTls {
  /** `name/type`, or the daemon's name where there is no master.cf. */
  readonly id: string;
  readonly family: TlsFamily;
  readonly role: TlsRole;
  readonly service?: Service;
  /** Whose parameters count: of postscreen those of tlsproxy. */
  readonly reader: TlsReader;
  readonly level: EffectiveLevel;
  /** What a peer can negotiate, oldest first; none where TLS is off. */
  readonly protocols: readonly TlsProtocol[];
  /** Suites that the settings allow, whatever certificate is there: those of TLS 1.3 first, then by preference. */
  readonly suites: readonly CipherSuite[];
  readonly off?: TlsOff;
  readonly certificates: Certificates;
  /** Only of servers. */
  readonly clientCertificates?: ClientCertificateDemand;
  readonly sessions: SessionSettings;
  readonly features: readonly TlsFeature[];
  readonly reasons: readonly TlsReason[];
}

/** The TLS of all services that do any, in the order of master.cf; with an empty or missing one, of smtpd and smtp. */
export function effectiveTls(instance: Instance): readonly EffectiveTls[] {
  return instance.derive(collect);
}

function collect(instance: Instance): EffectiveTls[] {
  const chooser = instance.derive(cipherChooser);
  const users = tlsUsers(instance).map(({ id, family, service }) => ({ id, family, service }));
  const proxies = instance.services
    .filter(({ daemon }) => daemon === 'tlsproxy')
    .map((service) => ({ id: service.id, family: 'tlsproxy' as const, service }));
  const position = (service: Service | undefined): number =>
    service === undefined ? 0 : instance.services.indexOf(service);
  return [...users, ...proxies]
    .sort((a, b) => position(a.service) - position(b.service))
    .map(({ id, family, service }) => effectiveOf(instance, chooser, id, family, service));
}

function effectiveOf(
  instance: Instance,
  chooser: CipherChooser,
  id: string,
  family: TlsFamily,
  service: Service | undefined,
): EffectiveTls {
  const role = roleOf(family);
  const level = effectiveLevel(instance, family, service);
  const reader = readerFor(instance, family, service);
  const acting = actingLevel(level, family, reader);
  const demand = role === 'server' ? clientCertificateDemand(reader, acting.mandatory) : undefined;
  const certificates =
    demand === undefined ? clientCertificatesOf(reader) : serverCertificates(reader, demand.demand !== 'no');
  const negotiation = negotiate(reader, chooser, {
    role,
    level: acting.level,
    mandatory: acting.mandatory,
    clientCertificates: demand?.demand ?? 'no',
  });
  const off =
    whyOff(level, reader, role) ?? (whyOff(acting, reader, role) === undefined ? undefined : 'tlsproxy');
  const nothing = off ?? whyNothing(negotiation);
  const sessions = sessionSettings(reader, role);
  const features = role === 'server' ? serverFeatures(reader) : clientFeatures(reader, level);
  const reasons: TlsReason[] = [
    ...whyReasons(nothing, level, negotiation, reader).map((effective) =>
      reasonFor(instance, 'off', effective, reader.service),
    ),
    ...(certificates.state === 'missing' ? certificates.because : []).map((effective) =>
      reasonFor(instance, 'no-certificate', effective, reader.service),
    ),
    ...level.because.map((effective) => reasonFor(instance, 'level', effective, service)),
    ...(acting.because === level.because
      ? []
      : acting.because.map((effective) => reasonFor(instance, 'level', effective, reader.service))),
    ...negotiation.because.map(({ what, effective }) => reasonFor(instance, what, effective, reader.service)),
    ...certificates.because.map((effective) =>
      reasonFor(instance, 'certificates', effective, reader.service),
    ),
    ...(demand?.because ?? []).map((effective) =>
      reasonFor(instance, 'client-certificates', effective, reader.service),
    ),
    ...sessions.because.map((effective) => reasonFor(instance, 'sessions', effective)),
    ...features.flatMap(({ name, because }) =>
      because.map((effective) => reasonFor(instance, name, effective, reader.service)),
    ),
  ];
  return {
    id,
    family,
    role,
    ...(service !== undefined && { service }),
    reader,
    level,
    protocols: nothing === undefined ? negotiation.protocols : [],
    suites: nothing === undefined ? negotiation.suites : [],
    ...(nothing !== undefined && { off: nothing }),
    certificates,
    ...(demand !== undefined && { clientCertificates: demand }),
    sessions,
    features,
    reasons,
  };
}

/**
 * The level whose lists apply. postscreen decides whether there is STARTTLS; what then happens goes by the level of
 * tlsproxy. dane without answers that DNSSEC has validated is no more than may.
 */
function actingLevel(level: EffectiveLevel, family: TlsFamily, reader: TlsReader): EffectiveLevel {
  if (family === 'postscreen') return effectiveLevel(reader.instance, 'tlsproxy', reader.service);
  if (level.level !== 'dane' || canDoDane(reader)) return level;
  return { ...level, level: 'may', mandatory: false };
}

function whyOff(level: EffectiveLevel, reader: TlsReader, role: TlsRole): TlsOff | undefined {
  if (level.problem?.kind === 'invalid') return 'invalid-level';
  if (level.level === 'none') return 'level';
  if (role === 'server') return undefined;
  if (level.level === 'dane-only' && !canDoDane(reader)) return 'dane-without-dnssec';
  if (level.level === 'fingerprint' && ownSetting(reader, 'tls_fingerprint_cert_match')?.value === '')
    return 'no-fingerprint';
  return level.wrapped && level.level === 'may' ? 'wrapper-without-level' : undefined;
}

/** The parameters that switch TLS off. */
function whyReasons(
  off: TlsOff | undefined,
  level: EffectiveLevel,
  { because }: Negotiation,
  reader: TlsReader,
): readonly Effective[] {
  const of = (...topics: TlsAspect[]): Effective[] =>
    because.filter(({ what }) => topics.includes(what)).map(({ effective }) => effective);
  switch (off) {
    case undefined:
      return [];
    case 'invalid-protocol-list':
    case 'no-protocol':
      return of('protocols');
    case 'unknown-grade':
      return of('cipher-grade');
    case 'bad-exclusion':
      return of('cipher-exclusions');
    case 'rejected-cipher-list':
      return of('cipher-list', 'cipher-exclusions');
    case 'no-suite':
      return of('protocols', 'cipher-list', 'cipher-exclusions');
    case 'dane-without-dnssec':
      return [...level.because, daneObstacle(reader)].filter((effective) => effective !== undefined);
    default:
      return level.because;
  }
}

/** Why a negotiation can come to nothing; undefined where it can succeed. */
export function whyNothing({ protocolList, cipherChoice, protocols }: Negotiation): TlsOff | undefined {
  if (!protocolList.valid) return 'invalid-protocol-list';
  const { problem } = cipherChoice;
  if (problem !== undefined) return problem.kind === 'rejected-list' ? 'rejected-cipher-list' : problem.kind;
  if (protocolList.enabled.length === 0) return 'no-protocol';
  return protocols.length === 0 ? 'no-suite' : undefined;
}
