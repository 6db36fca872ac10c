/** The parameters that main.cf sets, as `postconf -n` lists them: those that some program or reference reads. */
import { splitWords } from '../syntax/words.js';
import { isLegacy, isReadOnly } from '../catalogue/parameters.js';
import type { Effective, Instance } from './instance.js';
import type { NameTable } from './names.js';
import type { Service } from './service.js';

/** Names that main.cf sets to some effect, in the order of their bytes. */
export function namesSet(instance: Instance, names: NameTable): string[] {
  return [...instance.assignedNames()]
    .filter((name) => {
      const status = names.statusOf(name);
      if (status.kind === 'built-in') return !isReadOnly(name, instance.catalogue.target.postfix);
      return status.kind === 'transport' || status.kind === 'user' || status.kind === 'database';
    })
    .sort(byBytes);
}

/** All names that have a value, if only a default, as plain `postconf` lists them. */
export function namesKnown(instance: Instance, names: NameTable): string[] {
  const { catalogue } = instance;
  const builtIn = [...catalogue.table.byName.values()]
    .filter((parameter) => catalogue.has(parameter.name) && !isLegacy(parameter, catalogue.target.postfix))
    .map(({ name }) => name);
  return [...new Set([...builtIn, ...instance.serviceParameters.keys(), ...namesSet(instance, names)])].sort(
    byBytes,
  );
}

/** Names that a service sets with `-o`, as `postconf -P` lists them: those that nothing reads are among them. */
export function namesOverridden({ catalogue }: Instance, service: Service): string[] {
  return [...service.overrides.keys()]
    .filter((name) => !isReadOnly(name, catalogue.target.postfix))
    .sort(byBytes);
}

/** A parameter as `postconf -x` prints it: runs of white space in the value become one blank. */
export function formatParameter({ name, value }: Effective): string {
  return [name, '=', ...splitWords(value, ' \t\r\n').map(({ text }) => text)].join(' ');
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
