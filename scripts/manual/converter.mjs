/** The converter that the server uses, made runnable here without a build of the whole project. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../support/run.mjs';

const parts = [
  './server/src/service/manual/bundle.ts',
  './server/src/service/manual/convert.ts',
  './server/src/service/manual/pages.ts',
  './server/src/service/manual/view.ts',
  './server/src/node/manual-files.ts',
];

/** Answers the converter's functions; the bundle that has them is written to the folder. */
export async function loadConverter(folder) {
  const { outputFiles } = await build({
    stdin: { contents: parts.map((part) => `export * from '${part}';`).join('\n'), resolveDir: root },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  });
  const file = path.join(folder, 'converter.mjs');
  writeFileSync(file, outputFiles[0].contents);
  return import(pathToFileURL(file).href);
}
