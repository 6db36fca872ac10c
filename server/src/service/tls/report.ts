/** The effective TLS of an instance as plain data: what the command line prints, and editors show. */
import type { Instance } from '../model/instance.js';
import type { ReadText } from '../model/mentions.js';
import type { ConfiguredCertificate, Certificates } from './certificates.js';
import { destinationTls, type DestinationTls } from './destinations.js';
import { effectiveTls, type EffectiveTls, type TlsOff } from './effective.js';
import { ownSetting } from './reader.js';
import { placeOf, type TlsReason } from './reason.js';
import { isWeakProtocol, isWeakSuite, suiteHas } from './suites.js';

/** One service. */
export interface ServiceTlsReport {
  readonly service: string;
  readonly role: 'server' | 'client';
  readonly level: string;
  /** Names, oldest first. */
  readonly protocols: readonly string[];
  /** Names, most preferred first. */
  readonly suites: readonly string[];
  readonly certificates: readonly ConfiguredCertificate[];
  readonly reasons: readonly ReasonReport[];
  /** Why nothing is negotiated. */
  readonly off?: TlsOff;
  readonly certificateState: Certificates['state'];
  readonly weakSuites: readonly string[];
  readonly cells: readonly TlsCell[];
  readonly destinations: readonly DestinationReport[];
}

/** One parameter that has a part in it; without file and line for a default. */
export interface ReasonReport {
  readonly what: string;
  readonly parameter: string;
  readonly value: string;
  readonly file?: string;
  /** Zero-based. */
  readonly line?: number;
}

/** One service and one protocol version. */
export interface TlsCell {
  readonly protocol: string;
  readonly suites: readonly string[];
  readonly weak: boolean;
}

/** A destination that a policy table names. */
export interface DestinationReport {
  readonly destination: string;
  readonly policy: string;
  readonly level?: string;
  readonly protocols: readonly string[];
  readonly suites: readonly string[];
  readonly file?: string;
  readonly line?: number;
}

/** The report of an instance; `read` gives the text of lookup tables. */
export function tlsReport(instance: Instance, read: ReadText): ServiceTlsReport[] {
  return effectiveTls(instance).map((effective) => reportOf(instance, effective, read));
}

function reportOf(instance: Instance, effective: EffectiveTls, read: ReadText): ServiceTlsReport {
  const { id, role, level, protocols, suites, certificates, off } = effective;
  const destinations = destinationTls(effective, read);
  const maps = ownSetting(effective.reader, 'tls_policy_maps');
  const inMaps = maps === undefined ? undefined : placeOf(instance, maps);
  const weak = suites.filter(isWeakSuite);
  return {
    service: id,
    role,
    level: level.level,
    protocols,
    suites: suites.map(({ name }) => name),
    certificates: certificates.configured,
    reasons: [
      ...effective.reasons.map((reason) => reasonReport(instance, reason)),
      ...destinations.map((destination) => policyReason(destination, inMaps)),
    ],
    ...(off !== undefined && { off }),
    certificateState: certificates.state,
    weakSuites: weak.map(({ name }) => name),
    cells: protocols.map((protocol) => {
      const usable = suites.filter((suite) => suiteHas(suite, protocol));
      return {
        protocol,
        suites: usable.map(({ name }) => name),
        weak: isWeakProtocol(protocol) || usable.some(isWeakSuite),
      };
    }),
    destinations: destinations.map((destination) => destinationReport(destination, inMaps)),
  };
}

function reasonReport(instance: Instance, reason: TlsReason): ReasonReport {
  const { what, parameter, value } = reason;
  const place = placeOf(instance, reason);
  return { what, parameter, value, ...(place !== undefined && { file: place.uri, line: place.line }) };
}

type Place = ReturnType<typeof placeOf>;

/** An entry of a policy table as one more reason: its table in place of a parameter. */
function policyReason({ entry }: DestinationTls, inMaps: Place): ReasonReport {
  const { table, destination, value } = entry;
  const place = entry.place ?? inMaps;
  return {
    what: 'policy',
    parameter: table,
    value: `${destination} ${value}`,
    ...(place !== undefined && { file: place.uri, line: place.line }),
  };
}

function destinationReport(
  { entry, level, protocols, suites }: DestinationTls,
  inMaps: Place,
): DestinationReport {
  const place = entry.place ?? inMaps;
  return {
    destination: entry.destination,
    policy: entry.value,
    ...(level !== undefined && { level }),
    protocols,
    suites: suites.map(({ name }) => name),
    ...(place !== undefined && { file: place.uri, line: place.line }),
  };
}
