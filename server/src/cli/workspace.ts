/** The command line's side of the language service: files read once, settings from the project and from flags. */
import {
  createLanguageService,
  type DataSource,
  type LanguageService,
  type Settings,
} from '../service/index.js';
import type { Target } from './files.js';

/** A language service on the files of one PATH. */
export function serviceFor(data: DataSource, target: Target, settings: Settings): LanguageService {
  const files = new Map(target.files.map((file) => [file.uri, file]));
  return createLanguageService(data, { read: (uri) => files.get(uri), settings: () => settings });
}
