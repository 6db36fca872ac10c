/** The folders that are open in the client, which come and go while the server runs. */
import { folderUris } from './initialization.js';

/** The folders of the workspace, by URI without a slash at the end. */
export interface WorkspaceFolders {
  /** Whether a file is in one of them. */
  hold(uri: string): boolean;
  /** The folder of a file and those above it, up to the workspace folder that holds it. */
  above(uri: string): string[];
  /** Takes what the client says of folders that came and went. */
  change(added: unknown, removed: unknown): void;
}

/** Keeps the folders that were open at the start and what became of them. */
export function createWorkspaceFolders(initial: readonly string[]): WorkspaceFolders {
  let folders = initial;
  const isIn = (uri: string, folder: string): boolean => uri.startsWith(`${folder}/`);
  return {
    hold: (uri) => folders.some((folder) => isIn(uri, folder)),
    above(uri) {
      const top = folders.find((folder) => isIn(uri, folder));
      const found: string[] = [];
      for (let at = parent(uri); at !== ''; at = parent(at)) {
        found.push(at);
        if (top === undefined || at.length <= top.length) break;
      }
      return found;
    },
    change(added, removed) {
      const gone = new Set(folderUris(removed));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...folderUris(added)];
    },
  };
}

/** What is in front of the last slash; an untitled document is in no folder. */
function parent(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}
