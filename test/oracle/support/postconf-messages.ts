/** What postconf(1) says on its standard error, as facts that can be compared with findings. */

import { leaveOut } from './parity-exceptions.js';

/** One thing that postconf warns of or dies of: `file kind name`, where parts that it does not tell are left out. */
export type Complaint = string;

/** The complaints of one run. */
export interface Complaints {
  readonly warnings: ReadonlySet<Complaint>;
  /** What it died of; undefined when it did not. */
  readonly fatal?: Complaint;
  /** Lines that no pattern knows. */
  readonly unknown: readonly string[];
}

type Reader = readonly [RegExp, (match: RegExpExecArray) => Complaint | undefined];

const BRACES = 'braces';

const READERS: readonly Reader[] = [
  [
    /^\S*?(main\.cf), line \d+: overriding earlier entry: (.+?)=/s,
    ([, file, name]) => `${file} duplicate ${name}`,
  ],
  [/^\S*?(main\.cf), line \d+: missing '=' after attribute name/, ([, file]) => `${file} missing-equals`],
  [/^\S*?(main\.cf), line \d+: missing attribute name/, ([, file]) => `${file} missing-name`],
  [/^\S*?(ma\w+\.cf): logical line must not start with whitespace/, ([, file]) => `${file} indented`],
  [/^\S*?(ma\w+\.cf), line [\d-]+: text after null byte may be ignored/, ([, file]) => `${file} nul`],
  [/^\S*?(ma\w+\.cf): #comment after other text is not allowed/, ([, file]) => `${file} comment`],
  [/^\S*?(ma\w+\.cf): undefined parameter: (.*)$/s, ([, file, name]) => `${file} undefined ${name}`],
  [/^\S*?(ma\w+\.cf): unused parameter: (.+?)=/s, ([, file, name]) => `${file} unused ${name}`],
  [
    /^\S*?(ma\w+\.cf): support for parameter "(\S+)" will be removed/,
    ([, file, name]) => `${file} deprecated ${name}`,
  ],
  [
    /^\S*?(ma\w+\.cf): support for parameter (\S+) has been removed/,
    ([, file, name]) => `${file} unused ${name}`,
  ],
  [
    /^\S*?(ma\w+\.cf): read-only parameter assignment: (.+?)=/,
    ([, file, name]) => `${file} read-only ${name}`,
  ],
  [/^truncated macro reference/, () => 'reference'],
  [/^empty macro name/, () => 'reference'],
  [/^unreasonable macro call nesting/, () => 'reference'],
  [/^unbalanced \{\} in attribute expression/, () => 'reference'],
  [/expected at: "\.\.\./, () => 'reference'],
  [/^attribute name syntax error at/, () => 'reference'],
  [/^bad operator suffix at/, () => 'reference'],
  [/^unexpected input at/, () => 'reference'],
  [/^unknown function "/, () => 'reference'],
  [/^bad domain argument in/, () => 'reference'],
  // What the IDNA library says before that.
  [/^midna_domain_to_/, () => undefined],
  [/^mac_exp_eval: bad conversion/, () => 'reference'],
  [/^malformed compatibility level syntax/, () => 'reference'],
  [/macro processing error$/, () => 'reference'],
  [/^file \S*master\.cf: line \d+: bad field count/, () => 'master.cf field-count'],
  [/^invalid \S+ field "/, () => 'master.cf bad-field'],
  [
    /^(?:\S*\/)?(ma\w+\.cf)(?::\S+)?: (?:missing '\}'|syntax error after '\}')/,
    ([, file]) => `${file} ${BRACES}`,
  ],
  [/^master\.cf: missing (?:'=' after )?attribute name/, () => 'master.cf option'],
  [
    /^open "\w+" configuration "/,
    () => {
      leaveOut('client-file');
      return undefined;
    },
  ],
  // The second line of a warning.
  [/^See \S*DEPRECATION_README/, () => undefined],
];

/** Reads what one run left on its standard error. */
export function readComplaints(stderr: string): Complaints {
  const warnings = new Set<Complaint>();
  const unknown: string[] = [];
  let fatal: Complaint | undefined;
  for (const line of stderr.split(/^\S*postconf: /m)) {
    const text = line.replace(/\n$/, '');
    if (text === '') continue;
    const isWarning = text.startsWith('warning: ');
    const body = text.replace(/^(?:warning|fatal): /, '');
    const found = READERS.map(([pattern, read]) => {
      const match = pattern.exec(body);
      return match === null ? undefined : { complaint: read(match) };
    }).find((result) => result !== undefined);
    if (found === undefined) unknown.push(text);
    else if (found.complaint === undefined) continue;
    else if (isWarning) warnings.add(found.complaint);
    else fatal = found.complaint;
  }
  return fatal === undefined ? { warnings, unknown } : { warnings, unknown, fatal };
}
