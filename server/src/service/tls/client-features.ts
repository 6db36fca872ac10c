/** What a client does about TLS beside its level: DANE, MTA-STS by a policy service, REQUIRETLS and TLS reports. */
import type { Effective } from '../model/instance.js';
import { splitBracedWords, splitWords } from '../syntax/words.js';
import type { EffectiveLevel } from './level.js';
import { isOn, ownSetting, sharedSetting, type TlsReader } from './reader.js';

/** One feature and whether it is in use. */
export interface TlsFeature {
  readonly name: 'dane' | 'mta-sts' | 'requiretls' | 'tlsrpt';
  readonly state: TlsFeatureState;
  readonly because: readonly Effective[];
}

/** 'without-effect': asked for, but something that it needs is missing. */
export type TlsFeatureState = 'on' | 'off' | 'without-effect';

/** The features of a client; those that its release does not have are left out. */
export function clientFeatures(reader: TlsReader, level: EffectiveLevel): TlsFeature[] {
  return [dane(reader, level), mtaSts(reader), requireTls(reader), reports(reader)].filter(
    (feature) => feature !== undefined,
  );
}

/** What a server offers beside STARTTLS: REQUIRETLS, once the connection is encrypted. */
export function serverFeatures(reader: TlsReader): TlsFeature[] {
  const feature = requireTls(reader);
  return feature === undefined ? [] : [feature];
}

/** Whether a client can do DANE: it looks up hosts in DNS, wants DNSSEC, and does not ignore failing lookups. */
export function canDoDane(reader: TlsReader): boolean {
  return ownSetting(reader, 'dns_support_level') !== undefined && daneObstacle(reader) === undefined;
}

/**
 * The parameter that keeps a client from DANE. The order of `*_host_lookup` plays no part: where "dns" is among its
 * words, Postfix asks DNS first.
 */
export function daneObstacle(reader: TlsReader): Effective | undefined {
  const support = ownSetting(reader, 'dns_support_level');
  if (support?.value.toLowerCase() !== 'dnssec') return support;
  const lookup = ownSetting(reader, 'host_lookup');
  const words = splitWords(lookup?.value.toLowerCase() ?? 'dns');
  if (!words.some(({ text }) => text === 'dns')) return lookup;
  const ignore = reader.prefix === 'smtp' ? sharedSetting(reader, 'ignore_mx_lookup_error') : undefined;
  return isOn(ignore) ? ignore : undefined;
}

function dane(reader: TlsReader, level: EffectiveLevel): TlsFeature | undefined {
  const support = ownSetting(reader, 'dns_support_level');
  if (support === undefined) return undefined;
  if (level.level !== 'dane' && level.level !== 'dane-only')
    return { name: 'dane', state: 'off', because: [...level.because, support] };
  const obstacle = daneObstacle(reader);
  const state = obstacle === undefined ? 'on' : 'without-effect';
  return { name: 'dane', state, because: [...level.because, obstacle ?? support] };
}

/** MTA-STS comes from a policy service among the policy tables; with TLSRPT it hands over what reports need. */
function mtaSts(reader: TlsReader): TlsFeature | undefined {
  const maps = ownSetting(reader, 'tls_policy_maps');
  if (maps === undefined) return undefined;
  const services = splitBracedWords(maps.value).filter(({ text }) => /^(socketmap|tcp):/i.test(text));
  const because = [maps];
  const patterns = ownSetting(reader, 'tls_enforce_sts_mx_patterns');
  if (services.length === 0) return { name: 'mta-sts', state: 'off', because };
  if (patterns !== undefined && services.some(({ text }) => /QUERYwithTLSRPT$/i.test(text)))
    because.push(patterns);
  return { name: 'mta-sts', state: 'on', because };
}

function requireTls(reader: TlsReader): TlsFeature | undefined {
  const enable = sharedSetting(reader, 'requiretls_enable');
  if (enable === undefined) return undefined;
  const policy =
    reader.prefix === 'smtp' || reader.prefix === 'lmtp'
      ? ownSetting(reader, 'requiretls_policy')
      : undefined;
  const because = policy === undefined ? [enable] : [enable, policy];
  return { name: 'requiretls', state: isOn(enable) ? 'on' : 'off', because };
}

/** TLSRPT needs the socket of a reporting service. */
function reports(reader: TlsReader): TlsFeature | undefined {
  const enable = ownSetting(reader, 'tlsrpt_enable');
  const socket = ownSetting(reader, 'tlsrpt_socket_name');
  if (enable === undefined || socket === undefined) return undefined;
  const state = !isOn(enable) ? 'off' : socket.value === '' ? 'without-effect' : 'on';
  return { name: 'tlsrpt', state, because: [enable, socket] };
}
