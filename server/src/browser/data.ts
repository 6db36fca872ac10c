/** Facts in the browser: part of the bundle, parsed when first needed. */
import ciphers from '../../data/ciphers.json' with { type: 'json' };
import parameters from '../../data/parameters.json' with { type: 'json' };
import { rememberData, type DataFile } from '../service/index.js';

const FILES: Readonly<Partial<Record<DataFile, unknown>>> = { ciphers, parameters };

export const BUNDLED_DATA = rememberData((file) => FILES[file]);
