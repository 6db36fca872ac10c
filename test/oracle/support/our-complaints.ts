/** The findings of ours that speak of what postconf(1) speaks of, in the same form. */
import type { DocumentAnalysis, Finding } from '../../../server/src/service/index.js';
import { documentOf } from '../../../server/src/service/index.js';
import { asPrinted } from './as-printed.js';
import type { Complaint } from './postconf-messages.js';

/** Our warnings, and what we say Postfix dies of. */
export interface OurComplaints {
  readonly warnings: ReadonlySet<Complaint>;
  readonly fatal: ReadonlySet<Complaint>;
}

/** Rules that say what postconf warns of: the kind, and whether the name belongs to it. */
const WARNINGS: Readonly<Record<string, readonly [kind: string, hasName: boolean]>> = {
  'comment-after-text': ['comment', false],
  'deprecated-parameter': ['deprecated', true],
  'duplicate-parameter': ['duplicate', true],
  'indented-first-line': ['indented', false],
  'newer-parameter': ['unused', true],
  'read-only-parameter': ['read-only', true],
  'removed-parameter': ['unused', true],
  'text-after-nul': ['nul', false],
  'unbalanced-braces': ['braces', false],
  'undefined-reference': ['undefined', true],
  'unknown-parameter': ['unused', true],
};

const FATAL: Readonly<Record<string, string>> = {
  'bad-field': 'master.cf bad-field',
  'field-count': 'master.cf field-count',
  'missing-equals': 'main.cf missing-equals',
  'missing-name': 'main.cf missing-name',
};

/** Rules that say why a value cannot be expanded. */
const REFERENCES: readonly string[] = ['bad-compatibility-level', 'broken-reference', 'self-reference'];

/** Sorts the findings of an analysis. */
export function ourComplaints(analysis: DocumentAnalysis): OurComplaints {
  const warnings = new Set<Complaint>();
  const fatal = new Set<Complaint>();
  for (const finding of analysis.findings()) {
    const { rule, uri, severity } = finding;
    const file = uri.slice(uri.lastIndexOf('/') + 1);
    const known = WARNINGS[rule];
    if (known !== undefined)
      warnings.add(known[1] ? `${file} ${known[0]} ${nameIn(finding)}` : `${file} ${known[0]}`);
    if (FATAL[rule] !== undefined) fatal.add(FATAL[rule]);
    if (REFERENCES.includes(rule)) {
      warnings.add('reference');
      if (severity === 'error') fatal.add('reference');
    }
    if (rule === 'option-without-equals' && textOf(analysis, finding).startsWith('{'))
      warnings.add('master.cf option');
  }
  return { warnings, fatal };
}

function textOf({ instance }: DocumentAnalysis, { uri, span }: Finding): string {
  return documentOf(instance, uri)?.text.slice(span.start, span.end) ?? '';
}

/** The name that a finding is about, as Postfix prints it: messages quote it first. It may have quotes, but no blanks. */
function nameIn({ message }: Finding): string {
  return asPrinted(/"([^ \t\r\n]*)"/.exec(message)?.[1] ?? '');
}
