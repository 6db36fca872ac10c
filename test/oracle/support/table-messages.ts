/** What postmap(1) and postalias(1) say of a table, as lines and kinds. */
import type { TableProblem, TableProblemKind } from '../../../server/src/service/syntax/table-problem.js';
import { indexLines } from '../../../server/src/service/text/lines.js';
import { asPrinted } from './as-printed.js';

const KINDS: readonly (readonly [RegExp, TableProblemKind])[] = [
  [/expected format: key whitespace value|no lookup result/, 'missing-value'],
  [/unbalanced '"'/, 'unbalanced-quote'],
  [/record is in "key: value" format/, 'alias-form'],
  [/need name:value pair/, 'malformed-alias'],
  [/name must be local/, 'alias-domain'],
  [/no regexp:|no address pattern/, 'missing-pattern'],
  [/no closing regexp delimiter/, 'unclosed-pattern'],
  [/unknown regexp option/, 'unknown-flag'],
  [/obsolete regexp option/, 'obsolete-flag'],
  [/no replacement text/, 'missing-result'],
  [
    /replacement index "\d*[^\d"]|non-numeric|out.of.range replacement index "0|bad replacement syntax/,
    'bad-replacement',
  ],
  [/found in negative match/, 'negated-replacement'],
  [/out of range replacement index/, 'missing-group'],
  [/extra text after IF|do not prepend whitespace/, 'text-after-if'],
  [/extra text after ENDIF|garbage after ENDIF/, 'text-after-endif'],
  [/ENDIF without/, 'endif-without-if'],
  [/IF has no matching ENDIF/, 'if-without-endif'],
  [/unrecognized request/, 'unrecognised-line'],
  [/non-null host address bits/, 'host-bits'],
  [
    /bad (mask value|mask length|network value|address pattern)|missing '\]'|garbage after "\[/,
    'bad-network',
  ],
  [/text after null byte/, 'text-after-nul'],
  [
    /Unmatched|Invalid|error in regex|Regular expression too big|Trailing backslash|Premature end/,
    'bad-pattern',
  ],
];

/** What its warnings are of, as `LINE KIND`; those that name no line have a key or nothing instead. */
export function complaintsOf(stderr: string): Set<string> {
  const said = new Set<string>();
  for (const line of stderr.split('\n')) {
    const message = /^post(?:map|alias): (?:warning|fatal): (.*)$/s.exec(line)?.[1];
    if (message === undefined) continue;
    if (
      /^(?:empty macro name|truncated macro)/.test(message) ||
      /deprecated|for more info|empty string result|should return NO RESULT/.test(message)
    )
      continue;
    const duplicate = /duplicate entry: "(.*)"$/.exec(message);
    const at = /, line (\d+)/.exec(message)?.[1];
    if (duplicate !== null) said.add(`key ${duplicate[1] ?? ''} duplicate-key`);
    else if (message.includes('must not start with whitespace')) said.add('indented-line');
    else {
      const kind = KINDS.find(([pattern]) =>
        pattern.test(message.replace(/^.*?, line \d+(?:-\d+)?: /, '')),
      )?.[1];
      said.add(kind === undefined || at === undefined ? `not understood: ${message}` : `${at} ${kind}`);
    }
  }
  return said;
}

/** Our problems in the same form. */
export function problemsAsComplaints(text: string, problems: readonly TableProblem[]): Set<string> {
  const lines = indexLines(text);
  return new Set(
    problems.map(({ kind, start, text: about }) => {
      if (kind === 'duplicate-key') return `key ${asPrinted(about)} duplicate-key`;
      if (kind === 'indented-line') return kind;
      let line = lines.positionAt(start).line;
      while (line > 0 && /^\s/.test(text.slice(lines.startOf(line)))) line -= 1;
      return `${String(line + 1)} ${kind}`;
    }),
  );
}
