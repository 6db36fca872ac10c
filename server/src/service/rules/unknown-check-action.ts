/** Rule: the result of a header or body check that is no action. */
import { isAtLeast } from '../catalogue/release.js';
import type { HeaderChecksAction, HeaderChecksActionsFile } from '../catalogue/words.js';
import type { Rule } from '../lint/rule.js';
import { shortened } from '../lint/table-problems.js';

export const unknownCheckAction: Rule = {
  code: 'unknown-check-action',
  severity: 'error',
  summary: 'The result of a header or body check that is no action',
  why: 'A match whose result is no action has no effect but a warning in the log for each mail. The checks of smtp_header_checks and its kin have fewer actions than those of header_checks: what is on its way out can no longer be rejected.',
  references: [{ title: 'header_checks(5)', url: 'https://www.postfix.org/header_checks.5.html' }],
  examples: [
    {
      bad: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: money/ DENY No money\n#                 ^^^^ unknown-check-action\n',
      good: '#- main.cf\nheader_checks = pcre:$config_directory/header_checks\n#- header_checks\n/^Subject: money/ REJECT No money\n',
    },
    {
      title: 'On the way out',
      bad: '#- main.cf\nsmtp_header_checks = pcre:$config_directory/smtp_header_checks\n#- smtp_header_checks\n/^X-Internal:/ DISCARD\n#              ^^^^^^^ unknown-check-action\n',
      good: '#- main.cf\nsmtp_header_checks = pcre:$config_directory/smtp_header_checks\n#- smtp_header_checks\n/^X-Internal:/ IGNORE\n',
    },
  ],
  checkTable({ document, catalogue, report }) {
    const parameter = document.use?.parameter?.replace(/^lmtp_/, 'smtp_');
    if (parameter === undefined || !/(?:header|body)_checks$/.test(parameter)) return;
    const { actions } = catalogue.data.read('header-checks-actions') as HeaderChecksActionsFile;
    const release = catalogue.target.postfix;
    const known = actions.filter(
      ({ since, checks }) => checks.includes(parameter) && (since === undefined || isAtLeast(release, since)),
    );
    document.rows(({ value }) => {
      const [word = ''] = /^[^ \t]*/.exec(value.text) ?? [];
      if (word === '' || /\$[\d{(]/.test(word)) return;
      const start = value.segments[0]?.start ?? 0;
      const span = { start, end: start + word.length };
      const action = known.find((each) => namesOf(each).includes(word.toUpperCase()));
      if (action === undefined) {
        report({
          span,
          message: `${parameter} of Postfix ${release} has no action "${shortened(word)}", and what matches passes; use ${known.map(({ name }) => name).join(', ')}`,
        });
      }
    });
  },
};

function namesOf({ name, aliases = [] }: HeaderChecksAction): string[] {
  return [name, ...aliases].map((each) => each.toUpperCase());
}
