/**
 * Attributes of one policy server or Milter, as in `check_policy_service { inet:host:port, timeout=10s }`: each takes
 * the place of a parameter for this server alone; see SMTPD_POLICY_README and MILTER_README.
 */
import type { ParameterKind } from '../catalogue/kinds.js';

/** Servers whose address may stand in braces with attributes behind it. */
export type ServerKind = 'policy' | 'milter';

const PREFIXES: Readonly<Record<ServerKind, string>> = {
  policy: 'smtpd_policy_service_',
  milter: 'milter_',
};

const ATTRIBUTES: Readonly<Record<ServerKind, readonly string[]>> = {
  policy: [
    'timeout', 'default_action', 'policy_context', 'try_limit', 'retry_delay', 'request_limit', 'max_idle', 'max_ttl',
  ],
  milter: ['connect_timeout', 'command_timeout', 'content_timeout', 'default_action', 'protocol'],
}; // prettier-ignore

/** The names that may stand before a "=". */
export function serverAttributes(kind: ServerKind): readonly string[] {
  return ATTRIBUTES[kind];
}

/** The parameter that an attribute takes the place of; undefined for a name that is no attribute. */
export function replacedParameter(kind: ServerKind, attribute: string): string | undefined {
  return ATTRIBUTES[kind].includes(attribute) ? PREFIXES[kind] + attribute : undefined;
}

/** Text in open braces in front of a place, and of which kind of server they are; undefined outside of such braces. */
export function serverGroup(
  kind: ParameterKind,
  before: string,
): { readonly server: ServerKind; readonly text: string } | undefined {
  const match = /(?:([^\s,{}]+)[\s,]+)?\{([^{}]*)$/.exec(before);
  if (match === null) return undefined;
  const [, word = '', text = ''] = match;
  if (kind.kind === 'restrictions' && word.toLowerCase() === 'check_policy_service') {
    return { server: 'policy', text };
  }
  return /_milters$/.test(kind.name) ? { server: 'milter', text } : undefined;
}
