/** The files of database clients that an instance names and that are in its own folder. */
import type { Instance } from './instance.js';
import { namedFiles } from './named-files.js';

/** Their URIs, each once. */
export function namedTables(instance: Instance): string[] {
  const folder = (uri: string): string => uri.slice(0, uri.lastIndexOf('/') + 1);
  const own = instance.main ?? instance.master;
  const uris = instance
    .derive(namedFiles)
    .flatMap(({ target, table }) =>
      table?.clientFile !== undefined && target !== undefined && folder(target) === folder(own?.uri ?? '')
        ? [target]
        : [],
    );
  return [...new Set(uris)];
}
