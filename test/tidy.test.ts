/** What the repository promises about itself: layers, rules and their pages, settings and versions. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { VERSION } from '../server/src/protocol/version.js';
import { RULES } from '../server/src/service/index.js';
import { ROOT } from './support/workspace.js';

const SERVICE = join(ROOT, 'server', 'src', 'service');

/** Layers from the bottom up; a file may import from its own layer and from those below. */
const LAYERS: readonly (readonly string[])[] = [
  ['text'],
  ['syntax', 'manual'],
  ['catalogue'],
  ['model'],
  ['tls', 'logs'],
  ['lint', 'explain'],
  ['rules', 'refactorings'],
  ['workspace.ts', 'language.ts', 'analysis.ts'],
  ['features'],
  ['index.ts'],
];

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string;
  contributes: { configuration: { properties: Record<string, unknown> } };
};

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'/gm)].map((match) => match[1] ?? '');
}

function layerOf(file: string): number {
  const first = relative(SERVICE, file).split(/[\\/]/)[0] ?? '';
  return LAYERS.findIndex((names) => names.includes(first));
}

describe('the repository', () => {
  it('has layers that import downwards only', () => {
    const wrong: string[] = [];
    for (const file of sources(SERVICE)) {
      const own = layerOf(file);
      ok(own >= 0, `${relative(ROOT, file)} is in no layer: add its folder to the table above`);
      for (const name of importsOf(file).filter((each) => each.startsWith('.'))) {
        const target = resolve(dirname(file), name.replace(/\.js$/, '.ts'));
        if (layerOf(target) > own) wrong.push(`${relative(ROOT, file)} imports ${name}`);
      }
    }
    deepEqual(wrong, []);
  });

  it('has rules that do not import rules', () => {
    const wrong = sources(join(SERVICE, 'rules'))
      .filter((file) => !file.endsWith('index.ts'))
      .filter((file) => importsOf(file).some((name) => name.startsWith('./')));
    deepEqual(wrong, []);
  });

  it('keeps the language server library out of everything but the protocol layer and its two mains', () => {
    const wrong = sources(join(ROOT, 'server', 'src'))
      .filter((file) => importsOf(file).some((name) => /^vscode-languageserver($|\/)/.test(name)))
      .filter((file) => !/[\\/](protocol|node|browser)[\\/]/.test(file));
    deepEqual(wrong, []);
  });

  it('keeps LSP types in features and the facade', () => {
    const wrong = sources(SERVICE)
      .filter((file) => importsOf(file).includes('vscode-languageserver-types'))
      .filter((file) => !/[\\/]features[\\/]/.test(file) && !file.endsWith(join('service', 'index.ts')));
    deepEqual(wrong, []);
  });

  it('has one file, one index line and one page for each rule, sorted by code', () => {
    const codes = RULES.map(({ code }) => code);
    const files = readdirSync(join(SERVICE, 'rules')).filter(
      (name) => name !== 'index.ts' && name.endsWith('.ts'),
    );
    const pages = readdirSync(join(ROOT, 'docs', 'rules')).filter((name) => name !== 'README.md');
    deepEqual(codes, [...codes].sort());
    deepEqual(files.map((name) => name.replace(/\.ts$/, '')).sort(), codes);
    deepEqual(pages.map((name) => name.replace(/\.md$/, '')).sort(), codes);
  });

  it('has a kebab-case code, a summary without a full stop and a reference for each rule', () => {
    for (const { code, summary, references } of RULES) {
      ok(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code), code);
      ok(!summary.endsWith('.'), code);
      for (const { url } of references) ok(url.startsWith('https://'), `${code}: ${url}`);
    }
  });

  it('tells its version alike everywhere', () => {
    equal(VERSION, MANIFEST.version);
  });
});
