/** Whether the manifest and the code promise the same: commands, languages, settings, tokens, packaged files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandIds, languageIds, profileNames } from '../../client/src/manifest.js';
import { SEMANTIC_LEGEND } from '../../server/src/service/index.js';
import { SEVERITIES } from '../../server/src/service/lint/finding.js';
import { DEFAULT_SETTINGS, PROFILES, readSettings } from '../../server/src/service/lint/settings.js';
import { ROOT } from '../support/workspace.js';

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly additionalProperties?: { readonly enum: readonly string[] };
  readonly markdownDescription: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly grammars: readonly { readonly path: string }[];
    readonly languages: readonly { readonly id: string; readonly configuration: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
  };
}

const { activationEvents, contributes } = json('package.json') as Manifest;
const settings = contributes.configuration.properties;
/** Modifiers that every VS Code knows; they are not contributed again. */
const standardModifiers = ['deprecated'];

describe('the manifest', () => {
  it('has exactly the commands that the extension registers, all under "Postfix:"', () => {
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), [...commandIds].sort());
    assert.ok(contributes.commands.every(({ category }) => category === 'Postfix'));
  });

  it('has exactly the languages that the extension looks after', () => {
    assert.deepEqual(
      contributes.languages.map(({ id }) => id),
      [...languageIds],
    );
  });

  it('starts the extension for each of them', () => {
    assert.deepEqual(
      activationEvents,
      languageIds.map((id) => `onLanguage:${id}`),
    );
  });

  it('describes every modifier of the semantic tokens that VS Code does not know', () => {
    const ours = SEMANTIC_LEGEND.tokenModifiers.filter((modifier) => !standardModifiers.includes(modifier));
    assert.deepEqual(contributes.semanticTokenModifiers.map(({ id }) => id).sort(), ours.sort());
  });

  it('offers the releases that the facts know, the profiles and the severities', () => {
    const { releases } = json('server/data/parameters.json') as { readonly releases: readonly string[] };
    assert.deepEqual(settings['postfix.version']?.enum, ['auto', ...[...releases].reverse()]);
    assert.deepEqual(settings['postfix.profile']?.enum, PROFILES);
    assert.deepEqual([...profileNames], PROFILES);
    const severities = settings['postfix.rules']?.additionalProperties?.enum ?? [];
    assert.deepEqual([...severities].sort(), ['off', ...SEVERITIES].sort());
  });

  it('has defaults that the server reads without a complaint, as its own', () => {
    const sent = Object.fromEntries(
      Object.entries(settings).map(([name, { default: value }]) => [name, value]),
    );
    const { 'postfix.version': version, 'postfix.rules': rules, 'postfix.profile': profile } = sent;
    const openssl = { version: sent['postfix.openssl.version'] };
    const reading = readSettings({ version, rules, profile, openssl });
    assert.deepEqual(reading, { settings: DEFAULT_SETTINGS, problems: [] });
  });

  it('describes every setting, and every value where it describes one', () => {
    for (const [name, setting] of Object.entries(settings)) {
      assert.match(name, /^postfix\./);
      assert.match(setting.markdownDescription, /^[A-Z].*\.$/, name);
      if (setting.enumDescriptions) assert.equal(setting.enumDescriptions.length, setting.enum?.length, name);
    }
  });

  it('names only files that are there', () => {
    const files = [...contributes.grammars.map(({ path }) => path)];
    files.push(...contributes.languages.map(({ configuration }) => configuration));
    for (const file of files) assert.ok(existsSync(join(ROOT, file)), file);
  });
});

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
