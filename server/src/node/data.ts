/** Facts on Node: the JSON files of a folder, each read when it is first needed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rememberData, type DataSource } from '../service/index.js';

/** Opens the facts in a folder (`server/data`, or `dist/data` beside the bundles). */
export function dataFrom(directory: string): DataSource {
  return rememberData((file) => JSON.parse(readFileSync(join(directory, `${file}.json`), 'utf8')) as unknown);
}
