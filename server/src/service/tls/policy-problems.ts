/** What is wrong with an entry of a TLS policy table: what makes Postfix put mail off, and what fails each session. */
import { isAtLeast, type Release } from '../catalogue/release.js';
import type { PolicyAttribute } from '../catalogue/tls-words.js';
import { exclusionWords } from './cipher-choice.js';
import { evaluateProtocolList } from './protocol-list.js';
import { understandsBounds } from './protocol-token.js';
import { readPolicy, type TlsPolicy } from './policy-value.js';

const GRADES: readonly string[] = ['high', 'medium', 'low', 'export', 'null'];

/** The reason as the end of a sentence, for a policy that brings no mail to its destination; undefined for a sound one. */
export function policyProblem(
  value: string,
  postfix: Release,
  attributes: readonly PolicyAttribute[],
): string | undefined {
  const policy = readPolicy(value, postfix);
  if (policy.kind === 'invalid') return invalidText(policy);
  const newer = policy.attributes.find(({ name }) => {
    const since = attributes.find((known) => known.name === name)?.since;
    return since !== undefined && !isAtLeast(postfix, since);
  });
  if (newer !== undefined) return `Postfix ${postfix} has no attribute "${newer.name}"`;
  if (policy.protocols !== undefined) {
    const unknown = evaluateProtocolList(policy.protocols, { postfix, role: 'client' }).tokens.find(
      ({ kind }) => kind === 'invalid',
    );
    if (unknown?.kind === 'invalid') {
      const comparison = understandsBounds(postfix) ? undefined : /^[<>]=/.exec(unknown.text)?.[0];
      if (comparison !== undefined)
        return `Postfix ${postfix} does not know "${comparison}", exclude protocols with "!"`;
      return `"${unknown.text}" is no protocol`;
    }
  }
  if (policy.grade !== undefined && !GRADES.includes(policy.grade.toLowerCase())) {
    return `"${policy.grade}" is no cipher grade`;
  }
  const operator = exclusionWords(policy.exclude ?? '').find(({ text }) => /^[!+\-@]/.test(text));
  return operator === undefined ? undefined : `"${operator.text}" must not have an operator`;
}

function invalidText({ problem, text }: Extract<TlsPolicy, { kind: 'invalid' }>): string {
  switch (problem) {
    case 'empty':
      return 'the policy is empty';
    case 'unknown-level':
      return `there is no security level "${text}"`;
    case 'malformed':
      return `"${text}" is not of the form name=value`;
    case 'unknown-attribute':
      return `there is no attribute "${text}"`;
    case 'repeated':
      return `"${text}" repeats an attribute`;
    case 'bad-value':
      return `"${text}" does not fit the attribute or the level`;
  }
}
