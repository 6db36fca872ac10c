/** The parameters that main.cf sets, as `postconf -n` lists them: those that some program or reference reads. */
import { splitWords } from '../syntax/words.js';
import { READ_ONLY_PARAMETERS } from '../catalogue/parameters.js';
import type { Effective, Instance } from './instance.js';
import type { NameTable } from './names.js';
import type { Service } from './service.js';

/** Names that main.cf sets to some effect, in the order of their bytes. */
export function namesSet(instance: Instance, names: NameTable): string[] {
  return [...instance.assignedNames()]
    .filter((name) => {
      const status = names.statusOf(name);
      if (status.kind === 'built-in') return !isIgnored(name);
      return status.kind === 'transport' || status.kind === 'user' || status.kind === 'database';
    })
    .sort(byBytes);
}

/** Names that a service sets with `-o`, to some effect. */
export function namesOverridden(service: Service, names: NameTable): string[] {
  return [...service.overrides.keys()]
    .filter(
      (name) =>
        !isIgnored(name) && !['unused', 'newer', 'removed'].includes(names.statusOf(name, service).kind),
    )
    .sort(byBytes);
}

/** A parameter as `postconf -x` prints it: runs of white space in the value become one blank. */
export function formatParameter({ name, value }: Effective): string {
  return [name, '=', ...splitWords(value, ' \t\r\n').map(({ text }) => text)].join(' ');
}

function isIgnored(name: string): boolean {
  return READ_ONLY_PARAMETERS.includes(name);
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
