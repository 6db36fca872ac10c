/**
 * `npm test`: installs what is missing, compiles, bundles, and runs the whole mocha suite.
 * `node scripts/test.mjs oracle|e2e` does the same for the tests against the real programs and editors.
 */
import { prepare } from './support/install.mjs';
import { need, runNode } from './support/run.mjs';

const [suite = 'unit', ...options] = process.argv.slice(2);
prepare();
need(runNode('node_modules/typescript/bin/tsc', ['--build']));
need(runNode('esbuild.mjs'));
need(runNode('scripts/mocha.mjs', [suite, ...options]));
