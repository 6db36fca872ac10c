/** Whose TLS parameters count for a service: smtpd and the clients read their own, postscreen leaves TLS to tlsproxy. */
import type { Effective, Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import type { TlsFamily } from './level.js';

/** A family of TLS parameters as one service reads it. */
export interface TlsReader {
  readonly instance: Instance;
  /** "smtpd", "smtp", "lmtp" or "tlsproxy": what stands in front of "_tls_protocols". */
  readonly prefix: 'smtpd' | 'smtp' | 'lmtp' | 'tlsproxy';
  /** The service whose `-o` options count; undefined for what main.cf says. */
  readonly service?: Service;
}

/** Who reads the parameters: postscreen leaves all of TLS but the decision to offer it to tlsproxy. */
export function readerFor(instance: Instance, family: TlsFamily, service: Service | undefined): TlsReader {
  if (family !== 'postscreen') return { instance, prefix: family, ...(service !== undefined && { service }) };
  const name = sharedSetting(
    { instance, prefix: 'tlsproxy', ...(service && { service }) },
    'tlsproxy_service_name',
  );
  const proxy = findService(instance, 'tlsproxy', name?.value);
  return { instance, prefix: 'tlsproxy', ...(proxy !== undefined && { service: proxy }) };
}

/** The value of `PREFIX_SUFFIX`; undefined where the target release has no such parameter. */
export function ownSetting(reader: TlsReader, suffix: string): Effective | undefined {
  return sharedSetting(reader, `${reader.prefix}_${suffix}`);
}

/** The value of a parameter that all families share; undefined where the target release has no such parameter. */
export function sharedSetting({ instance, service }: TlsReader, name: string): Effective | undefined {
  return instance.catalogue.has(name) ? instance.effective(name, service) : undefined;
}

/** Whether a boolean parameter is on; one that the release does not have is off. */
export function isOn(effective: Effective | undefined): boolean {
  return effective?.value.toLowerCase() === 'yes';
}

/** The first service of a daemon, preferably one of that name. */
export function findService(instance: Instance, daemon: string, name?: string): Service | undefined {
  const ofDaemon = instance.services.filter((service) => service.daemon === daemon);
  return ofDaemon.find((service) => service.name === name) ?? ofDaemon[0];
}
