/**
 * Parameters that exist because a service does: `relay_destination_recipient_limit` for a transport "relay",
 * `policy_time_limit` for a spawn(8) service "policy". Follows postconf_service.c.
 */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Service } from './service.js';

/** Programs whose services deliver mail for the queue manager, and so have limits and delays of their own. */
const DELIVERY_AGENTS: readonly string[] = ['local', 'error', 'virtual', 'smtp', 'lmtp', 'pipe'];

const TIME_LIMIT = '_time_limit';

/** The parameters of all services, with their defaults. */
export function serviceParameters(
  catalogue: Catalogue,
  services: readonly Service[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const service of services) {
    // Postfix compares the whole command: a program in another folder does not count.
    const command = service.tree.fields.command.text;
    const isAgent = DELIVERY_AGENTS.includes(command);
    if (!isAgent && command !== 'spawn') continue;
    for (const { suffix, documentedDefault } of catalogue.table.templates) {
      const wanted = suffix === TIME_LIMIT ? command === 'pipe' || command === 'spawn' : isAgent;
      if (wanted) found.set(service.name + suffix, documentedDefault);
    }
  }
  return found;
}

/** Whether a name could belong to a service of some master.cf that is not at hand. */
export function mayBeServiceParameter({ table }: Catalogue, name: string): boolean {
  return table.templates.some(({ suffix }) => name.length > suffix.length && name.endsWith(suffix));
}
