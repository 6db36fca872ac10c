/**
 * master.cf as a lossless tree: services with their eight columns, arguments and `-o` options. Follows
 * postconf_master.c and master_ent.c; the legal values of columns are rules' business.
 */
import type { Span } from '../text/span.js';
import { insideBraces } from './brackets.js';
import { sourceSpan, type CookedText } from './cooked-text.js';
import { keptLines } from './kept-lines.js';
import { parseLines, type LineTree, type LogicalLine } from './logical-lines.js';
import { splitNameValue, type NameValue } from './name-value.js';
import type { SyntaxProblem } from './problem.js';
import { FIELD_SEPARATORS, splitBracedWords, type Word } from './words.js';

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

/** A `-o`, or an argument in braces, that Postfix cannot use: no "=", no name, braces that do not match. */
export interface BrokenOption extends Span {
  readonly kind:
    'missing-name' | 'missing-equals' | 'missing-argument' | 'missing-close-brace' | 'text-after-brace';
  /** The argument as written. */
  readonly text: string;
  /** Whether the argument is in braces: of those postconf(1) says what is wrong. */
  readonly braces: boolean;
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
  for (const line of keptLines(lines, problems)) {
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
  const words = splitBracedWords(text, FIELD_SEPARATORS);
  const columns = words.slice(0, MASTER_COLUMNS.length);
  const args = words.slice(MASTER_COLUMNS.length);
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

/** The `-o` options among the arguments, up to the first word that is no option (master_ent.c, getopt(3)). */
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
    const flag = flagWithArgument(word.text);
    if (flag < 0) continue;
    const attached = flag + 1 < word.text.length;
    const argument = attached
      ? { start: word.start + flag + 1, end: word.end, text: word.text.slice(flag + 1) }
      : args[index + 1];
    if (!attached) index += 1;
    if (word.text.charAt(flag) !== 'o') continue;
    if (argument === undefined) {
      brokenOptions.push({ kind: 'missing-argument', ...place(word), braces: false });
      continue;
    }
    const { option, problems } = parseOption(cooked, word.start, argument, attached);
    if (option !== undefined) options.push(option);
    brokenOptions.push(...problems);
  }
  const operands = args.slice(index);
  for (const word of operands) {
    if (!word.text.startsWith('{')) continue;
    const { problem } = insideBraces(cooked.text, word.start, word.end);
    if (problem !== undefined) brokenOptions.push({ kind: problem, ...place(word), braces: true });
  }
  return { options, brokenOptions, operands: operands.map(place) };
}

/** The index of the first flag of a word such as "-vo" that takes an argument, or -1. */
function flagWithArgument(text: string): number {
  for (let at = 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === 'o' || FLAGS_WITH_ARGUMENT.includes(letter)) return at;
  }
  return -1;
}

function parseOption(
  cooked: CookedText,
  start: number,
  argument: Word,
  attached: boolean,
): { option?: ServiceOption; problems: readonly BrokenOption[] } {
  const span = sourceSpan(cooked, start, argument.end);
  const where = { ...sourceSpan(cooked, argument.start, argument.end), text: argument.text };
  const braces = argument.text.startsWith('{');
  const enclosed = braces ? insideBraces(cooked.text, argument.start, argument.end) : argument;
  const split = splitNameValue(cooked.slice(enclosed.start, enclosed.end));
  const kinds = [
    'problem' in enclosed ? enclosed.problem : undefined,
    typeof split === 'string' ? split : undefined,
  ];
  const form = braces ? 'braces' : attached ? 'attached' : 'separate';
  return {
    ...(typeof split !== 'string' && { option: { ...split, span, form } }),
    problems: kinds.flatMap((kind) => (kind === undefined ? [] : [{ kind, ...where, braces }])),
  };
}
