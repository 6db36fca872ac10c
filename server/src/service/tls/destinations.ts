/** What a client negotiates with the destinations that its TLS policy tables name. */
import type { CipherSuite } from '../catalogue/ciphers.js';
import type { TlsProtocol } from '../catalogue/tls-protocols.js';
import type { ReadText } from '../model/mentions.js';
import { cipherChooser } from './cipher-choice.js';
import { canDoDane } from './client-features.js';
import { whyNothing, type EffectiveTls, type TlsOff } from './effective.js';
import type { SecurityLevel } from './level.js';
import { negotiate } from './negotiation.js';
import { policyEntries, type PolicyEntry } from './policy-table.js';
import { readPolicy, type TlsPolicy } from './policy-value.js';
import { ownSetting } from './reader.js';

type ValidPolicy = Extract<TlsPolicy, { readonly kind: 'policy' }>;

/** The TLS of one destination. */
export interface DestinationTls {
  readonly entry: PolicyEntry;
  readonly policy: TlsPolicy;
  /** Undefined where the policy is invalid, and no mail goes there. */
  readonly level?: SecurityLevel;
  readonly protocols: readonly TlsProtocol[];
  readonly suites: readonly CipherSuite[];
  readonly off?: TlsOff;
}

/** The destinations of the policy tables of a client that can be read; none of a server. */
export function destinationTls(client: EffectiveTls, read: ReadText): DestinationTls[] {
  if (client.role === 'server') return [];
  const chooser = client.reader.instance.derive(cipherChooser);
  return policyEntries(client.reader, read).map((entry) => {
    const policy = readPolicy(entry.value, client.reader.instance.catalogue.target.postfix);
    if (policy.kind === 'invalid') return { entry, policy, protocols: [], suites: [] };
    const { level } = policy;
    const off = whyOff(client, policy);
    if (off !== undefined) return { entry, policy, level, protocols: [], suites: [], off };
    const acting = level === 'dane' && !canDoDane(client.reader) ? 'may' : level;
    const negotiation = negotiate(client.reader, chooser, {
      role: 'client',
      level: acting,
      mandatory: acting !== 'may',
      clientCertificates: 'no',
      instead: policy,
    });
    const nothing = whyNothing(negotiation);
    if (nothing !== undefined) return { entry, policy, level, protocols: [], suites: [], off: nothing };
    return { entry, policy, level, protocols: negotiation.protocols, suites: negotiation.suites };
  });
}

function whyOff(
  { reader, level: { wrapped } }: EffectiveTls,
  { level, attributes }: ValidPolicy,
): TlsOff | undefined {
  if (level === 'none') return 'level';
  if (level === 'dane-only' && !canDoDane(reader)) return 'dane-without-dnssec';
  if (level === 'fingerprint' && !attributes.some(({ name }) => name === 'match')) {
    if (ownSetting(reader, 'tls_fingerprint_cert_match')?.value === '') return 'no-fingerprint';
  }
  return wrapped && level === 'may' ? 'wrapper-without-level' : undefined;
}
