/**
 * Refactoring: every service satisfies a TLS profile at the level it works at. Strictness is for mandatory TLS alone:
 * where TLS is opportunistic only what is broken goes, as the alternative may be cleartext (docs/adr/0005).
 */
import { tlsProfile, tlsProfiles, type TlsProfile } from '../catalogue/profiles.js';
import type { Instance } from '../model/instance.js';
import { effectiveTls, type EffectiveTls } from '../tls/effective.js';
import { protocolNumber, type TlsProtocol } from '../catalogue/tls-protocols.js';
import { canDoDane } from '../tls/client-features.js';
import { createDraft, type Draft } from './draft.js';
import { switchesIntoLevels } from './legacy-switches.js';
import { avoidedWords, excludeAvoided, sameAs } from './profile-ciphers.js';
import type { Refactoring, Refusal } from './refactoring.js';
import { HALVES, templateAmong, tighten } from './tighten.js';

/** What can be chosen. */
export interface ProfileOptions {
  /** The profile's name; the default one when left out. */
  readonly profile?: string;
}

/** Works the change out. */
export function applyProfile(
  instance: Instance,
  { profile: name }: ProfileOptions = {},
): Refactoring | Refusal {
  const { data } = instance.catalogue;
  const names = tlsProfiles(data).map((profile) => profile.name);
  if (name !== undefined && !names.includes(name)) {
    return { refusal: `There is no profile "${name}"; there are ${names.join(', ')}` };
  }
  const profile = tlsProfile(data, name ?? names[0] ?? '');
  if (instance.main === undefined) return { refusal: 'This needs a main.cf' };
  const draft = createDraft(instance);
  switchesIntoLevels(draft);
  const services = effectiveTls(instance).filter(({ level }) => level.level !== 'none');
  const skipped: string[] = [];
  for (const service of services) {
    const lists = HALVES.map((half) => `${service.reader.prefix}_${half}`);
    const template = templateAmong(instance, lists, service.reader.service);
    if (template === undefined) bringIn(draft, service, profile);
    else skipped.push(`${service.id} stays as it is: another program fills in ${template}.`);
  }
  bringOrder(draft, profile);
  const problem = skipped.length > 0 ? undefined : problemIn(draft, services, profile);
  if (problem !== undefined) return problem;
  const edits = draft.edits();
  if (edits.length === 0) return { refusal: `Every service satisfies ${profile.name} already` };
  return {
    kind: 'apply-profile',
    title: `Apply the TLS profile ${profile.name} to this instance`,
    explanation: [
      `${profile.title}: ${profile.summary}`,
      'Where TLS is opportunistic, only what is broken is left out: a peer that finds nothing in common would send in cleartext.',
      ...skipped,
      'Run "postfix reload".',
    ],
    edits,
    newFiles: [],
  };
}

/** Whether the mandatory lists count: at level dane only where TLSA records can be looked up. */
function isMandatory({ level, reader }: EffectiveTls): boolean {
  return level.mandatory && (level.level !== 'dane' || canDoDane(reader));
}

/** The oldest version that stays: that of the profile where TLS is mandatory, anything but SSL where it is not. */
function leastFor(tls: EffectiveTls, { least }: TlsProfile): TlsProtocol {
  return isMandatory(tls) ? least[tls.role].mandatory : 'TLSv1';
}

function bringIn(draft: Draft, tls: EffectiveTls, profile: TlsProfile): void {
  const { prefix, service } = tls.reader;
  const least = leastFor(tls, profile);
  const mandatory = isMandatory(tls);
  const half = mandatory ? 'tls_mandatory_protocols' : 'tls_protocols';
  const name = `${prefix}_${half}`;
  const reason = mandatory
    ? `Require ${least} where TLS is mandatory, as ${profile.name} says`
    : 'Leave out SSL';
  // What makes an invalid list valid may be more than was meant.
  if (tls.off === 'invalid-protocol-list' && !mandatory) return;
  const own = service?.overrides.has(name) === true ? service : undefined;
  tighten(draft, {
    prefix,
    least,
    reason,
    halves: [half],
    everywhere: true,
    ...(own !== undefined && { service: own }),
  });
  if (mandatory) excludeAvoided(draft, tls, profile);
}

/** Who chooses the suite is one setting for all servers. */
function bringOrder(draft: Draft, { name, order }: TlsProfile): void {
  const parameter = 'tls_preempt_cipherlist';
  if (order === undefined || !draft.instance.catalogue.has(parameter)) return;
  const wanted = order === 'server' ? 'yes' : 'no';
  if (draft.instance.effective(parameter).value.toLowerCase() === wanted) return;
  draft.set({ name: parameter, value: wanted, reason: `Let the ${order} choose the suite, as ${name} says` });
}

/** Whether a service would be other than promised: another level, still too weak, or without any TLS. */
function problemIn(
  draft: Draft,
  services: readonly EffectiveTls[],
  profile: TlsProfile,
): Refusal | undefined {
  for (const before of services) {
    const after = sameAs(before, draft);
    const { id } = before;
    if (after?.level.level !== before.level.level) {
      return {
        refusal: `${id} would no longer work at level ${before.level.level}: correct its settings first`,
      };
    }
    if (before.off === undefined && after.off !== undefined) {
      return { refusal: `${id} would have no TLS left: correct its settings first` };
    }
    const least = leastFor(before, profile);
    const old = after.protocols.filter((protocol) => protocolNumber(protocol) < protocolNumber(least));
    if (old.length > 0) {
      return { refusal: `${id} would still negotiate ${old.join(', ')}: correct its settings first` };
    }
    const weak = isMandatory(before) ? avoidedWords(after, profile) : [];
    if (weak.length > 0) {
      return {
        refusal: `${id} would still negotiate suites of ${weak.join(', ')}: correct its settings first`,
      };
    }
  }
  return undefined;
}
