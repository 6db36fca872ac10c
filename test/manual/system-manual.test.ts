/** The manual of a machine: found, preferred, and where it is damaged told once and left aside. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findPage, manualDirectories, readPage } from '../../server/src/node/manual-files.js';
import { loadManual, type LoadedManual, type ManualMode } from '../../server/src/node/system-manual.js';
import { printBundle } from '../../server/src/service/manual/bundle.js';
import { convertPostconf } from '../../server/src/service/manual/convert.js';
import { manualPage, postconfPage } from './support/pages.js';

describe('the manual of the machine', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'postfix-config-test-'));
    for (const name of ['bundled', 'man/man5', 'man/man8'])
      mkdirSync(join(folder, name), { recursive: true });
    const page = convertPostconf(postconfPage('Bundled.\n.SH tea_news (default: empty)\nNew.'));
    const bundle = printBundle({ source: { version: '9', path: '' }, licence: 'Ours.', page });
    writeFileSync(join(folder, 'bundled', 'postconf.json'), bundle);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function open(mode: ManualMode, bundled = 'bundled'): LoadedManual {
    const systemDirectories = [join(folder, 'none'), join(folder, 'man')];
    return loadManual({ mode, bundledDirectory: join(folder, bundled), systemDirectories });
  }
  function install(file: string, content: string | Buffer): void {
    writeFileSync(join(folder, 'man', file), content);
  }

  it('is preferred, and the other helps out where it is older', () => {
    install('man5/postconf.5.gz', gzipSync(postconfPage('System.')));
    const manual = open('auto');
    assert.equal(manual.entry('tea_time')?.markdown, 'System.');
    assert.equal(manual.entry('tea_news')?.markdown, 'New.');
    assert.deepEqual(manual.takeProblems(), []);
  });

  it('is left alone, or the only one, where the setting says so', () => {
    install('man5/postconf.5', postconfPage('System.'));
    assert.equal(open('bundled').entry('tea_time')?.markdown, 'Bundled.');
    assert.equal(open('system').entry('tea_time')?.markdown, 'System.');
    assert.equal(open('system').entry('tea_news'), undefined);
  });

  it('has other pages too, whose parameters are links', () => {
    install('man5/postconf.5', postconfPage('System.'));
    install('man8/pipe.8postfix.gz', gzipSync(manualPage('PIPE 8postfix', '.SH NAME\nSee tea_time.')));
    const page = open('system').page('pipe');
    assert.equal(
      page?.sections[0]?.markdown,
      'See [tea_time](https://www.postfix.org/postconf.5.html#tea_time).',
    );
  });

  it('may be missing without a word where the other is there', () => {
    const manual = open('auto');
    assert.equal(manual.entry('tea_time')?.markdown, 'Bundled.');
    assert.deepEqual(manual.takeProblems(), []);
  });

  it('is missed once where it alone is wanted', () => {
    const manual = open('system');
    assert.equal(manual.entry('tea_time'), undefined);
    assert.match(manual.takeProblems().join('|'), /^No manual page postconf\(5\) is in [^|]*$/);
    assert.equal(manual.entry('tea_time'), undefined);
    assert.deepEqual(manual.takeProblems(), []);
  });

  const whole = gzipSync(postconfPage('System. '.repeat(999)));
  const damaged: readonly (readonly [string, string, string | Buffer, RegExp])[] = [
    [
      'truncated in its compressed form',
      'postconf.5.gz',
      whole.subarray(0, whole.length >> 1),
      /compressed data are truncated/,
    ],
    [
      'damaged in its compressed form',
      'postconf.5.gz',
      Buffer.from('not gzip'),
      /compressed data are damaged/,
    ],
    ['truncated', 'postconf.5', postconfPage('System.').slice(0, 140), /is truncated/],
    [
      'another page',
      'postconf.5',
      manualPage('PASSWD 5', '.SH NAME\nx'),
      /not postconf\(5\) but passwd\(5\)/,
    ],
    ['compressed in another way', 'postconf.5.xz', 'x', /compressed as \.xz, of which only \.gz can be read/],
    ['far too long', 'postconf.5.gz', gzipSync(Buffer.alloc(9_000_000, 32)), /too long/],
  ];
  for (const [what, file, content, problem] of damaged) {
    it(`is left aside with one message when it is ${what}`, () => {
      install(`man5/${file}`, content);
      const manual = open('auto');
      assert.equal(manual.entry('tea_time')?.markdown, 'Bundled.');
      manual.entry('tea_kettle_maps');
      const problems = manual.takeProblems();
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', problem);
      assert.ok(problems[0]?.includes(join(folder, 'man')));
    });
  }

  it('gives nothing, and no exception, when neither manual can be read', () => {
    mkdirSync(join(folder, 'man/man5/postconf.5'));
    const manual = open('auto', 'elsewhere');
    assert.equal(manual.entry('tea_time'), undefined);
    assert.equal(manual.page('access'), undefined);
    assert.equal(manual.takeProblems().length, 1);
  });

  it('tells of a damaged import, and of a missing one that was asked for', () => {
    writeFileSync(join(folder, 'bundled', 'postconf.json'), '{');
    for (const [directory, problem] of [
      ['bundled', /is damaged$/],
      ['elsewhere', /^No postconf\(5\) came with/],
    ] as const) {
      const manual = open('bundled', directory);
      assert.equal(manual.entry('tea_time'), undefined);
      assert.match(manual.takeProblems().join('|'), problem);
    }
  });

  it('is looked for in MANPATH first, and read in the form that can be read', () => {
    assert.deepEqual(manualDirectories('/a:relative::/usr/share/man').slice(0, 2), ['/a', '/usr/share/man']);
    install('man5/postconf.5.bz2', 'x');
    install('man5/postconf.5.gz', gzipSync('y'));
    install('man5/postconf.50', 'z');
    const [best] = findPage([join(folder, 'man')], 'postconf', '5');
    assert.deepEqual(readPage(best ?? ''), { text: 'y' });
  });
});
