/** Names behind a `$` that are no parameters, or none that can be set: what Postfix computes, for which values. */
import { smtpWords } from '../catalogue/word-files.js';
import { escapeText } from '../manual/escape-markdown.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { code, paragraphs } from './markup.js';

/** Stands for a parameter's name where the value is the command line of a pipe(8) service. */
export const PIPE_COMMAND = 'argv';

/**
 * A name that a program gives a value for certain parameters only, such as `$recipient` in luser_relay. A value of the
 * user's own may be part of any of them.
 */
export function saySpecialName(instance: Instance, name: string, parameter: string): string | undefined {
  const { catalogue } = instance;
  const found = smtpWords(catalogue.data).specialNames.filter((word) => word.name === name);
  const own = found.find((word) =>
    parameter === PIPE_COMMAND ? word.group === 'pipe' : word.parameters.includes(parameter),
  );
  const isOpen = parameter !== PIPE_COMMAND && !catalogue.has(parameter);
  const word = own ?? (isOpen ? found[0] : undefined);
  return word && paragraphs([`**${escapeText(name)}** · computed by Postfix`, escapeText(word.summary)]);
}

/** What a name that can only be read stands for; undefined for names that can be set. */
export function sayComputed(instance: Instance, name: string, service?: Service): string | undefined {
  const { readOnlyNames } = smtpWords(instance.catalogue.data);
  if (!readOnlyNames.some((word) => word.name === name)) return undefined;
  const value =
    name === 'service_name' ? service?.name : name === 'process_name' ? service?.daemon : undefined;
  if (value === undefined || service === undefined) return 'Computed by each process, and not to be set';
  return `Here for ${code(service.id)}: ${code(value)}, computed and not to be set`;
}
