/** Rule: braces in master.cf that do not match. */
import type { Rule } from '../lint/rule.js';

export const unbalancedBraces: Rule = {
  code: 'unbalanced-braces',
  severity: 'error',
  summary: 'An argument in braces that is not closed, or has text behind it',
  why: 'Braces keep blanks inside an argument. The master daemon stops at an argument whose braces do not match.',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad:
        '#- master.cf\nsubmission inet n - n - - smtpd\n  -o { smtpd_sender_restrictions = reject\n' +
        '#    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unbalanced-braces\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n  -o { smtpd_sender_restrictions = reject }\n',
    },
  ],
  check({ instance: { services, master }, report }) {
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
