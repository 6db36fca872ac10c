/** Every rule's examples are its tests: what they mark is found, what they call good is not, fixes make good of bad. */
import assert from 'node:assert/strict';
import { RULES, type Finding, type Rule } from '../server/src/service/index.js';
import { applyEdits } from '../server/src/service/text/edits.js';
import { safeSubset } from './support/edits.js';
import {
  analyseFiles,
  expectedMarkers,
  markerOf,
  uriOf,
  type AnalysisWithTables,
  type NamedText,
} from './support/instance.js';
import { parseFixture, stripMarkers } from './support/markers.js';

type Example = Rule['examples'][number];

describe('Examples of rules', () => {
  for (const rule of RULES) {
    describe(rule.code, () => {
      rule.examples.forEach((example, index) => {
        const title = example.title ?? `example ${String(index + 1)}`;
        it(`${title}: finds what is marked`, () => {
          findsWhatIsMarked(rule, example);
        });
        it(`${title}: finds nothing in the good text`, () => {
          const analysis = analyse(parseFixture(example.good).files, example, rule);
          assert.deepEqual(findingsOf(analysis, rule).map(describeFinding), []);
        });
        it(`${title}: its fixes make the good text`, () => {
          fixesMakeGood(rule, example);
        });
        it(`${title}: a fix takes away its own finding and brings no other`, () => {
          fixesBringNothing(rule, example);
        });
      });
    });
  }
});

function findsWhatIsMarked(rule: Rule, example: Example): void {
  const fixture = parseFixture(example.bad);
  const analysis = analyse(fixture.files, example, rule);
  const found = findingsOf(analysis, rule).map((finding) => markerOf(analysis, finding));
  const expected = expectedMarkers(fixture, rule.code);
  assert.ok(expected.length > 0, 'the bad text has no marker of the rule');
  assert.deepEqual(found.map(asText).sort(), expected.map(asText).sort());
}

function fixesMakeGood(rule: Rule, example: Example): void {
  const { files } = parseFixture(example.bad);
  const findings = findingsOf(analyse(files, example, rule), rule);
  if (example.fixed === false || findings.every(({ fixes }) => fixes.length === 0)) return;
  const fixed = apply(files, findings);
  const good = parseFixture(example.good).files;
  assert.deepEqual(
    fixed.map(({ name, text }) => ({ name, text: stripMarkers(text) })),
    good.map(({ name, text }) => ({ name, text: stripMarkers(text) })),
  );
}

function fixesBringNothing(rule: Rule, example: Example): void {
  const { files } = parseFixture(example.bad);
  const before = analyse(files, example, rule);
  for (const finding of findingsOf(before, rule)) {
    if (finding.fixes.length === 0) continue;
    const after = analyse(apply(files, [finding]), example, rule);
    const own = findingsOf(after, rule).length;
    assert.ok(own < findingsOf(before, rule).length, `still there: ${describeFinding(finding)}`);
    const known = new Set(before.findings().map(({ rule: code, message }) => `${code}: ${message}`));
    const added = after
      .findings()
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .filter(({ rule: code, message }) => !known.has(`${code}: ${message}`));
    assert.deepEqual(added.map(describeFinding), [], `brought by the fix of ${describeFinding(finding)}`);
  }
}

function analyse(
  files: readonly NamedText[],
  { postfix, openssl, profile }: Example,
  rule: Rule,
): AnalysisWithTables {
  return analyseFiles(files, {
    ...(rule.optional === true && { rules: { [rule.code]: rule.severity } }),
    ...(postfix !== undefined && { postfixVersion: postfix }),
    ...(openssl !== undefined && { opensslVersion: openssl }),
    ...(profile !== undefined && { profile }),
  });
}

function findingsOf(analysis: AnalysisWithTables, rule: Rule): Finding[] {
  return analysis.findings().filter((finding) => finding.rule === rule.code);
}

function apply(files: readonly NamedText[], findings: readonly Finding[]): NamedText[] {
  const edits = safeSubset(findings.flatMap(({ fixes }) => (fixes[0] === undefined ? [] : [fixes[0]])));
  return files.map(({ name, text }) => ({
    name,
    text: applyEdits(
      text,
      edits.filter(({ uri }) => uri === uriOf(name)),
    ),
  }));
}

function describeFinding({ rule, severity, message }: Finding): string {
  return `${severity} ${rule}: ${message}`;
}

function asText(marker: { file: string; code: string; line: number; start: number; end: number }): string {
  const { file, code, line, start, end } = marker;
  return `${file}:${String(line + 1).padStart(4, '0')}:${String(start)}-${String(end)} ${code}`;
}
