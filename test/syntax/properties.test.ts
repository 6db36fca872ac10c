/** What holds for every text: nothing is lost, nothing throws, spans nest, time grows with the text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLines } from '../../server/src/service/syntax/logical-lines.js';
import { parseMainCf } from '../../server/src/service/syntax/main-cf.js';
import { parseMasterCf } from '../../server/src/service/syntax/master-cf.js';
import { parseValue, type ParsedValue } from '../../server/src/service/syntax/value.js';
import type { Span } from '../../server/src/service/text/span.js';
import { analyseFiles } from '../support/instance.js';

/** Texts that are likely to be something to Postfix. */
const PIECES = [
  'myhostname', 'smtpd_banner', ' = ', '=', '\n', '\r\n', ' ', '\t', '#', '\0', '$', '${', '$(', '}', ')', '{', '{{', '}}',
  '?', ':', '==', '<level', 'mydomain', '$mydomain', '\n  ', ',', 'smtp inet n - n - - smtpd', '\n  -o ', '-o', 'a=b',
  '-', 'yes', '{%', '%}', '\ufeff', 'ä', '\ud83d', '$$', 'ldap:x', 'compatibility_level = 3.6', '"', "'", '[::1]',
]; // prettier-ignore

const texts = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('Any text', () => {
  it('is the concatenation of its physical lines', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { lines } = parseLines(text);
        assert.equal(lines.map(({ start, next }) => text.slice(start, next)).join(''), text);
      }),
    );
  });

  it('is joined to logical lines of which each character stands where the segments say', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { cooked, nul } of parseLines(text).logical) {
          const places = cooked.segments.map((segment) => text.slice(segment.start, segment.end));
          assert.equal(places.join(''), cooked.text);
          assert.ok(!cooked.text.includes('\0') && !cooked.text.includes('\n'));
          if (nul >= 0) assert.equal(text.charAt(nul), '\0');
        }
      }),
    );
  });

  it('gives entries and services whose spans nest and stand in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const { line, nameSpan, valueSpan, equals } of parseMainCf(text).entries) {
          assert.ok(line.start >= end);
          for (const span of [nameSpan, valueSpan]) assertInside(span, line);
          assert.ok(nameSpan.end <= equals && equals < valueSpan.end + 1);
          end = line.end;
        }
        for (const service of parseMasterCf(text).services) {
          for (const word of [...Object.values(service.fields), ...service.args]) assertInside(word, service);
          for (const option of service.options) {
            assertInside(option.span, service);
            assertInside(option.nameSpan, option.span);
          }
        }
      }),
    );
  });

  it('gives values whose parts nest', () => {
    fc.assert(
      fc.property(texts, (text) => {
        assertNested(parseValue(text));
      }),
    );
  });

  it('is analysed without an exception, and every finding lies in its file', () => {
    fc.assert(
      fc.property(texts, texts, (main, master) => {
        const files = [
          { name: 'main.cf', text: main },
          { name: 'master.cf', text: master },
        ];
        for (const { uri, span, fixes } of analyseFiles(files).findings()) {
          const { length } = uri.endsWith('main.cf') ? main : master;
          assertInside(span, { start: 0, end: length });
          for (const { edits } of fixes)
            for (const edit of edits) assert.ok(edit.span.start <= edit.span.end);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('Time', () => {
  for (const [title, line] of [
    ['entries', 'mydestination = $myhostname, ${mydomain?{a}:{b}}, localhost\n'],
    ['continuations', '  check_sender_access hash:/etc/postfix/access,\n'],
    ['comments', '# a comment\n\n'],
  ] as const) {
    it(`to read main.cf grows with its ${title}, not faster`, function () {
      this.timeout(20_000);
      const textOf = (count: number): string => `smtpd_sender_restrictions =\n${line.repeat(count)}`;
      const [small, large] = [textOf(3_000), textOf(30_000)];
      // Ten small texts are read into the same memory as the large one: the rest is how the time grows.
      const ratio = (): number => {
        const ten = timeOf(() => Array.from({ length: 10 }, () => parseMainCf(small)));
        return (10 * timeOf(() => parseMainCf(large))) / ten;
      };
      ratio();
      // Other work on the machine can only make a measurement worse, so that one good one of many is proof; growth with
      // the square would take a hundred times the time in all of them. The bench tells the middle.
      let best = Infinity;
      for (let round = 0; round < 100 && best > 12; round += 1) best = Math.min(best, ratio());
      assert.ok(best <= 12, `ten times the text took ${best.toFixed(1)} times the time`);
    });
  }

  it('to expand values that double at each step has an end', () => {
    const lines = Array.from(
      { length: 60 },
      (_, index) => `v${String(index)} = $v${String(index + 1)}$v${String(index + 1)}\n`,
    );
    const text = `smtpd_banner = $v0\n${lines.join('')}v60 = x\n`;
    const { instance } = analyseFiles([{ name: 'main.cf', text }]);
    assert.ok(instance.effective('smtpd_banner').value.length > 1000);
  });
});

function assertInside(inner: Span, outer: Span): void {
  assert.ok(
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= Math.max(outer.end, inner.start),
  );
  assert.ok(inner.end <= outer.end || inner.start === inner.end);
}

function assertNested(value: ParsedValue): void {
  let end = value.start;
  for (const part of value.parts) {
    assert.ok(end <= part.start && part.start <= part.end && part.end <= value.end);
    end = part.end;
    const inner =
      part.kind === 'reference'
        ? [part.whenSet, part.whenEmpty]
        : part.kind === 'comparison'
          ? [part.left, part.right, part.whenTrue, part.whenFalse]
          : [];
    for (const child of inner) {
      if (child === undefined) continue;
      assert.ok(part.start <= child.start && child.end <= part.end);
      assertNested(child);
    }
  }
}

function timeOf(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
