/** Where a new service may listen: an endpoint that was asked for, checked against the others, or the next free port. */
import ipaddr from 'ipaddr.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { portOf } from '../tls/endpoint.js';
import type { Refusal } from './refactoring.js';

/** Where the search for a free port begins: a port that many use beside 25 and 587. */
const FIRST_PORT = 2525;

/** The first column of master.cf for a new inet service, or why there can be none. */
export function endpointFor(instance: Instance, asked?: string): { readonly name: string } | Refusal {
  const taken = instance.services.filter(({ type }) => type === 'inet');
  const wanted = asked?.trim() ?? '';
  if (wanted === '') {
    let port = FIRST_PORT;
    while (taken.some((service) => portOf(instance, service) === port)) port += 1;
    return { name: String(port) };
  }
  const [, host, digits = ''] = /^(?:(.+):)?(\d{1,5})$/.exec(wanted) ?? [];
  const port = Number(digits);
  if (digits === '' || port < 1 || port > 65535) {
    return { refusal: `"${wanted}" is no port, or address and port, such as 2525 or 192.0.2.1:25` };
  }
  const address = host?.replace(/^\[(.*)\]$/, '$1');
  if (address !== undefined && !ipaddr.isValid(address)) {
    return { refusal: `"${wanted}": "${String(host)}" is no IP address` };
  }
  const inTheWay = taken.find(
    (service) => portOf(instance, service) === port && overlap(instance, service, address),
  );
  if (inTheWay !== undefined) return { refusal: `${inTheWay.id} already listens there: choose another port` };
  const shown = address === undefined ? '' : address.includes(':') ? `[${address}]:` : `${address}:`;
  return { name: `${shown}${String(port)}` };
}

/** Whether a service listens on an address too; one of them without an address listens where inet_interfaces says. */
function overlap(instance: Instance, service: Service, address: string | undefined): boolean {
  const own = /^(.*):[^:]*$/.exec(service.name)?.[1]?.replace(/^\[(.*)\]$/, '$1');
  if (own === undefined && address === undefined) return true;
  if (own !== undefined && address !== undefined) return own === address;
  const one = own ?? address ?? '';
  const words = instance
    .effective('inet_interfaces', service)
    .value.split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/^\[(.*)\]$/, '$1'));
  const areAddresses = words.every((word) => ipaddr.isValid(word));
  return !areAddresses || words.includes(one);
}
