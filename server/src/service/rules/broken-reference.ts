/** Rule: a `$` or `${…}` that Postfix cannot read. */
import { assignments } from '../model/assignments.js';
import type { Rule } from '../lint/rule.js';
import { isReadOnly } from '../catalogue/parameters.js';
import { isExpanded } from '../model/expanded-values.js';
import { hasFunctions } from '../model/expansion.js';
import type { Instance } from '../model/instance.js';
import { sourceSpan } from '../syntax/cooked-text.js';
import type { ReferenceProblemKind } from '../syntax/problem.js';
import { firstProblem, FUNCTIONS_SINCE, parseValue } from '../syntax/value.js';

const MESSAGES: Readonly<Record<ReferenceProblemKind, string>> = {
  'truncated-reference': 'The reference is not closed; close its bracket',
  'empty-reference': 'A "$" needs a name behind it; write "$$" for a dollar sign',
  'bad-reference':
    'Postfix cannot read this expression; write ${name}, ${name?{text}:{text}} or ${{a} == {b} ? {text} : {text}}',
  'early-function': `Functions came with Postfix ${FUNCTIONS_SINCE}, and older ones stop here; write the domain in the form that is wanted`,
  'deep-reference': 'More than a hundred expressions are inside each other; Postfix reads no further',
};

export const brokenReference: Rule = {
  code: 'broken-reference',
  severity: 'error',
  summary: 'A reference or expression that Postfix cannot read',
  why:
    'A program that needs such a value stops with the fatal error "macro processing error". In a branch that is not ' +
    'taken, or in a name of your own that nothing refers to, the mistake waits.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'myorigin = ${mydomain\n#          ^^^^^^^^^^ broken-reference\n',
      good: 'myorigin = ${mydomain}\n',
    },
    {
      title: 'A dollar sign in a value is written twice',
      bad: 'smtpd_banner = $myhostname costs 5 $\n#                                  ^ broken-reference\n',
      good: 'smtpd_banner = $myhostname costs 5 $$\n',
    },
  ],
  check({ instance, report }) {
    const stopping = namesThatStop(instance);
    for (const { uri, name, value, overridden } of assignments(instance)) {
      if (overridden || !value.text.includes('$') || !isRead(instance, name)) continue;
      const problem = firstProblem(parseValue(value.text), hasFunctions(instance.catalogue));
      if (problem === undefined) continue;
      const span = sourceSpan(value, problem.start, problem.end);
      const at = span.start + 1;
      const isDollar = problem.kind === 'empty-reference' && problem.end === problem.start + 1;
      report({
        uri,
        span,
        severity: stopping.has(name) ? 'error' : 'warning',
        message: MESSAGES[problem.kind],
        fixes: isDollar
          ? [
              {
                title: "Write '$$'",
                safe: false,
                edits: [{ uri, span: { start: at, end: at }, newText: '$' }],
              },
            ]
          : closeFix(uri, value.text, span, problem.kind),
      });
    }
  },
};

/** Closes a reference such as "${mydomain" whose text ends with its name. */
function closeFix(
  uri: string,
  value: string,
  span: { start: number; end: number },
  kind: ReferenceProblemKind,
) {
  const open = /\$([{(])\w+$/.exec(value)?.[1];
  if (kind !== 'truncated-reference' || open === undefined) return [];
  const close = open === '{' ? '}' : ')';
  const edits = [{ uri, span: { start: span.end, end: span.end }, newText: close }];
  return [{ title: `Insert '${close}'`, safe: true, edits }];
}

/** The parameters whose values make a program stop when it expands them, itself or through others. */
function namesThatStop(instance: Instance): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, service, overridden, value } of assignments(instance)) {
    if (overridden || !value.text.includes('$') || !isExpanded(instance, name)) continue;
    const { failure } = instance.effective(name, service);
    if (failure !== undefined) names.add(failure.through.at(-1) ?? name);
  }
  return names;
}

function isRead({ catalogue }: Instance, name: string): boolean {
  return catalogue.parameter(name)?.type !== 'raw' && !isReadOnly(name, catalogue.target.postfix);
}
