/**
 * Parameters that exist because a service does: `relay_destination_recipient_limit` for a transport "relay",
 * `policy_time_limit` for a spawn(8) service "policy". Follows postconf_service.c.
 */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Service } from './service.js';

/** Programs whose services deliver mail for the queue manager, and so have limits and delays of their own. */
const DELIVERY_AGENTS: readonly string[] = ['local', 'error', 'virtual', 'smtp', 'lmtp', 'pipe'];

const TIME_LIMIT = '_time_limit';
/** Where the name of the transport stands in the names of templates. */
const PLACEHOLDER = 'transport';

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
    for (const { suffix, value } of templates(catalogue)) {
      const wanted = suffix === TIME_LIMIT ? command === 'pipe' || command === 'spawn' : isAgent;
      if (wanted) found.set(service.name + suffix, value);
    }
  }
  return found;
}

/** Whether a name could belong to a service of some master.cf that is not at hand. */
export function mayBeServiceParameter(catalogue: Catalogue, name: string): boolean {
  return templates(catalogue).some(({ suffix }) => name.endsWith(suffix) && name.length > suffix.length);
}

function templates(catalogue: Catalogue): readonly { readonly suffix: string; readonly value: string }[] {
  return catalogue.table.templates.map(({ name, documentedDefault }) => ({
    suffix: name.slice(PLACEHOLDER.length),
    value: documentedDefault,
  }));
}
