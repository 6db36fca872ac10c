/** The facts of server/data for tests, each file read once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rememberData, type DataSource } from '../../server/src/service/index.js';

const FOLDER = new URL('../../../server/data/', import.meta.url);

/** All data files of the repository. */
export const testData: DataSource = rememberData(
  (file) => JSON.parse(readFileSync(fileURLToPath(new URL(`${file}.json`, FOLDER)), 'utf8')) as unknown,
);
