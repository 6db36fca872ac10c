/** What the editor does around the text: what is a word, where Enter indents, and which files are ours. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { root } from './tokenizer.js';

interface Configuration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly onEnterRules: readonly {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly action: { readonly indent: string };
  }[];
}

interface Language {
  readonly id: string;
  readonly filenames?: readonly string[];
  readonly filenamePatterns: readonly string[];
  readonly configuration: string;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

const { contributes } = readJson('package.json') as { contributes: { languages: readonly Language[] } };

function configurationOf(id: string): Configuration {
  const language = contributes.languages.find((candidate) => candidate.id === id);
  assert.ok(language !== undefined);
  return readJson(language.configuration) as Configuration;
}

/** What Enter does between two texts, by the first rule that fits. */
function indentOf(id: string, before: string, after = ''): string | undefined {
  return configurationOf(id).onEnterRules.find(
    ({ beforeText, afterText }) =>
      new RegExp(beforeText).test(before) && new RegExp(afterText ?? '').test(after),
  )?.action.indent;
}

/** The word at the cursor, written `|`. */
function wordAt(marked: string): string | undefined {
  const at = marked.indexOf('|');
  const { pattern, flags } = configurationOf('postfix-main').wordPattern;
  const words = marked.replace('|', '').matchAll(new RegExp(pattern, `g${flags}`));
  return [...words].find((word) => word.index <= at && at <= word.index + word[0].length)?.[0];
}

/** VS Code's file patterns, the part of them that the manifest uses: `**`, `*` and `{a,b}`; no slash means the name. */
function matches(pattern: string, path: string): boolean {
  const expression = pattern
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`)
    .replaceAll('**/', '<any>')
    .replaceAll('*', '[^/]*')
    .replaceAll('<any>', '(?:.*/)?');
  return new RegExp(`^${expression}$`).test(
    pattern.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1),
  );
}

function languageOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = contributes.languages.find(({ filenames }) => filenames?.includes(name));
  return (named ?? contributes.languages.find((l) => l.filenamePatterns.some((p) => matches(p, path))))?.id;
}

describe('the language configuration', () => {
  it('takes a parameter, a reference, a protocol and a service name for a word', () => {
    assert.equal(wordAt('smtpd_tls_pro|tocols = x'), 'smtpd_tls_protocols');
    assert.equal(wordAt('x = $myhost|name, y'), 'myhostname');
    assert.equal(wordAt('x = ${myhost|name}'), 'myhostname');
    assert.equal(wordAt('x = $myhostname|-a'), 'myhostname');
    assert.equal(wordAt('x = !TLSv1|.2'), 'TLSv1.2');
    assert.equal(wordAt('x = dane-|'), 'dane-');
    assert.equal(wordAt('smtp-a|mavis unix'), 'smtp-amavis');
    assert.equal(wordAt('# Schlüs|sel'), 'Schlüssel');
  });

  it('indents behind a line that needs more, and not behind a comment', () => {
    assert.equal(indentOf('postfix-main', 'mynetworks ='), 'indent');
    assert.equal(indentOf('postfix-main', 'mynetworks = 127.0.0.0/8, '), 'indent');
    assert.equal(indentOf('postfix-main', 'mynetworks = 127.0.0.0/8'), undefined);
    assert.equal(indentOf('postfix-main', '# mynetworks ='), undefined);
    assert.equal(indentOf('postfix-main', '    127.0.0.0/8,'), undefined);
  });

  it('keeps a closing brace off the first column, where it would begin a new logical line', () => {
    assert.equal(indentOf('postfix-main', 'maps = inline:{', '}'), 'indent');
  });

  it('does not take a password that ends in = for an unfinished line', () => {
    assert.equal(indentOf('postfix-table', '[mx.example.com]:587 me:c2VjcmV0='), undefined);
    assert.equal(indentOf('postfix-table', 'staff: anna, otto,'), 'indent');
  });
});

describe('the file associations', () => {
  const expected: readonly (readonly [string, string | undefined])[] = [
    ['/etc/postfix/main.cf', 'postfix-main'],
    ['/srv/mail/main.cf', 'postfix-main'],
    ['/roles/mail/templates/main.cf.j2', 'postfix-main'],
    ['/x/relay.main.cf', 'postfix-main'],
    ['/etc/postfix/main.cf.dpkg-old', 'postfix-main'],
    ['/etc/postfix/master.cf', 'postfix-master'],
    ['/x/master.cf.erb', 'postfix-master'],
    ['/etc/postfix/transport', 'postfix-table'],
    ['/etc/postfix/maps/sender_access', 'postfix-table'],
    ['/etc/postfix/header_checks.pcre', 'postfix-table'],
    ['/etc/postfix/sql/mysql_virtual_domains.cf', 'postfix-table'],
    ['/etc/postfix/tls_policy', 'postfix-table'],
    ['/etc/postfix/transport.db', undefined],
    ['/home/me/project/transport', undefined],
    ['/home/me/project/user_access', undefined],
    ['/home/me/domain.cf', undefined],
    ['/etc/postfix/postfix-script', undefined],
    ['/src/main.cfg', undefined],
    ['/src/main.c', undefined],
  ];
  for (const [path, language] of expected) {
    it(`reads ${path} as ${language ?? 'nothing of ours'}`, () => {
      assert.equal(languageOf(path), language);
    });
  }
});
