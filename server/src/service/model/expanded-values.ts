/** Values that programs expand and cut into words, and what is in these. */
import { isLegacy, isReadOnly } from '../catalogue/parameters.js';
import type { Instance } from './instance.js';
import type { Service } from './service.js';
import { readValueWords, type ValueWords } from './value-words.js';

const NO_WORDS: ValueWords = { tables: [], hasComment: false };

/** Whether Postfix expands the values of a parameter wherever they are set: it has it, and does not read it raw. */
export function isExpanded({ catalogue, serviceParameters }: Instance, name: string): boolean {
  if (serviceParameters.has(name)) return true;
  const parameter = catalogue.parameter(name);
  if (parameter === undefined || parameter.type === 'raw' || !catalogue.has(name)) return false;
  return !isLegacy(parameter, catalogue.target.postfix) && !isReadOnly(name, catalogue.target.postfix);
}

/** What the words of a value are when it is expanded for a service. */
export function readWordsOf(instance: Instance, raw: string, service?: Service): ValueWords {
  if (!/[:#{$]/.test(raw)) return NO_WORDS;
  const known = instance.derive(createCache);
  let words = known.get(service);
  if (words === undefined) known.set(service, (words = new Map<string, ValueWords>()));
  let found = words.get(raw);
  if (found === undefined) words.set(raw, (found = readExpanded(instance, raw, service)));
  return found;
}

/** Words of raw values by the service that they are expanded for: many rules ask for the same ones. */
function createCache(): Map<Service | undefined, Map<string, ValueWords>> {
  return new Map();
}

function readExpanded(instance: Instance, raw: string, service: Service | undefined): ValueWords {
  const { catalogue } = instance;
  const value = raw.includes('$') ? instance.expand(raw, service) : raw;
  if (!/[:#{]/.test(value)) return NO_WORDS;
  return readValueWords(value, catalogue.databaseClients(), catalogue.target.postfix);
}
