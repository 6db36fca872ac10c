/** Findings for people: a line each, with the source line and a mark under it. */
import type { Severity } from '../service/index.js';
import type { Record } from './report.js';

const COLOURS: Readonly<{ [severity in Severity]: string }> = {
  error: '\u001b[31m',
  warning: '\u001b[33m',
  information: '\u001b[36m',
  hint: '\u001b[90m',
};

/** Text of the findings; `lineOf` gives the text of a line of a file. */
export function formatText(
  records: readonly Record[],
  lineOf: (file: string, line: number) => string,
  colours: boolean,
): string {
  const paint = (text: string, code: string): string => (colours ? `${code}${text}\u001b[0m` : text);
  const parts = records.map((record) => {
    const { start, end } = record.range;
    const source = lineOf(record.file, start.line).replace(/\r$/, '');
    const length =
      end.line === start.line ? end.character - start.character : source.length - start.character;
    const indent = source.slice(0, start.character).replace(/[^\t]/g, ' ');
    const place = `${record.file}:${String(start.line + 1)}:${String(start.character + 1)}`;
    const head = `${place}: ${paint(record.severity, COLOURS[record.severity])}: ${record.message} [${record.rule}]`;
    const mark = paint('^'.repeat(Math.max(1, length)), COLOURS[record.severity]);
    const fix = record.fixes.map(({ title }) => `    fix: ${title}\n`).join('');
    return `${head}\n    ${source}\n    ${indent}${mark}\n${fix}`;
  });
  return parts.join('') + summary(records);
}

function summary(records: readonly Record[]): string {
  if (records.length === 0) return 'No findings.\n';
  const count = (severity: Severity): string => {
    const number = records.filter((record) => record.severity === severity).length;
    return number === 0
      ? ''
      : `${String(number)} ${severity}${number > 1 && severity !== 'information' ? 's' : ''}`;
  };
  const counts = [count('error'), count('warning'), count('information'), count('hint')];
  return `${counts.filter((part) => part !== '').join(', ')}\n`;
}
