/** Looking the manual up, folding it, storing it. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBundle, printBundle } from '../../server/src/service/manual/bundle.js';
import { convertPage, convertPostconf } from '../../server/src/service/manual/convert.js';
import { createManual, fold, pageMarkdown } from '../../server/src/service/manual/view.js';
import { manualPage, postconfPage } from './support/pages.js';

const postconf = convertPostconf(postconfPage('When tea is served.'));
const smtp = convertPage(manualPage('SMTP 8', '.SH NAME\nsmtp'));

describe('the manual by name', () => {
  const manual = createManual(
    new Map([
      ['postconf', postconf],
      ['smtp.8', smtp],
    ]),
  );

  it('has entries, those of a transport under its general name', () => {
    assert.equal(manual.entry('tea_time')?.markdown, 'When tea is served.');
    assert.equal(manual.entry('slow_boat_tea_limit')?.name, 'transport_tea_limit');
    assert.equal(manual.entry('coffee_time'), undefined);
    assert.equal(manual.entry('constructor'), undefined);
  });

  it('has pages, also under their other names', () => {
    assert.equal(manual.page('smtp'), smtp);
    assert.equal(manual.page('lmtp', '8'), smtp);
    assert.equal(manual.page('smtp', '5'), undefined);
    assert.equal(pageMarkdown(smtp), '# smtp(8)\n\n## NAME\n\nsmtp\n\n## AUTHOR(S)\n\nSomebody');
  });
});

describe('folding', () => {
  const text = 'First.\n\n```text\na\n\nb\n```\n\n- one\n- two\n\nLast.';

  it('leaves a short text alone', () => {
    assert.deepEqual(fold(text, text.length), { markdown: text, cut: false });
  });

  it('cuts between paragraphs and items, not within code', () => {
    assert.deepEqual(fold(text, 22), { markdown: 'First.', cut: true });
    assert.deepEqual(fold(text, 27), { markdown: 'First.\n\n```text\na\n\nb\n```', cut: true });
    assert.deepEqual(fold(text, 34), { markdown: 'First.\n\n```text\na\n\nb\n```\n\n- one', cut: true });
  });

  it('keeps the first paragraph whole', () => {
    assert.deepEqual(fold(text, 1), { markdown: 'First.', cut: true });
    assert.deepEqual(fold('Only one.', 1), { markdown: 'Only one.', cut: false });
  });

  it('knows that shorter backticks do not end code', () => {
    const code = '````text\n```\n\n```\n````';
    assert.deepEqual(fold(`Text.\n\n${code}\n\nEnd.`, 20), { markdown: 'Text.', cut: true });
  });

  it('never leaves code open, and tells the truth about the cut', () => {
    const block = fc.constantFrom(
      'Text.',
      '```text\na\n\n- b\n```',
      '- x\n\n  ````text\n\n  - z\n  ````\n- y',
      '- **t**  \n  body',
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1 }), fc.nat(200), (blocks, length) => {
        const whole = blocks.join('\n\n');
        const { markdown, cut } = fold(whole, length);
        assert.ok(whole.startsWith(markdown));
        assert.equal(cut, markdown !== whole);
        assert.equal((markdown.match(/`{3,}/g) ?? []).length % 2, 0);
        if (cut) assert.ok(markdown.length <= Math.max(length, blocks[0]?.length ?? 0));
      }),
    );
  });
});

describe('an imported page', () => {
  const source = { version: '9.9', path: 'man5/postconf.5' };

  it('is read back as it was', () => {
    const bundle = { source, licence: 'Ours.', page: postconf };
    const read = parseBundle(printBundle(bundle));
    assert.deepEqual(read?.source, source);
    assert.equal(read.licence, 'Ours.');
    assert.equal(JSON.stringify(read.page), JSON.stringify(postconf));
  });

  it('is refused when it is damaged', () => {
    for (const json of ['', '{', 'null', '[]', '{"source":{},"entries":{}}', '{"source":1,"entries":[]}']) {
      assert.equal(parseBundle(json), undefined);
    }
  });
});
