/** cidr tables: `network/length result`, `!` in front for all other addresses, IF and ENDIF. */
import { isSpace, skipSpace, trimEnd } from '../text/characters.js';
import { beginsWithWord, conditions } from './condition-line.js';
import { sourceSpan } from './cooked-text.js';
import { networkProblem } from './ip-network.js';
import type { TableLine } from './table-lines.js';
import { giveRow, reportPart, type TableReader, type TableSink } from './table-sink.js';

/** Reads the lines of a cidr table. */
export function cidrReader(sink: TableSink): TableReader {
  const ifs = conditions(sink);
  const isSound = (line: TableLine, from: number, to: number): boolean => {
    if (from >= to) reportPart(sink, 'missing-pattern', line, 0, trimEnd(line.cooked.text, 0, to));
    const pattern = line.cooked.text.slice(from, to);
    const problem = from >= to ? undefined : networkProblem(pattern);
    if (problem === undefined) return from < to;
    reportPart(sink, problem.kind, line, from, to, { text: problem.meant ?? pattern });
    return false;
  };
  return {
    line(line) {
      const { text } = line.cooked;
      const end = trimEnd(text, 0, text.length);
      if (beginsWithWord(text, 'if')) {
        const from = skipNegation(text, 2, end);
        if (isSound(line, from, end)) ifs.open(sourceSpan(line.cooked, 0, 2));
      } else if (beginsWithWord(text, 'endif')) {
        const from = skipSpace(text, 5, end);
        if (from < end) reportPart(sink, 'text-after-endif', line, from, end);
        else if (ifs.depth === 0) reportPart(sink, 'endif-without-if', line, 0, 5);
        else ifs.close();
      } else {
        const from = skipNegation(text, 0, end);
        let to = from;
        while (to < end && !isSpace(text.charCodeAt(to))) to += 1;
        if (!isSound(line, from, to)) return;
        const value = skipSpace(text, to, end);
        if (value >= end) reportPart(sink, 'missing-value', line, 0, end);
        else giveRow(sink, line, [from, to], [value, end]);
      }
    },
    end: () => {
      ifs.finish();
    },
  };
}

/** The offset behind "!" and white space. */
export function skipNegation(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text.charAt(at) === '!' || isSpace(text.charCodeAt(at)))) at += 1;
  return at;
}
