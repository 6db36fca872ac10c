/** The words of a profile for suites that a service with mandatory TLS still negotiates, and how they are excluded. */
import type { TlsProfile } from '../catalogue/profiles.js';
import { wordsThatChoose } from '../tls/cipher-uses.js';
import { exclusionWords } from '../tls/cipher-choice.js';
import { effectiveTls, type EffectiveTls } from '../tls/effective.js';
import { isTemplate } from '../tls/written.js';
import type { Draft } from './draft.js';
import { counterpart } from './tighten.js';

const WEAK_GRADES: readonly string[] = ['low', 'export', 'null'];

/** The words of `avoid` that choose suites which the service negotiates. */
export function avoidedWords({ reader, suites }: EffectiveTls, { avoid }: TlsProfile): string[] {
  return wordsThatChoose(reader.instance, avoid, suites);
}

/** Excludes what the profile does not accept for a service with mandatory TLS, where its exclusions are written. */
export function excludeAvoided(draft: Draft, before: EffectiveTls, profile: TlsProfile): void {
  const { instance } = draft;
  const { prefix } = before.reader;
  const reason = `Leave out the cipher suites that ${profile.name} does not accept, where TLS is mandatory`;
  const now = sameAs(before, draft);
  if (now === undefined) return;
  const own = before.reader.service;
  const place = (name: string): { service?: typeof own } =>
    own?.overrides.has(name) === true ? { service: own } : {};
  const grade = `${prefix}_tls_mandatory_ciphers`;
  const value = now.reader.instance.effective(grade, now.reader.service).value.toLowerCase();
  if (instance.catalogue.has(grade) && WEAK_GRADES.includes(value)) {
    draft.set({ name: grade, value: 'medium', reason, ...place(grade) });
  }
  const name = `${prefix}_tls_mandatory_exclude_ciphers`;
  const after = sameAs(before, draft);
  if (after === undefined || !instance.catalogue.has(name)) return;
  const words = avoidedWords(after, profile);
  const { raw } = after.reader.instance.effective(name, after.reader.service);
  if (words.length === 0 || isTemplate(raw)) return;
  const where = place(name);
  const literal = raw.includes('$') ? [raw] : exclusionWords(raw).map(({ text }) => text);
  const separator = where.service === undefined ? ', ' : ',';
  draft.set({ name, value: [...literal, ...words].join(separator), reason, ...where });
}

/** The same service once the changes of a draft are made. */
export function sameAs({ id, family, service }: EffectiveTls, draft: Draft): EffectiveTls | undefined {
  const result = draft.result();
  const wanted = counterpart(draft.instance, result, service);
  return effectiveTls(result).find((tls) =>
    service === undefined ? tls.id === id && tls.family === family : tls.service === wanted,
  );
}
