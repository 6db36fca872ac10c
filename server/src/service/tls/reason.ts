/** Why a service does TLS as it does: for each aspect the parameter that decides, and where its value stands. */
import type { Effective, Instance, Origin } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { documentOf } from '../model/instance.js';
import { writtenAt } from './lists.js';

/** What a parameter decides. */
export type TlsAspect =
  /** Nothing is negotiated because of it. */
  | 'off'
  /** Where a certificate would have to be for this server to do TLS. */
  | 'no-certificate'
  | 'level'
  | 'protocols'
  | 'cipher-grade'
  | 'cipher-list'
  | 'cipher-exclusions'
  | 'certificates'
  | 'client-certificates'
  | 'sessions'
  | 'key-exchange'
  | 'dane'
  | 'mta-sts'
  | 'requiretls'
  | 'tlsrpt';

/** One parameter that has a part in it. */
export interface TlsReason {
  readonly what: TlsAspect;
  /** The parameter where the value is written: `smtpd_tls_protocols` where `tlsproxy_tls_protocols` only refers to it. */
  readonly parameter: string;
  /** The value in force, expanded. */
  readonly value: string;
  /** Where it is written; a default is in no file. */
  readonly origin: Origin;
}

/** A parameter as a reason. */
export function reasonFor(
  instance: Instance,
  what: TlsAspect,
  effective: Effective,
  service?: Service,
): TlsReason {
  const { name, origin } =
    effective.origin.kind === 'default' ? writtenAt(instance, effective.name, service) : effective;
  return { what, parameter: name, value: effective.value, origin };
}

/** The file and the zero-based line where a reason is written; undefined for a default. */
export function placeOf(
  instance: Instance,
  { origin }: Pick<TlsReason, 'origin'>,
): { readonly uri: string; readonly line: number } | undefined {
  if (origin.kind !== 'main' && origin.kind !== 'option') return undefined;
  const { uri } = origin.document;
  const start = origin.kind === 'main' ? origin.entry.nameSpan.start : origin.option.span.start;
  const line = documentOf(instance, uri)?.lines.positionAt(start).line;
  return line === undefined ? undefined : { uri, line };
}
