/**
 * Bundles what is shipped, and copies the facts beside it: `node esbuild.mjs [--watch] [NAME…]`.
 * Without names it makes all of dist/: extension, extension.browser, server, server.browser, cli, data.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { root } from './scripts/support/run.mjs';

const outputFolder = path.join(root, 'dist');

// A bundle that a shell starts carries the #! line and the executable bit.
const node = { platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };
const executable = { banner: { js: '#!/usr/bin/env node' } };

const bundles = {
  extension: { ...node, entry: 'client/src/extension.ts', file: 'extension.cjs', external: ['vscode'] },
  'extension.browser': {
    ...browser,
    entry: 'client/src/browser/extension.browser.ts',
    file: 'extension.browser.js',
    format: 'cjs',
    external: ['vscode'],
  },
  server: { ...node, ...executable, entry: 'server/src/node/main.ts', file: 'server.cjs' },
  'server.browser': {
    ...browser,
    entry: 'server/src/browser/main.ts',
    file: 'server.browser.js',
    format: 'iife',
  },
  cli: { ...node, ...executable, entry: 'server/src/cli/main.ts', file: 'cli.cjs' },
};

const { values, positionals } = parseArgs({
  options: { watch: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => name !== 'data' && !(name in bundles));
if (unknown.length > 0) {
  console.error(
    `No such bundle: ${unknown.join(', ')}. There are: ${Object.keys(bundles).join(', ')}, data.`,
  );
  process.exit(2);
}
const wanted = positionals.length > 0 ? positionals : [...Object.keys(bundles), 'data'];

const sizes = [];
for (const name of wanted) {
  if (name === 'data') sizes.push(['data/', copyData()]);
  else sizes.push([bundles[name].file, await bundle(bundles[name])]);
}
for (const [file, bytes] of sizes)
  console.log(`dist/${file.padEnd(22)} ${(bytes / 1024).toFixed(0).padStart(5)} KiB`);

async function bundle({ entry, file, ...options }) {
  const settings = {
    ...options,
    entryPoints: [path.join(root, entry)],
    outfile: path.join(outputFolder, file),
    bundle: true,
    minify: !values.watch,
    sourcemap: values.watch ? 'linked' : false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  };
  const { metafile } = await build(settings).catch(() => process.exit(1)); // it has said what is wrong
  if (options.banner) chmodSync(settings.outfile, 0o755);
  if (values.watch) await (await context(settings)).watch();
  return Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
}

/** Minified, without the schemas: those are for the people who write the facts. */
function copyData() {
  const from = path.join(root, 'server', 'data');
  const to = path.join(outputFolder, 'data');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  let bytes = 0;
  for (const name of readdirSync(from).filter((n) => n.endsWith('.json') && !n.endsWith('.schema.json'))) {
    const text = JSON.stringify(JSON.parse(readFileSync(path.join(from, name), 'utf8')));
    writeFileSync(path.join(to, name), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}
