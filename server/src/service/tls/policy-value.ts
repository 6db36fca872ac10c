/** The right-hand side of a TLS policy table: a security level, and attributes that replace settings of main.cf. */
import { isAtLeast, type Release } from '../catalogue/release.js';
import { insideBraces } from '../syntax/brackets.js';
import { splitBracedWords, splitWords } from '../syntax/words.js';
import { SECURITY_LEVELS, type SecurityLevel } from './level.js';

/** A policy as Postfix reads it. */
export type TlsPolicy =
  | {
      readonly kind: 'policy';
      readonly level: SecurityLevel;
      readonly attributes: readonly PolicyAttributeValue[];
      readonly protocols?: string;
      readonly grade?: string;
      readonly exclude?: string;
    }
  /** No mail goes to the destination: "client TLS configuration problem". `text` is what Postfix does not take. */
  | { readonly kind: 'invalid'; readonly problem: PolicyProblem; readonly text: string };

/** What makes a whole policy invalid. */
export type PolicyProblem =
  'empty' | 'unknown-level' | 'malformed' | 'unknown-attribute' | 'repeated' | 'bad-value';

/** One attribute, its name in lower case. */
export interface PolicyAttributeValue {
  readonly name: string;
  readonly value: string;
}

const ONCE = ['ciphers', 'protocols', 'servername', 'exclude', 'policy_ttl', 'policy_type', 'policy_domain'];
const OFTEN = ['match', 'tafile', 'connection_reuse', 'enable_rpk', 'policy_string', 'mx_host_pattern'];
const KNOWN: ReadonlySet<string> = new Set([...ONCE, ...OFTEN, 'policy_failure']);

/**
 * Reads a policy; at level none Postfix ignores all attributes, at others a mistake in one spoils the policy. Braces
 * around an attribute, which let its value have blanks, are known since 3.10.
 */
export function readPolicy(text: string, postfix: Release): TlsPolicy {
  const words = isAtLeast(postfix, '3.10') ? splitBracedWords(text) : splitWords(text);
  const [first, ...rest] = words.map((word) => word.text);
  if (first === undefined) return { kind: 'invalid', problem: 'empty', text };
  const level = SECURITY_LEVELS.find((name) => name === first.toLowerCase());
  if (level === undefined) return { kind: 'invalid', problem: 'unknown-level', text: first };
  if (level === 'none') return { kind: 'policy', level, attributes: [] };
  const attributes: PolicyAttributeValue[] = [];
  for (const word of rest) {
    const attribute = readAttribute(word);
    if (attribute === undefined) return { kind: 'invalid', problem: 'malformed', text: word };
    const problem = problemOf(attribute, attributes, level);
    if (problem !== undefined) return { kind: 'invalid', problem, text: word };
    attributes.push(attribute);
  }
  const value = (name: string): string | undefined =>
    attributes.find((attribute) => attribute.name === name)?.value;
  const [protocols, grade, exclude] = [value('protocols'), value('ciphers'), value('exclude')];
  return {
    kind: 'policy',
    level,
    attributes,
    ...(protocols !== undefined && { protocols }),
    ...(grade !== undefined && { grade }),
    ...(exclude !== undefined && { exclude }),
  };
}

function readAttribute(word: string): PolicyAttributeValue | undefined {
  let text = word;
  if (word.startsWith('{')) {
    const { start, end, problem } = insideBraces(word, 0, word.length);
    if (problem !== undefined) return undefined;
    text = word.slice(start, end);
  }
  const match = /^\s*([^\s=]+)\s*=\s*(.*?)\s*$/s.exec(text);
  return match === null ? undefined : { name: (match[1] ?? '').toLowerCase(), value: match[2] ?? '' };
}

function problemOf(
  { name, value }: PolicyAttributeValue,
  before: readonly PolicyAttributeValue[],
  level: SecurityLevel,
): PolicyProblem | undefined {
  if (!KNOWN.has(name)) return 'unknown-attribute';
  if (!OFTEN.includes(name) && before.some((other) => other.name === name)) return 'repeated';
  if (['ciphers', 'match', 'tafile'].includes(name) && value === '') return 'bad-value';
  if (name === 'match' && !['fingerprint', 'verify', 'secure'].includes(level)) return 'bad-value';
  if (name === 'tafile' && !['verify', 'secure'].includes(level)) return 'bad-value';
  if (['connection_reuse', 'enable_rpk'].includes(name) && !/^(yes|no)$/i.test(value)) return 'bad-value';
  return undefined;
}
