/** Rule: a value that refers to itself, directly or through others. */
import { assignments } from '../model/assignments.js';
import type { Rule } from '../lint/rule.js';
import type { ExpansionFailure } from '../model/expansion.js';
import { isExpanded } from '../model/expanded-values.js';

export const selfReference: Rule = {
  code: 'self-reference',
  severity: 'error',
  summary: 'A parameter whose value refers to itself',
  why:
    'A main.cf has no notion of "the value so far" or of the default: `$name` is the value itself, without end. A program ' +
    'that needs it stops with the fatal error "unreasonable macro call nesting".',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'mydestination = $mydestination, example.com\n#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ self-reference\n',
      good: 'mydestination = $myhostname, localhost.$mydomain, localhost, example.com\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, name, value, valueSpan, service, overridden } of assignments(instance)) {
      if (overridden || !value.text.includes('$')) continue;
      if (!isExpanded(instance, name)) continue;
      const { failure } = instance.effective(name, service);
      const message = failure === undefined ? undefined : messageFor(name, failure);
      if (message !== undefined) report({ uri, span: valueSpan, message });
    }
  },
};

/** What is said of a value that is written well and cannot be worked out all the same. */
function messageFor(name: string, { kind, through }: ExpansionFailure): string | undefined {
  switch (kind) {
    case 'self-reference': {
      const path = [name, ...through].map((step) => `$${step}`).join(' → ');
      return `The value of "${name}" refers to itself (${path}), and programs that need it stop; write the text itself`;
    }
    case 'bad-level':
      return `"${name}" compares with a text that is no compatibility level, and programs that need it stop; compare with a level such as 3.6`;
    case 'bad-number':
      return `"${name}" compares a number that is too large for Postfix, and programs that need it stop; compare numbers of at most 18 digits`;
    case 'bad-domain':
      return `"${name}" calls a function with a text that is no domain name, and programs that need it stop; give it one`;
    default:
      return undefined;
  }
}
