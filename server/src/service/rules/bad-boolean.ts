/** Rule: a switch that is neither yes nor no. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';
import { typedValues } from '../model/typed-values.js';

const YES: readonly string[] = ['true', '1', 'on', 'y', 'ja', 'enable', 'enabled', 'ture'];
const NO: readonly string[] = ['false', '0', 'off', 'n', 'none', 'disable', 'disabled', 'nein'];

export const badBoolean: Rule = {
  code: 'bad-boolean',
  severity: 'error',
  summary: 'A switch with a value other than yes or no',
  why: 'A program that reads the switch stops with the fatal error "bad boolean configuration". `postconf` does not look at values.',
  references: [{ title: 'postconf(5)', url: 'https://www.postfix.org/postconf.5.html' }],
  examples: [
    {
      bad: 'smtpd_helo_required = true\n#                     ^^^^ bad-boolean\n',
      good: 'smtpd_helo_required = yes\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, name, span, value, type } of typedValues(instance)) {
      if (type !== 'bool' && type !== 'nbool') continue;
      const folded = value.toLowerCase();
      if (folded === 'yes' || folded === 'no') continue;
      const meant = YES.includes(folded) ? 'yes' : NO.includes(folded) ? 'no' : undefined;
      report({
        uri,
        span,
        message: `"${name}" must be yes or no, and programs that read "${value}" stop; write ${meant ?? 'one of them'}`,
        fixes: meant === undefined ? [] : [replaceFix(`Replace with '${meant}'`, uri, span, meant)],
      });
    }
  },
};
