/** The manual where there is no file system: the page on parameters that came with the extension, read through the client. */
import type { RuntimeManual } from './runtime.js';
import { createManual, parseBundle } from '../service/index.js';

/** Opens the manual; without one there are no entries, and of a damaged one a sentence says so. */
export async function openBundledManual(
  folder: string | undefined,
  readFile: (uri: string) => Promise<string | undefined>,
): Promise<RuntimeManual> {
  const json = folder === undefined ? undefined : await readFile(`${folder}/postconf.json`);
  const page = json === undefined ? undefined : parseBundle(json)?.page;
  const problems =
    json !== undefined && page === undefined ? ['The imported manual page postconf(5) is damaged'] : [];
  const manual = createManual({ get: (key) => (key === 'postconf' ? page : undefined) });
  return { ...manual, takeProblems: () => problems.splice(0) };
}
