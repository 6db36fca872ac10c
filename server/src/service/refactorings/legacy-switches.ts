/** Turns the switches from before security levels (smtpd_use_tls, smtp_enforce_tls …) into the levels they amount to. */
import { assignments } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { effectiveLevel, familyOf, type TlsFamily } from '../tls/level.js';
import type { Draft } from './draft.js';

const FAMILIES = ['smtpd', 'smtp', 'lmtp'] as const;
const REASON = 'Say the security level instead of the old switches';

/** Writes the level of each family and service where switches decide it, and takes the switches out. */
export function switchesIntoLevels(draft: Draft): void {
  const { instance } = draft;
  for (const family of FAMILIES) {
    if (!instance.catalogue.has(`${family}_tls_security_level`)) continue;
    const services = instance.services.filter(({ daemon }) => familyOf(daemon) === family);
    for (const service of [undefined, ...services]) convert(draft, family, service);
  }
}

function convert(draft: Draft, family: TlsFamily, service: Service | undefined): void {
  const { instance } = draft;
  const switches = switchesOf(instance, family, service);
  // What is not plain may become anything.
  if (switches.length === 0 || switches.some(({ value }) => !/^(yes|no)$/i.test(value.text))) return;
  const name = `${family}_tls_security_level`;
  const isDecided = instance.effective(name, service).value !== '';
  const { level } = effectiveLevel(instance, family, service);
  const [first, ...others] = switches;
  const isWritten =
    service === undefined ? instance.assignments(name).length > 0 : service.overrides.has(name);
  if (!isDecided && isWritten) {
    draft.set({ name, value: level, reason: REASON, ...(service !== undefined && { service }) });
  }
  if (first === undefined) return;
  if (isDecided || isWritten) draft.remove(first, REASON);
  else draft.replace(first, { name, value: level, reason: REASON });
  for (const assignment of others) draft.remove(assignment, REASON);
}

function switchesOf(
  instance: Instance,
  family: TlsFamily,
  service: Service | undefined,
): ReturnType<typeof assignments> {
  const names = [`${family}_use_tls`, `${family}_enforce_tls`, `${family}_tls_enforce_peername`];
  return assignments(instance).filter(
    (assignment) => assignment.service === service && names.includes(assignment.name),
  );
}
