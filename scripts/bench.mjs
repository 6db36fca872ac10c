/** `npm run bench`: compiles, bundles, and measures us beside the named peers. */
import { prepare } from './support/install.mjs';
import { need, runNode } from './support/run.mjs';

prepare();
need(runNode('node_modules/typescript/bin/tsc', ['--build']));
need(runNode('esbuild.mjs'));
need(runNode('out/bench/main.js', process.argv.slice(2)));
