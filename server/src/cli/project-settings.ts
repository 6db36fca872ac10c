/** Project settings: the nearest `.postfix-lint.json` at or above a folder. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEFAULT_SETTINGS, readSettings, type Settings } from '../service/index.js';
import { readText } from './files.js';
import { UsageError } from './usage.js';

/** Name of the file that editor and command line both honour. */
export const PROJECT_SETTINGS = '.postfix-lint.json';

/** Reads the settings for a folder; a file with mistakes is an error that names them. */
export function projectSettings(folder: string): Settings {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, PROJECT_SETTINGS);
    if (existsSync(path)) return read(path);
    if (dirname(at) === at) return DEFAULT_SETTINGS;
  }
}

function read(path: string): Settings {
  let json: unknown;
  try {
    json = JSON.parse(readText(path, path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: not valid JSON`);
  }
  const { settings, problems } = readSettings(json);
  if (problems.length > 0) throw new UsageError(`${path}: ${problems.join('; ')}`);
  return settings;
}
