/** Rule: an argument that the daemon of a service does not take. */
import type { Fix } from '../lint/finding.js';
import type { Rule } from '../lint/rule.js';
import type { MasterDocument } from '../model/document.js';
import { trimEnd } from '../text/characters.js';
import type { MasterService } from '../syntax/master-cf.js';
import type { Span } from '../text/span.js';

/** Daemons that stop with "unexpected command-line argument" (the main functions of each). */
const REFUSE: readonly string[] = [
  'anvil',
  'bounce',
  'cleanup',
  'discard',
  'dnsblog',
  'error',
  'flush',
  'local',
  'oqmgr',
  'pickup',
  'postlogd',
  'proxymap',
  'qmgr',
  'qmqpd',
  'scache',
  'showq',
  'smtpd',
  'tlsmgr',
  'tlsproxy',
  'trivial-rewrite',
  'verify',
  'virtual',
];

export const strayArgument: Rule = {
  code: 'stray-argument',
  severity: 'error',
  summary: 'An argument in master.cf that its daemon does not take',
  why:
    'A value with a blank in it, a comment behind a command, or a word without its `-o` are arguments of the daemon. It ' +
    'stops when it starts, with "unexpected command-line argument".',
  references: [{ title: 'master(5)', url: 'https://www.postfix.org/master.5.html' }],
  examples: [
    {
      bad:
        '#- master.cf\nsubmission inet n - n - - smtpd\n  -o smtpd_client_restrictions=permit_sasl_authenticated, reject\n' +
        '#                                                         ^^^^^^ stray-argument\n',
      good: '#- master.cf\nsubmission inet n - n - - smtpd\n  -o { smtpd_client_restrictions=permit_sasl_authenticated, reject }\n',
    },
    {
      title: 'A comment needs a line of its own',
      bad: '#- master.cf\nsmtp inet n - n - - smtpd # port 25\n#                         ^^^^^^^^^ stray-argument\n',
      good: '#- master.cf\n# port 25\nsmtp inet n - n - - smtpd\n',
    },
  ],
  check({ instance: { services, master }, report }) {
    if (master === undefined) return;
    for (const { daemon, tree } of services) {
      const [first] = tree.operands;
      const last = tree.operands.at(-1);
      if (first === undefined || last === undefined || !REFUSE.includes(daemon)) continue;
      // "-o name = value" leaves these words behind, and its own rule says so.
      if (tree.brokenOptions.some(({ kind }) => kind === 'missing-equals')) continue;
      const { uri, text } = master;
      const newline = text.indexOf('\n', first.start);
      const lineEnd = newline < 0 ? text.length : newline;
      const end = Math.min(last.end, trimEnd(text, first.start, lineEnd));
      const span = { start: first.start, end };
      const isComment = first.text.startsWith('#');
      const fix = isComment ? moveComment(master, tree, span) : addBraces(master, tree, span);
      report({
        uri,
        span,
        message: isComment
          ? `There are no comments behind a command: ${daemon} takes this for an argument and stops; move it to a line of its own`
          : `${daemon} takes no argument "${first.text}" and stops when it starts; write a value that has blanks in braces: -o { name = value }`,
        fixes: fix === undefined ? [] : [fix],
      });
    }
  },
};

/** Encloses the option whose value goes on behind a blank, where value and rest stand in one line. */
function addBraces({ uri, text }: MasterDocument, { options }: MasterService, span: Span): Fix | undefined {
  const option = options.at(-1);
  if (option === undefined || option.form === 'braces' || !option.value.text.endsWith(',')) return undefined;
  if (!/^[ \t]*$/.test(text.slice(option.span.end, span.start))) return undefined;
  const { start } = option.nameSpan;
  return {
    title: 'Put the option in braces',
    safe: true,
    edits: [
      { uri, span: { start, end: start }, newText: '{ ' },
      { uri, span: { start: span.end, end: span.end }, newText: ' }' },
    ],
  };
}

function moveComment({ uri, text }: MasterDocument, { start }: MasterService, span: Span): Fix {
  return {
    title: 'Move the comment to a line above',
    safe: true,
    edits: [
      { uri, span: { start, end: start }, newText: `${text.slice(span.start, span.end)}\n` },
      { uri, span: { start: trimEnd(text, 0, span.start), end: span.end }, newText: '' },
    ],
  };
}
