/** Where mail to others goes: to one relay host, or to the whole Internet. */
import type { Effective, Instance } from '../model/instance.js';
import { portNamed } from './endpoint.js';
import { tlsUsers, type TlsUser } from './users.js';

/** The relay host of an instance. */
export interface RelayHost {
  readonly effective: Effective;
  readonly host: string;
  /** 25 where none is written; undefined for a name that only the machine knows. */
  readonly port: number | undefined;
  readonly isLocal: boolean;
}

/** The relay host that all other mail goes to: that in `default_transport` or else `relayhost`; undefined without one. */
export function relayHost(instance: Instance): RelayHost | undefined {
  const transport = instance.effective('default_transport');
  const nexthop = /^[^:]*:(.+)$/.exec(transport.value)?.[1];
  const effective = nexthop === undefined ? instance.effective('relayhost') : transport;
  const [, host = '', service] =
    /^(\[[^\]]*\]|[^:,\s]+)(?::([^,\s]+))?/.exec(nexthop ?? effective.value) ?? [];
  if (host === '') return undefined;
  const port = service === undefined ? 25 : portNamed(instance.catalogue.data, service);
  const isLocal = /^\[?(localhost(\.localdomain)?|127\.[\d.]+|ipv6:::1|::1)\]?$/i.test(host);
  return { effective, host, port, isLocal };
}

/** The client that delivers to other servers unless something says otherwise: the service that default_transport names. */
export function defaultClient(instance: Instance): TlsUser | undefined {
  const transport = /^[^:]*/.exec(instance.effective('default_transport').value)?.[0] ?? '';
  return tlsUsers(instance).find(
    ({ family, service }) =>
      family === 'smtp' &&
      (service === undefined ? transport === 'smtp' : service.name === transport && service.type === 'unix'),
  );
}
