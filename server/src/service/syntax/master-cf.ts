/**
 * master.cf as a lossless tree: services with their eight columns, arguments and `-o` options. Follows
 * postconf_master.c and master_ent.c; the legal values of columns are rules' business.
 */
import { skipSpace, trimEnd } from '../text/characters.js';
import type { Span } from '../text/span.js';
import { cookedSlice, sourceSpan, type CookedText } from './cooked-text.js';
import { parseLines, type LineTree, type LogicalLine } from './logical-lines.js';
import { splitNameValue, type NameValue } from './name-value.js';
import type { SyntaxProblem } from './problem.js';
import { FIELD_SEPARATORS, splitBracedWords, splitWords, type Word } from './words.js';

/** The columns of a service in their order. */
export const MASTER_COLUMNS = [
  'service',
  'type',
  'private',
  'unprivileged',
  'chroot',
  'wakeup',
  'maxproc',
  'command',
] as const;
export type MasterColumn = (typeof MASTER_COLUMNS)[number];

/** A field or argument: its text and where it stands in the source. */
export interface MasterWord extends Span {
  readonly text: string;
}

/** One `-o name=value` of a service. */
export interface ServiceOption extends NameValue {
  /** From the "-o" to the end of the value. */
  readonly span: Span;
  /** `-o name=value`, `-oname=value` or `-o { name = value }`. */
  readonly form: 'separate' | 'attached' | 'braces';
}

/** A `-o` that Postfix cannot use: no "=" or no name. */
export interface BrokenOption extends Span {
  readonly kind:
    'missing-name' | 'missing-equals' | 'missing-argument' | 'missing-close-brace' | 'text-after-brace';
  /** The words that make it up. */
  readonly text: string;
}

/** One service of master.cf. Missing columns are empty words at the end of the line. */
export interface MasterService extends Span {
  readonly line: LogicalLine;
  readonly fields: Readonly<Record<MasterColumn, MasterWord>>;
  /** How many of the eight columns are there. */
  readonly fieldCount: number;
  /** All words behind the command. */
  readonly args: readonly MasterWord[];
  readonly options: readonly ServiceOption[];
  readonly brokenOptions: readonly BrokenOption[];
  /** The arguments that are not options: pipe(8) and spawn(8) attributes, or strays. */
  readonly operands: readonly MasterWord[];
}

/** The tree of a master.cf. */
export interface MasterCf {
  readonly kind: 'master';
  readonly text: string;
  readonly lines: LineTree;
  readonly services: readonly MasterService[];
  readonly problems: readonly SyntaxProblem[];
}

/** Parses a master.cf; any text gives a tree. */
export function parseMasterCf(text: string): MasterCf {
  const lines = parseLines(text);
  const services: MasterService[] = [];
  const problems: SyntaxProblem[] = [];
  for (const line of lines.logical) {
    if (line.nul >= 0) problems.push({ kind: 'text-after-nul', start: line.nul, end: line.end });
    if (line.dropped) {
      problems.push({ kind: 'indented-first-line', start: line.start, end: line.end });
      continue;
    }
    const service = parseService(line);
    services.push(service);
    if (service.fieldCount < MASTER_COLUMNS.length) {
      problems.push({ kind: 'field-count', start: line.start, end: line.end });
    }
  }
  return { kind: 'master', text, lines, services, problems };
}

function parseService(line: LogicalLine): MasterService {
  const { cooked } = line;
  const text = cooked.text;
  const place = (word: Word): MasterWord => ({
    ...sourceSpan(cooked, word.start, word.end),
    text: word.text,
  });
  const columns = splitWords(text, FIELD_SEPARATORS).slice(0, MASTER_COLUMNS.length);
  const rest = columns[MASTER_COLUMNS.length - 1]?.end ?? text.length;
  const args = splitBracedWords(text.slice(rest), FIELD_SEPARATORS).map((word) => ({
    text: word.text,
    start: word.start + rest,
    end: word.end + rest,
  }));
  const field = (index: number): MasterWord => {
    const word = columns[index];
    return word === undefined ? { start: line.end, end: line.end, text: '' } : place(word);
  };
  const fields = {
    service: field(0),
    type: field(1),
    private: field(2),
    unprivileged: field(3),
    chroot: field(4),
    wakeup: field(5),
    maxproc: field(6),
    command: field(7),
  };
  const span = { start: line.start, end: line.end };
  return {
    ...span,
    line,
    fields,
    fieldCount: columns.length,
    args: args.map(place),
    ...parseOptions(cooked, args, place),
  };
}

/** Flags of Postfix daemons that take an argument in the same or the next word (besides -o). */
const FLAGS_WITH_ARGUMENT = 'imnrst';

function parseOptions(
  cooked: CookedText,
  args: readonly Word[],
  place: (word: Word) => MasterWord,
): Pick<MasterService, 'options' | 'brokenOptions' | 'operands'> {
  const options: ServiceOption[] = [];
  const brokenOptions: BrokenOption[] = [];
  let index = 0;
  for (; index < args.length; index += 1) {
    const word = args[index];
    if (word === undefined || !word.text.startsWith('-') || word.text === '-') break;
    if (word.text === '--') {
      index += 1;
      break;
    }
    let flag = 1;
    while (
      flag < word.text.length &&
      word.text.charAt(flag) !== 'o' &&
      !FLAGS_WITH_ARGUMENT.includes(word.text.charAt(flag))
    )
      flag += 1;
    if (flag === word.text.length) continue;
    const attached = flag + 1 < word.text.length;
    const argument = attached
      ? { start: word.start + flag + 1, end: word.end, text: word.text.slice(flag + 1) }
      : args[index + 1];
    if (!attached) index += 1;
    if (word.text.charAt(flag) !== 'o') continue;
    const start = word.start;
    if (argument === undefined) {
      brokenOptions.push({
        kind: 'missing-argument',
        ...sourceSpan(cooked, start, word.end),
        text: word.text,
      });
      continue;
    }
    const option = parseOption(cooked, start, argument, attached);
    if ('name' in option) options.push(option);
    else brokenOptions.push(option);
  }
  return { options, brokenOptions, operands: args.slice(index).map(place) };
}

function parseOption(
  cooked: CookedText,
  start: number,
  argument: Word,
  attached: boolean,
): ServiceOption | BrokenOption {
  const span = sourceSpan(cooked, start, argument.end);
  const braces = argument.text.startsWith('{');
  let from = argument.start;
  let to = argument.end;
  if (braces) {
    const close = argument.text.lastIndexOf('}');
    if (close < 0) return { kind: 'missing-close-brace', ...span, text: argument.text };
    if (close + 1 < argument.text.length) return { kind: 'text-after-brace', ...span, text: argument.text };
    from = skipSpace(cooked.text, from + 1, to - 1);
    to = trimEnd(cooked.text, from, to - 1);
  }
  const split = splitNameValue(cookedSlice(cooked, from, to));
  if (typeof split === 'string') return { kind: split, ...span, text: argument.text };
  return { ...split, span, form: braces ? 'braces' : attached ? 'attached' : 'separate' };
}
