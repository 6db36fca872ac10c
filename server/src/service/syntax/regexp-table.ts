/** regexp and pcre tables: `/pattern/options result` with any delimiter, `!` in front, IF and ENDIF. */
import { isSpace, skipSpace, trimEnd } from '../text/characters.js';
import { skipNegation } from './cidr-table.js';
import { beginsWithWord, conditions } from './condition-line.js';
import { sourceSpan } from './cooked-text.js';
import { checkPattern } from './pattern-check.js';
import { readReplacement } from './pattern-result.js';
import type { TableLine } from './table-lines.js';
import { giveRow, reportPart, type TableReader, type TableSink } from './table-sink.js';

const OPTIONS = { regexp: 'imx', pcre: 'imsxAEUX' };

interface Pattern {
  /** Where it begins, with "!" and delimiter. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly options: string;
  readonly negated: boolean;
  /** Behind the options. */
  readonly next: number;
}

/** Reads the lines of a regexp or pcre table. */
export function patternReader(flavour: 'regexp' | 'pcre', sink: TableSink): TableReader {
  const ifs = conditions(sink);
  const read = (line: TableLine, start: number, end: number): Pattern | undefined =>
    readPattern(flavour, sink, line, start, end);
  const groupsOf = (line: TableLine, pattern: Pattern): number | 'unknown' | undefined => {
    const { from, to, options } = pattern;
    const checked = checkPattern(line.cooked.text.slice(from, to), flavour, options);
    if (checked === 'bad') {
      reportPart(sink, 'bad-pattern', line, from, Math.max(to, from + 1));
      return undefined;
    }
    return checked;
  };
  const rule = (line: TableLine, end: number): void => {
    const { text } = line.cooked;
    const first = read(line, 0, end);
    if (first === undefined) return;
    const second =
      flavour === 'regexp' && text.charAt(first.next) === '!' ? read(line, first.next, end) : undefined;
    if (second === undefined && flavour === 'regexp' && text.charAt(first.next) === '!') return;
    const { next } = second ?? first;
    const value = skipSpace(text, next, end);
    if (value >= end) reportPart(sink, 'missing-result', line, 0, end);
    const result = readReplacement(text.slice(value, end));
    const problem =
      result.kind === 'bad'
        ? 'bad-replacement'
        : result.highest > 0 && first.negated && 'negated-replacement';
    if (problem !== false) {
      reportPart(sink, problem, line, value, end);
      return;
    }
    const groups = groupsOf(line, first);
    if (groups === undefined) return;
    if (result.kind === 'sound' && typeof groups === 'number' && result.highest > groups) {
      reportPart(sink, 'missing-group', line, value, end, { text: `$${String(result.highest)}` });
      return;
    }
    if (second !== undefined && groupsOf(line, second) === undefined) return;
    giveRow(sink, line, [0, next], [value, Math.max(value, end)]);
  };
  return {
    line(line) {
      const { text } = line.cooked;
      const end = trimEnd(text, 0, text.length);
      if (!/^[A-Za-z0-9]/.test(text)) rule(line, end);
      else if (beginsWithWord(text, 'if')) {
        const pattern = read(line, skipSpace(text, 2, end), end);
        if (pattern === undefined) return;
        const rest = skipSpace(text, pattern.next, end);
        if (rest < end) reportPart(sink, 'text-after-if', line, rest, end);
        if (groupsOf(line, pattern) !== undefined) ifs.open(sourceSpan(line.cooked, 0, 2));
      } else if (beginsWithWord(text, 'endif')) {
        if (ifs.depth === 0) {
          reportPart(sink, 'endif-without-if', line, 0, 5);
          return;
        }
        const rest = skipSpace(text, 5, end);
        if (rest < end) reportPart(sink, 'text-after-endif', line, rest, end);
        ifs.close();
      } else reportPart(sink, 'unrecognised-line', line, 0, end);
    },
    end: () => {
      ifs.finish();
    },
  };
}

function readPattern(
  flavour: 'regexp' | 'pcre',
  sink: TableSink,
  line: TableLine,
  start: number,
  end: number,
): Pattern | undefined {
  const { text } = line.cooked;
  const at = skipNegation(text, start, end);
  if (at >= end) {
    reportPart(sink, 'missing-pattern', line, 0, end);
    return undefined;
  }
  const to = closingDelimiter(text, at, end);
  if (to === undefined) {
    reportPart(sink, 'unclosed-pattern', line, at, end, { text: text.charAt(at) });
    return undefined;
  }
  let next = to + 1;
  for (; next < end && !isSpace(text.charCodeAt(next)); next += 1) {
    const option = text.charAt(next);
    if (option === '!' && flavour === 'regexp') break;
    if (!OPTIONS[flavour].includes(option)) {
      reportPart(sink, 'unknown-flag', line, next, next + 1);
      return undefined;
    }
    if (option === 'X') reportPart(sink, 'obsolete-flag', line, next, next + 1);
  }
  const negated = text.slice(start, at).replace(/[^!]/g, '').length % 2 === 1;
  return { start: at, from: at + 1, to, options: text.slice(to + 1, next), negated, next };
}

function closingDelimiter(text: string, open: number, end: number): number | undefined {
  const delimiter = text.charAt(open);
  for (let at = open + 1; at < end; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === delimiter) return at;
  }
  return undefined;
}
