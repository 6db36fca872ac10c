/** Rule: a `-o` that is not followed by name=value. */
import type { Fix } from '../lint/finding.js';
import type { Rule } from '../lint/rule.js';
import type { MasterDocument } from '../model/document.js';
import type { Service } from '../model/service.js';
import type { BrokenOption } from '../syntax/master-cf.js';

export const optionWithoutEquals: Rule = {
  code: 'option-without-equals',
  severity: 'error',
  summary: 'A -o option that is not name=value',
  why:
    'White space ends an argument, so `-o name = value` is three of them. The program stops when it starts, and the ' +
    'service answers nothing.',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad:
        '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_security_level = encrypt\n' +
        '#    ^^^^^^^^^^^^^^^^^^^^^^^^ option-without-equals\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n',
    },
  ],
  check({ instance: { services, master }, report }) {
    if (master === undefined) return;
    for (const service of services) {
      for (const broken of service.tree.brokenOptions) {
        if (broken.kind === 'missing-close-brace' || broken.kind === 'text-after-brace') continue;
        const fix = joinFix(master, service, broken);
        report({
          uri: master.uri,
          span: { start: broken.start, end: broken.end },
          message: `${describe(broken)}, and ${service.daemon} stops when it starts; write -o name=value without blanks, or -o { name = value }`,
          fixes: fix === undefined ? [] : [fix],
        });
      }
    }
  },
};

function describe({ kind, text }: BrokenOption): string {
  if (kind === 'missing-argument') return 'There is nothing behind this "-o"';
  return kind === 'missing-name' ? `There is no name in "${text}"` : `There is no "=" in "${text}"`;
}

/** Joins the words of "-o name = value", as far as they stand in one line. */
function joinFix(master: MasterDocument, { tree }: Service, broken: BrokenOption): Fix | undefined {
  if (broken.kind !== 'missing-equals' || broken.braces) return undefined;
  const rest = /^[ \t]*=[ \t]*([^\s{}]+)[ \t]*\r?(?:\n|$)/.exec(master.text.slice(broken.end, tree.end + 1));
  if (rest === null) return undefined;
  const value = rest[1] ?? '';
  const end = broken.end + rest[0].indexOf(value, rest[0].indexOf('=') + 1) + value.length;
  return {
    title: 'Remove the blanks around "="',
    safe: true,
    edits: [{ uri: master.uri, span: { start: broken.end, end }, newText: `=${value}` }],
  };
}
