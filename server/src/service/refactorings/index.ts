/** The refactorings by their names, with options as a client sends them. */
import type { Instance } from '../model/instance.js';
import type { ReadText } from '../model/mentions.js';
import { applyProfile } from './apply-profile.js';
import { legacyException } from './legacy-exception.js';
import { RELAYING } from './legacy-service.js';
import { outboundExceptions } from './outbound-exceptions.js';
import { REFACTORING_KINDS, type Refactoring, type Refusal } from './refactoring.js';

/** What was asked for, unchecked: names and values from outside. */
export type RefactoringOptions = Readonly<{ [name: string]: unknown }>;

/** Works out a refactoring by its name. */
export function refactor(
  instance: Instance,
  kind: string,
  options: RefactoringOptions,
  read: ReadText,
): Refactoring | Refusal {
  const known = REFACTORING_KINDS.find((name) => name === kind);
  const { service, endpoint, profile } = Object.fromEntries(
    ['service', 'endpoint', 'profile'].map((name) => [name, textOf(options[name])]),
  );
  switch (known) {
    case 'legacy-exception': {
      const relaying = RELAYING.find((name) => name === options['relaying']);
      if (options['relaying'] !== undefined && relaying === undefined) {
        return { refusal: `"relaying" must be one of ${RELAYING.join(', ')}` };
      }
      return legacyException(instance, {
        clients: textsOf(options['clients']),
        ...(service !== undefined && { service }),
        ...(endpoint !== undefined && { endpoint }),
        ...(relaying !== undefined && { relaying }),
      });
    }
    case 'outbound-exceptions':
      return outboundExceptions(instance, { destinations: textsOf(options['destinations']) }, read);
    case 'apply-profile':
      return applyProfile(instance, profile === undefined ? {} : { profile });
    case undefined:
      return { refusal: `There is no refactoring "${kind}"; there are ${REFACTORING_KINDS.join(', ')}` };
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
