/** Every fixture under test/grammar/fixtures says in its own comments which scopes its text has. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { countMarkers, isMarker, unmetExpectations } from './markers.js';
import { type LanguageId, loadTokenizer, root } from './tokenizer.js';

const folder = new URL('test/grammar/fixtures/', root);
const kinds: readonly (readonly [string, LanguageId])[] = [
  ['.main.cf', 'postfix-main'],
  ['.master.cf', 'postfix-master'],
  ['.table', 'postfix-table'],
];

describe('highlighting', () => {
  for (const file of readdirSync(folder)) {
    const language = kinds.find(([suffix]) => file.endsWith(suffix))?.[1];
    const text = readFileSync(new URL(file, folder), 'utf8').trimEnd();

    it(`gives ${file} the scopes that it asks for`, async () => {
      assert.ok(
        language !== undefined,
        `${file} has no suffix of ${kinds.map(([suffix]) => suffix).join(', ')}`,
      );
      const lines = (await loadTokenizer(language))(text);
      assert.ok(countMarkers(lines) > 0, 'the fixture expects nothing');
      assert.deepEqual(unmetExpectations(lines), []);
    });

    it(`is the same in ${file} without its comments`, async () => {
      assert.ok(language !== undefined);
      const tokenize = await loadTokenizer(language);
      const withMarkers = tokenize(text).filter((line) => !isMarker(line.text));
      const without = tokenize(withMarkers.map((line) => line.text).join('\n'));
      assert.deepEqual(withMarkers, without);
    });
  }

  it('reports an expectation that does not hold', async () => {
    const tokenize = await loadTokenizer('postfix-main');
    const text =
      'myhostname = example.com\n# <-------- support.type !meta.parameter\n#          ^ keyword.operator';
    assert.equal(unmetExpectations(tokenize(text)).length, 1);
    assert.equal(unmetExpectations(tokenize(text.replace('keyword', 'comment'))).length, 2);
    assert.equal(unmetExpectations(tokenize(`a = b\n#         ^ meta`)).length, 1);
  });
});
