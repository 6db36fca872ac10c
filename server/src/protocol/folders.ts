/** Names of the files beside open documents, listed beforehand so that a completion can have them at once. */

/** The folders of a session, by URI without a slash at the end. */
export interface Folders {
  /** Lists the folder of a document, as it is now. */
  load(uri: string): Promise<void>;
  /** The names that were found. */
  of(folder: string): readonly string[];
}

/** Most names that are kept of a folder. */
const MOST = 2000;

/** Opens the folders; `mayRead` says which may be listed. */
export function createFolders(
  listFiles: (uri: string) => Promise<readonly string[] | undefined>,
  mayRead: (uri: string) => boolean,
): Folders {
  const known = new Map<string, readonly string[]>();
  return {
    async load(uri) {
      const folder = uri.slice(0, uri.lastIndexOf('/'));
      const names = mayRead(uri) ? await listFiles(folder) : undefined;
      known.set(folder, [...(names ?? [])].sort().slice(0, MOST));
    },
    of: (folder) => known.get(folder) ?? [],
  };
}
