/** Rule: braces that do not match. */
import { assignments } from '../model/assignments.js';
import { isExpanded, readWordsOf } from '../model/expanded-values.js';
import type { Rule } from '../lint/rule.js';

export const unbalancedBraces: Rule = {
  code: 'unbalanced-braces',
  severity: 'error',
  summary: 'Braces that are not closed, or have text behind them',
  why:
    'Braces keep blanks inside an argument or a table. The master daemon stops at an argument whose braces do not match; ' +
    'a table that is written that way cannot be opened.',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad:
        '#- master.cf\nsubmission inet n - n - - smtpd\n  -o { smtpd_sender_restrictions = reject\n' +
        '#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unbalanced-braces\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n  -o { smtpd_sender_restrictions = reject }\n',
    },
  ],
  check({ instance, report }) {
    for (const { uri, name, value, valueSpan, service, overridden } of assignments(instance)) {
      if (overridden || !isExpanded(instance, name)) continue;
      const { braces } = readWordsOf(instance, value.text, service);
      if (braces === undefined) continue;
      report({
        uri,
        span: valueSpan,
        severity: 'warning',
        message:
          braces === 'missing-close-brace'
            ? `A brace in the value of "${name}" is not closed; close it with "}"`
            : `There is text behind a closing brace in the value of "${name}"; put a blank or comma between them`,
      });
    }
    const { services, master } = instance;
    if (master === undefined) return;
    for (const { tree } of services) {
      for (const { kind, start, end } of tree.brokenOptions) {
        if (kind !== 'missing-close-brace' && kind !== 'text-after-brace') continue;
        const edits = [{ uri: master.uri, span: { start: end, end }, newText: ' }' }];
        report({
          uri: master.uri,
          span: { start, end },
          message:
            kind === 'missing-close-brace'
              ? 'This brace is not closed, and the master daemon stops; close it with "}"'
              : 'There is text behind the closing brace, and the master daemon stops; put a blank between them',
          fixes: kind === 'missing-close-brace' ? [{ title: "Insert '}'", safe: false, edits }] : [],
        });
      }
    }
  },
};
