/** Who does TLS in an instance: each service of master.cf that does, with its level; the standard ones without it. */
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { effectiveLevel, familyOf, roleOf, type EffectiveLevel, type TlsFamily } from './level.js';
import type { TlsRole } from './protocol-range.js';
import { readerFor, type TlsReader } from './reader.js';

/** A service that does TLS; without master.cf, all services of its daemon. */
export interface TlsUser {
  /** `name/type`, or the daemon's name where there is no master.cf. */
  readonly id: string;
  readonly family: TlsFamily;
  readonly role: TlsRole;
  readonly service?: Service;
  /** Whose lists, grades and exclusions count: of postscreen those of tlsproxy. */
  readonly reader: TlsReader;
  /** The level it works at; where postscreen has TLS that of tlsproxy, which says which lists are in force. */
  readonly level: EffectiveLevel;
}

/** The services that do TLS, in the order of master.cf; a missing or empty one has the standard services. */
export function tlsUsers(instance: Instance): readonly TlsUser[] {
  return instance.derive(collect);
}

function collect(instance: Instance): TlsUser[] {
  if (instance.services.length === 0) {
    return (['smtpd', 'smtp'] as const).map((family) => userOf(instance, family));
  }
  return instance.services.flatMap((service) => {
    const family = familyOf(service.daemon);
    return family === undefined ? [] : [userOf(instance, family, service)];
  });
}

/** The parameter that holds the protocol list, cipher grade or exclusions in force: the mandatory one or the other. */
export function inForce(user: TlsUser, what: 'protocols' | 'ciphers' | 'exclude_ciphers'): string {
  return `${user.reader.prefix}_tls_${user.level.mandatory ? 'mandatory_' : ''}${what}`;
}

function userOf(instance: Instance, family: TlsFamily, service?: Service): TlsUser {
  const reader = readerFor(instance, family, service);
  const own = effectiveLevel(instance, family, service);
  const isHandedOn = family === 'postscreen' && own.level !== 'none';
  const level = isHandedOn ? effectiveLevel(instance, reader.prefix, reader.service) : own;
  const role = roleOf(family);
  return service === undefined
    ? { id: family, family, role, reader, level }
    : { id: service.id, family, role, service, reader, level };
}
