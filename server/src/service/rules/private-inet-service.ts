/** Rule: a network service that is said to be private. */
import { replaceFix } from '../lint/remedies.js';
import type { Rule } from '../lint/rule.js';

export const privateInetService: Rule = {
  code: 'private-inet-service',
  severity: 'error',
  summary: 'An inet service whose private column is not n',
  why: 'A network socket cannot be private, and "-" means "y" there: the master daemon stops with "inet service cannot be private".',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad: '#- master.cf\nsubmission inet y - n - - smtpd\n#               ^ private-inet-service\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n',
    },
  ],
  check({ instance: { services, master }, report }) {
    for (const { type, tree } of services) {
      const { text, start, end } = tree.fields.private;
      if (master === undefined || type !== 'inet' || (text !== 'y' && text !== '-')) continue;
      const span = { start, end };
      report({
        uri: master.uri,
        span,
        message: `A network service cannot be private, and the master daemon stops at "${text}"; write n`,
        fixes: [replaceFix("Replace with 'n'", master.uri, span, 'n')],
      });
    }
  },
};
