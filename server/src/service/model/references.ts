/** Which names the files refer to with `$name`, and so define by using them (postconf's rules for user parameters). */
import { parseValue, references } from '../syntax/value.js';
import type { CookedText } from '../syntax/cooked-text.js';
import type { Instance } from './instance.js';
import type { Service } from './service.js';

/** The names referred to, by where. */
export interface NamesReferred {
  readonly inMain: ReadonlySet<string>;
  readonly inService: ReadonlyMap<Service, ReadonlySet<string>>;
  /** Names listed in smtpd_restriction_classes. */
  readonly restrictionClasses: ReadonlySet<string>;
}

/** Collects the names that an instance's values refer to. */
export function collectReferences(instance: Instance): NamesReferred {
  const inMain = new Set<string>();
  for (const entry of instance.main?.tree.entries ?? []) addNames(inMain, entry.value);
  const inService = new Map<Service, Set<string>>();
  for (const service of instance.services) {
    const names = new Set<string>();
    for (const option of service.tree.options) addNames(names, option.value);
    if (names.size > 0) inService.set(service, names);
  }
  const classes = instance.effective('smtpd_restriction_classes').value.split(/[\s,]+/);
  return { inMain, inService, restrictionClasses: new Set(classes.filter((name) => name !== '')) };
}

function addNames(names: Set<string>, value: CookedText): void {
  if (!value.text.includes('$')) return;
  for (const reference of references(parseValue(value.text))) names.add(reference.name);
}
