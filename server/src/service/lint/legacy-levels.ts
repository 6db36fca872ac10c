/**
 * The remedy for the switches from before security levels (smtpd_use_tls, smtp_enforce_tls …). As soon as a level is
 * set Postfix looks at none of them, so that main.cf and the services that override them change together.
 */
import { assignments, type Assignment } from '../model/assignments.js';
import type { Instance } from '../model/instance.js';
import type { Service } from '../model/service.js';
import { effectiveLevel, familyOf, type TlsFamily } from '../tls/level.js';
import type { FileEdit, Fix } from './finding.js';
import { removeAssignment } from './remedies.js';

const FAMILIES: readonly TlsFamily[] = ['smtpd', 'smtp', 'lmtp', 'postscreen', 'tlsproxy'];

/** Writes levels in place of all switches of a family; undefined where these cannot be told, or are no such switches. */
export function levelFix(instance: Instance, { name, service }: Assignment): Fix | undefined {
  const family = FAMILIES.find((each) => switchNames(each).includes(name));
  if (family === undefined) return undefined;
  const level = `${family}_tls_security_level`;
  const services = instance.services.filter(({ daemon }) => (familyOf(daemon) ?? daemon) === family);
  const edits: FileEdit[] = [];
  for (const scope of [undefined, ...services]) {
    const switches = assignments(instance).filter(
      (each) => each.service === scope && switchNames(family).includes(each.name),
    );
    const isEmptied = scope?.overrides.has(level) === true && instance.effective(level, scope).value === '';
    if (switches.length === 0 && isEmptied) return undefined;
    if (switches.some(({ value }) => !/^(yes|no)$/i.test(value.text))) return undefined;
    edits.push(...inScope(instance, family, switches, scope));
  }
  const text = `${level}${service === undefined ? ' = ' : '='}${effectiveLevel(instance, family, service).level}`;
  return { title: `Replace with '${text}'`, safe: false, edits };
}

/** The switches of a family; the last one says no more than which level the second one means. */
function switchNames(family: TlsFamily): readonly string[] {
  return [`${family}_use_tls`, `${family}_enforce_tls`, `${family}_tls_enforce_peername`];
}

function inScope(
  instance: Instance,
  family: TlsFamily,
  switches: readonly Assignment[],
  scope: Service | undefined,
): FileEdit[] {
  const name = `${family}_tls_security_level`;
  const [first, ...others] = [...switches].sort((a, b) => Number(a.overridden) - Number(b.overridden));
  if (first === undefined) return [];
  const isDecided = instance.effective(name, scope).value !== '';
  const saysNothing = switches.every((each) => each.name.endsWith('_peername'));
  if (isDecided || saysNothing) return switches.map((each) => removeAssignment(instance, each));
  const { level } = effectiveLevel(instance, family, scope);
  const empty = assignments(instance).find((each) => each.name === name && each.service === scope);
  if (empty !== undefined) {
    const set = { uri: empty.uri, span: empty.valueSpan, newText: scope === undefined ? ` ${level}` : level };
    return [set, ...switches.map((each) => removeAssignment(instance, each))];
  }
  return [
    { uri: first.uri, span: first.nameSpan, newText: name },
    { uri: first.uri, span: first.valueSpan, newText: level },
    ...others.map((each) => removeAssignment(instance, each)),
  ];
}
