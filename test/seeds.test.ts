/**
 * What people have published and copied, in our own words: the findings that a mail administrator would sign. Each
 * fixture is equivalent in its TLS settings to a configuration from the wild.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentAnalysis, Finding } from '../server/src/service/index.js';
import { applyEdits } from '../server/src/service/text/edits.js';
import { safeEdits } from '../server/src/service/lint/fix-all.js';
import { analyseFiles, markerOf, uriOf, type NamedText } from './support/instance.js';
import { ROOT } from './support/workspace.js';

/** "FILE:LINE severity rule", lines from 1. */
function linesOf(analysis: DocumentAnalysis): string[] {
  return analysis.findings().map((finding) => {
    const { file, line } = markerOf(analysis, finding);
    return `${file}:${line + 1} ${finding.severity} ${finding.rule}`;
  });
}

function seed(name: string): NamedText[] {
  return ['main.cf', 'master.cf'].map((file) => ({
    name: file,
    text: readFileSync(join(ROOT, 'test', 'fixtures', 'seeds', name, file), 'utf8'),
  }));
}

function findingOf(analysis: DocumentAnalysis, rule: string, line: number): Finding {
  const found = analysis
    .findings()
    .find((finding) => finding.rule === rule && markerOf(analysis, finding).line === line - 1);
  ok(found !== undefined, `no ${rule} in line ${line}`);
  return found;
}

/** The files after all safe fixes, as often as they bring new ones. */
function repaired(files: readonly NamedText[]): readonly NamedText[] {
  const edits = safeEdits(analyseFiles(files).findings());
  if (edits.length === 0) return files;
  return repaired(
    files.map(({ name, text }) => ({
      name,
      text: applyEdits(
        text,
        edits.filter(({ uri }) => uri === uriOf(name)),
      ),
    })),
  );
}

describe('Configurations that people published', () => {
  it('a shop: mandatory TLS everywhere, and submission that asks for less than port 25', () => {
    const analysis = analyseFiles(seed('shop'));
    deepEqual(linesOf(analysis), [
      'main.cf:2 warning weak-protocols',
      'main.cf:3 warning weak-protocols',
      'main.cf:4 information weak-protocols',
      'main.cf:5 hint weak-protocols',
      'main.cf:7 warning duplicate-parameter',
      'main.cf:7 hint redundant-cipher-exclusion',
      'main.cf:9 warning mandatory-tls-on-mx',
      'main.cf:9 error missing-certificate',
      'main.cf:10 warning mandatory-tls-to-everyone',
      'master.cf:5 warning missing-certificate',
      'master.cf:5 warning submission-without-encryption',
      'master.cf:7 warning unread-option',
    ]);
    const unread = findingOf(analysis, 'unread-option', 7);
    ok(unread.message.includes('"smtp_tls_mandatory_protocols" has no effect here'), unread.message);
    const submission = findingOf(analysis, 'submission-without-encryption', 5);
    ok(submission.message.includes('level may'), submission.message);
    equal(submission.fixes[0]?.title, "Replace with 'encrypt'");
  });

  it('a shop: safe fixes make submission encrypt and take out what has no effect', () => {
    const master = repaired(seed('shop')).find(({ name }) => name === 'master.cf')?.text ?? '';
    ok(master.includes('-o smtpd_tls_security_level=encrypt'));
    ok(!master.includes('smtp_tls_mandatory_protocols'));
  });

  it('a hardening guide: TLS 1.0 and 1.1 stay on, a word that excludes nothing, lists that nobody reads', () => {
    const analysis = analyseFiles(seed('hardening'));
    deepEqual(linesOf(analysis), [
      'main.cf:2 warning deprecated-parameter',
      'main.cf:3 warning deprecated-parameter',
      'main.cf:4 warning missing-certificate',
      'main.cf:8 warning unknown-cipher',
      'main.cf:9 hint redundant-cipher-exclusion',
      'main.cf:9 warning unknown-cipher',
      'main.cf:10 hint weak-protocols',
      'main.cf:11 information weak-protocols',
      'main.cf:12 warning ignored-tls-parameter',
      'main.cf:14 warning ignored-tls-parameter',
      'main.cf:15 information weak-cipher-list',
      'main.cf:16 warning removed-parameter',
    ]);
    const { message } = findingOf(analysis, 'weak-cipher-list', 15);
    ok(message.includes('RC4') && message.includes('smtp (level may)'), message);
    equal(findingOf(analysis, 'unknown-cipher', 8).fixes[0]?.title, "Replace with 'PSK'");
    ok(findingOf(analysis, 'weak-protocols', 11).message.includes('TLSv1, TLSv1.1'));
  });

  it('a hardening guide: safe fixes leave neither old switches nor settings that are ignored', () => {
    const main = repaired(seed('hardening'))[0]?.text ?? '';
    for (const name of [
      '_use_tls',
      'tls_legacy_public_key_fingerprints',
      'tls_low_cipherlist',
      'tls_export_cipherlist',
    ]) {
      ok(!main.includes(name), name);
    }
    ok(main.includes('smtpd_tls_security_level = may'));
  });

  it('a STARTTLS guide: a public server that turns cleartext away, and switches of Postfix 2.2', () => {
    const analysis = analyseFiles(seed('starttls'));
    deepEqual(linesOf(analysis), [
      'main.cf:5 information weak-cipher-list',
      'main.cf:7 warning mandatory-tls-on-mx',
      'main.cf:10 hint weak-protocols',
      'main.cf:11 warning weak-protocols',
      'main.cf:13 warning mandatory-tls-to-everyone',
      'main.cf:16 hint weak-protocols',
      'main.cf:17 warning weak-protocols',
      'main.cf:19 warning deprecated-parameter',
      'main.cf:20 warning deprecated-parameter',
      'main.cf:21 warning deprecated-parameter',
      'main.cf:22 warning deprecated-parameter',
      'main.cf:23 warning deprecated-parameter',
    ]);
    const mx = findingOf(analysis, 'mandatory-tls-on-mx', 7);
    ok(mx.message.includes('RFC 3207'), mx.message);
    equal(mx.fixes[0]?.safe, false);
  });
});
