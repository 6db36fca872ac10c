/** Which daemons read a parameter, itself or through the `$name` of another one that they read. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Parameter } from '../catalogue/parameters.js';
import { parseValue, references } from '../syntax/value.js';
import type { Instance } from './instance.js';
import type { Service } from './service.js';

/** Daemons that use Postfix's TLS library. */
const TLS_DAEMONS = ['smtp', 'lmtp', 'smtpd', 'tlsproxy', 'tlsmgr', 'posttls-finger'];

/** Whether a daemon itself reads a parameter, as its tables say; undefined when the facts do not tell. */
export function readsDirectly(parameter: Parameter, daemon: string): boolean | undefined {
  const { readBy } = parameter;
  if (readBy === undefined || readBy.length === 0) return undefined;
  if (readBy.includes('(global)') || readBy.includes('(master)')) return true;
  return readBy.includes(daemon) || (readBy.includes('(tls library)') && TLS_DAEMONS.includes(daemon));
}

/** Whether any daemon's table in the facts has this program; of others nothing can be said. */
export function isKnownDaemon(catalogue: Catalogue, daemon: string): boolean {
  for (const parameter of catalogue.table.byName.values()) {
    if (parameter.readBy?.includes(daemon) === true) return true;
  }
  return false;
}

/** Whether setting a parameter for one service changes anything that its daemon reads; undefined when unknown. */
export function isReadBy(instance: Instance, service: Service, name: string): boolean | undefined {
  const { catalogue } = instance;
  const parameter = catalogue.parameter(name);
  if (parameter === undefined) return undefined;
  const direct = readsDirectly(parameter, service.daemon);
  if (direct !== false) return direct;
  const seen = new Set<string>();
  const refersTo = (other: string): boolean => {
    if (seen.has(other)) return false;
    seen.add(other);
    const { raw } = instance.effective(other, service);
    if (!raw.includes('$')) return false;
    for (const reference of references(parseValue(raw))) {
      if (reference.name === name || refersTo(reference.name)) return true;
    }
    return false;
  };
  for (const other of catalogue.table.byName.values()) {
    if (!catalogue.has(other.name) || readsDirectly(other, service.daemon) !== true) continue;
    if (refersTo(other.name)) return true;
  }
  return false;
}
