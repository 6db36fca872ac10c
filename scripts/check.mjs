/** `npm run check`, the one gate: types, lint, format, tests with coverage, generated files, package. */
import { prepare } from './support/install.mjs';
import { runNode } from './support/run.mjs';

/** Scripts that write files of the repository; each has --check, which compares and writes nothing. */
const generators = ['scripts/grammar.mjs', 'scripts/rule-docs.mjs'];

const steps = [
  ['types', () => runNode('node_modules/typescript/bin/tsc', ['--build'])],
  ['lint', () => runNode('node_modules/eslint/bin/eslint.js', ['.'])],
  [
    'format',
    () => runNode('node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  ],
  ['tests with coverage', () => runNode('node_modules/c8/bin/c8.js', ['node', 'scripts/mocha.mjs', 'unit'])],
  ...generators.map((script) => [`${script} --check`, () => runNode(script, ['--check'])]),
  ['package', () => runNode('scripts/package.mjs', ['.cache/check.vsix'])],
];

prepare();
const failed = [];
for (const [name, step] of steps) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  if (step() !== 0) failed.push(name);
  console.log(`   ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
console.log(failed.length === 0 ? '\nEverything holds' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
