/** What holds for any lookup table: no text makes an exception, and each place lies in the text and on its line. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { MOST_PROBLEMS, parseTable } from '../../server/src/service/syntax/lookup-table.js';
import type { TableSyntax } from '../../server/src/service/syntax/table-problem.js';

const SYNTAXES: readonly TableSyntax[] = ['indexed', 'aliases', 'regexp', 'pcre', 'cidr', 'client'];
const piece = fc.constantFrom(
  ...['a', 'B', ' ', '\n', '\t', '\r\n', '\0', '"', '\\', '/', '!', '$', '$1', '(', ')', '[', ']', '{', '}'],
  ...['if', 'endif', '#', ':', '=', '@', ',', '10.0.0.0/8', '::1', '*', '\n/', '\u{1F600}', '{{', '}}'],
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

describe('Lookup tables', () => {
  it('are read whatever their text is, with places inside it', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...SYNTAXES), (source, syntax) => {
        const inside = (start: number, end: number): boolean =>
          0 <= start && start <= end && end <= source.length;
        const { problems } = parseTable(source, syntax, {
          visit: ({ keySpan, value }) => {
            ok(inside(keySpan.start, keySpan.end));
            ok(value.segments.every(({ start, end }) => inside(start, end)));
          },
        });
        ok(problems.every(({ start, end }) => inside(start, end)));
      }),
      { numRuns: 3000 },
    );
  });

  it('keep their first rows and a limited number of problems', () => {
    const { problems, rows } = parseTable('word\n'.repeat(5000), 'indexed');
    equal(problems.length, MOST_PROBLEMS);
    equal(rows, 0);
  });

  it('have places in the source where lines are continued', () => {
    const source = 'if /a/\n# note\n  /b/ OK\nendif\n';
    const [problem] = parseTable(source, 'pcre').problems;
    equal(source.slice(problem?.start, problem?.end), '/b/ OK');
  });

  it('say which network is meant', () => {
    const meant = (network: string): string | undefined =>
      parseTable(`${network} OK\n`, 'cidr').problems[0]?.text;
    deepEqual(['192.0.2.77/26', '2001:db8::1/32', '1:0:0:2:0:0:0:3/127'].map(meant), [
      '192.0.2.64/26',
      '2001:db8::/32',
      '1:0:0:2::2/127',
    ]);
  });

  it('take ten times the time for ten times the text, and little more', function () {
    this.timeout(20_000);
    for (const syntax of SYNTAXES) {
      const source = '/a(b)c/ REJECT $1\nuser@example.com: x, y\n10.0.0.0/8 OK\n"open x\n';
      const time = (copies: number): number => {
        const long = source.repeat(copies);
        const start = process.cpuUsage();
        parseTable(long, syntax);
        const { user, system } = process.cpuUsage(start);
        return (user + system) / 1000;
      };
      time(3000);
      const short = Math.min(time(2000), time(2000), time(2000));
      const long = Math.min(time(20_000), time(20_000), time(20_000));
      ok(long < 20 * Math.max(short, 1), `${syntax}: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`);
    }
  });
});
