/** Where a server listens, and what for: the port of an inet service, whether the whole Internet may come there. */
import type { DataSource } from '../catalogue/data-source.js';
import { serviceWords } from '../catalogue/word-files.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import type { TlsUser } from './users.js';

/** The port of an inet service or of a destination such as "[mail.example.com]:submission"; undefined when unknown. */
export function portNamed(data: DataSource, name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  return serviceWords(data).services.find(
    ({ name: known, port, aliases }) =>
      port !== undefined && (known === name || aliases?.includes(name) === true),
  )?.port;
}

/** The port that an inet service listens on; undefined for other types and for names that only the machine knows. */
export function portOf({ catalogue }: Instance, service: Service): number | undefined {
  if (service.type !== 'inet') return undefined;
  return portNamed(catalogue.data, service.name.slice(service.name.lastIndexOf(':') + 1));
}

/** Whether a server is where other servers deliver: smtpd or postscreen on port 25, not on loopback alone. */
export function isPublicMx(instance: Instance, user: TlsUser): boolean {
  const { service, role } = user;
  if (role !== 'server' || isLoopbackOnly(instance, service)) return false;
  if (service === undefined) return true;
  if (service.type === 'pass') return instance.services.some(({ daemon }) => daemon === 'postscreen');
  return portOf(instance, service) === 25;
}

/** Whether a server is for users who send mail: port 587 or 465, except on loopback. */
export function isSubmission(instance: Instance, user: TlsUser): boolean {
  const { service, role } = user;
  if (service === undefined || role !== 'server' || isLoopbackOnly(instance, service)) return false;
  const port = portOf(instance, service);
  return port === 587 || port === 465;
}

function isLoopbackOnly(instance: Instance, service?: Service): boolean {
  const host = service?.type === 'inet' ? /^(.*):[^:]*$/.exec(service.name)?.[1] : undefined;
  const interfaces = host ?? instance.effective('inet_interfaces', service).value;
  const hosts = interfaces.split(/[\s,]+/).filter((word) => word !== '');
  return (
    hosts.length > 0 && hosts.every((word) => /^(loopback-only|localhost|127\..*|\[?::1\]?)$/.test(word))
  );
}
