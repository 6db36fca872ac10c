/** The grammars as files: made by the generator, complete in themselves, every expression one that Oniguruma takes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { languages, loadOniguruma, readGrammar, root } from './tokenizer.js';

interface Contributes {
  readonly languages: readonly { readonly id: string; readonly configuration: string }[];
  readonly grammars: readonly {
    readonly language: string;
    readonly scopeName: string;
    readonly path: string;
  }[];
}

/** Every string under one of the keys, wherever it is in a JSON value. */
function stringsAt(value: unknown, keys: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'string' ? (keys.includes(key) ? [inner] : []) : stringsAt(inner, keys),
  );
}

function repositoryOf(grammar: unknown): string[] {
  return Object.keys((grammar as { repository: object }).repository);
}

describe('the grammar files', () => {
  it('are what scripts/grammar.mjs makes', () => {
    const script = fileURLToPath(new URL('scripts/grammar.mjs', root));
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  for (const language of languages) {
    it(`include only rules that exist: ${language}`, () => {
      const own = repositoryOf(readGrammar(language));
      const main = repositoryOf(readGrammar('postfix-main'));
      const includes = stringsAt(readGrammar(language), ['include']);
      const known = [...own.map((name) => `#${name}`), ...main.map((name) => `source.postfix-main#${name}`)];
      assert.deepEqual(
        includes.filter((name) => !known.includes(name)),
        [],
      );
    });

    it(`have expressions that compile: ${language}`, async () => {
      const oniguruma = await loadOniguruma();
      const expressions = stringsAt(readGrammar(language), ['match', 'begin', 'end', 'while']);
      assert.ok(expressions.length > 10);
      for (const expression of expressions) {
        assert.doesNotThrow(() => {
          oniguruma
            .createOnigScanner([expression])
            .findNextMatchSync(oniguruma.createOnigString('a = b'), 0, 0);
        }, expression);
      }
    });

    it(`use no scope that makes text a comment by accident: ${language}`, () => {
      const scopes = stringsAt(readGrammar(language), ['name', 'contentName']).flatMap((name) =>
        name.split(' '),
      );
      const comments = scopes.filter((scope) => /\bcomment\b/.test(scope));
      assert.deepEqual(
        comments.filter(
          (scope) => !/^(comment|punctuation\.definition\.comment|meta\.template\.comment)\b/.test(scope),
        ),
        [],
      );
    });
  }

  it('are the ones that the manifest names', () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    const { contributes } = manifest as { contributes: Contributes };
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      languages,
    );
    assert.deepEqual(
      contributes.grammars.map(({ language }) => language),
      languages,
    );
    for (const { configuration } of contributes.languages)
      assert.ok(existsSync(new URL(configuration, root)));
    for (const { language, scopeName, path } of contributes.grammars) {
      const grammar: unknown = JSON.parse(readFileSync(new URL(path, root), 'utf8'));
      assert.equal((grammar as { scopeName: string }).scopeName, scopeName);
      assert.equal(scopeName, `source.${language}`);
    }
  });
});
