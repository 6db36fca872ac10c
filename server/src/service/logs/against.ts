/**
 * Which of the peers seen in logs a configuration would shut out. A log tells what was negotiated, not what else a
 * peer can do: one whose protocol is older than all that remain has nothing left, since peers use the newest that
 * both have; one whose suite is gone may have another, and is named because nothing shows that it has.
 */
import type { Instance } from '../model/instance.js';
import { effectiveTls, type EffectiveTls } from '../tls/effective.js';
import { evaluateProtocolList } from '../tls/protocol-list.js';
import type { TlsAspect } from '../tls/reason.js';
import { isOlderThanAll, type LogEvidence, type SeenPeer } from './evidence.js';

/** A peer that would be shut out, and why. */
export interface ShutOutPeer extends SeenPeer {
  readonly because: string;
}

/** The verdict of a configuration on the peers seen. */
export interface AgainstVerdict {
  readonly shutOut: readonly ShutOutPeer[];
  /** Names under which peers were logged, but under which no service of the configuration logs. */
  readonly unknownServices: readonly string[];
}

/** Judges the peers seen, in their order. */
export function judgeEvidence(instance: Instance, evidence: Pick<LogEvidence, 'peers'>): AgainstVerdict {
  const services = servicesByLogName(instance);
  const unknown = new Set<string>();
  const shutOut = evidence.peers.flatMap((row) => {
    const role = row.direction === 'in' ? 'server' : 'client';
    const concerned = (services.get(row.service) ?? []).filter((service) => service.role === role);
    if (concerned.length === 0) unknown.add(row.service);
    const because = reasonAgainst(instance, concerned, row);
    return because === undefined ? [] : [{ ...row, because }];
  });
  return { shutOut, unknownServices: [...unknown].sort() };
}

/** The services that do TLS by the name they log under, as "postfix/submission/smtpd"; postscreen's is tlsproxy's. */
export function servicesByLogName(instance: Instance): ReadonlyMap<string, readonly EffectiveTls[]> {
  const services = new Map<string, EffectiveTls[]>();
  for (const tls of effectiveTls(instance)) {
    if (tls.family === 'tlsproxy') continue;
    const { prefix, service } = tls.reader;
    const name = `${instance.effective('syslog_name', service).value}/${prefix}`;
    services.set(name, [...(services.get(name) ?? []), tls]);
  }
  return services;
}

/** Several services may log under one name; which of them a peer talked to is then not known. */
function reasonAgainst(
  instance: Instance,
  services: readonly EffectiveTls[],
  row: SeenPeer,
): string | undefined {
  const refusals = services.flatMap((tls) => refusal(instance, tls, row) ?? []);
  const first = refusals[0];
  if (first === undefined || refusals.length === services.length) return first;
  return `${first}; not so another service that logs as ${row.service}`;
}

function refusal(instance: Instance, tls: EffectiveTls, row: SeenPeer): string | undefined {
  const { id, protocols, suites, off } = tls;
  if (off !== undefined) {
    const wrapped = off === 'wrapper-without-level' ? ', which does not do in wrapper mode' : '';
    return `${id} would negotiate nothing${settings(tls, OFF[off] ?? EVERYTHING)}${wrapped}${exception(instance, tls)}`;
  }
  if (isOlderThanAll(row.protocol, protocols)) {
    const aspects: readonly TlsAspect[] = isListed(instance, tls, row.protocol) ? CIPHERS : ['protocols'];
    return `${id} would have ${protocols.join(', ')} only${settings(tls, aspects)}${escape(instance, tls)}`;
  }
  const hasProtocol = protocols.some((protocol) => protocol === row.protocol);
  if (!hasProtocol || suites.some(({ name }) => name === row.cipher)) return undefined;
  return `${id} would not have this cipher, and whether the peer has another is not known${settings(tls, CIPHERS)}${escape(instance, tls)}`;
}

/** Whether the protocol list allows a version, so that it is the ciphers that leave none for it. */
function isListed(instance: Instance, { role, reasons }: EffectiveTls, protocol: string): boolean {
  const list = reasons.find(({ what }) => what === 'protocols')?.value ?? '';
  const { postfix } = instance.catalogue.target;
  return evaluateProtocolList(list, { postfix, role }).enabled.some((each) => each === protocol);
}

const CIPHERS: readonly TlsAspect[] = ['cipher-grade', 'cipher-list', 'cipher-exclusions'];
const EVERYTHING: readonly TlsAspect[] = ['protocols', ...CIPHERS];
const OFF: Readonly<{ [off in NonNullable<EffectiveTls['off']>]?: readonly TlsAspect[] }> = {
  level: ['level'],
  'invalid-level': ['level'],
  'wrapper-without-level': ['level'],
  tlsproxy: ['level'],
  'invalid-protocol-list': ['protocols'],
  'no-protocol': ['protocols'],
};

/** The settings behind it, as " (smtpd_tls_protocols = >=TLSv1.2)". */
function settings(tls: EffectiveTls, aspects: readonly TlsAspect[]): string {
  const texts = tls.reasons
    .filter(({ what, value }) => aspects.includes(what) && (value !== '' || aspects.length === 1))
    .filter(({ what, origin }) => what !== 'cipher-list' || origin.kind !== 'default')
    .map(({ parameter, value }) => `${parameter} = ${value}`.trimEnd());
  return texts.length === 0 ? '' : ` (${[...new Set(texts)].join(', ')})`;
}

/** What keeps mail flowing all the same. */
function escape(instance: Instance, tls: EffectiveTls): string {
  const except = exception(instance, tls);
  if (except !== '' || tls.level.mandatory) return except;
  return '; TLS is optional there, so that mail may go in cleartext';
}

/** A client may have other settings for a destination. */
function exception(instance: Instance, { role, family, service }: EffectiveTls): string {
  const maps = `${family}_tls_policy_maps`;
  const isUsed = role === 'client' && instance.effective(maps, service).value !== '';
  return isUsed ? `, unless ${maps} says otherwise` : '';
}
