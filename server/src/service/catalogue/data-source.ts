/** Where facts come from: a reader for the files of server/data, injected by whoever may do I/O. */

/** Names of the data files, without ".json". */
export type DataFile =
  | 'access-actions'
  | 'ciphers'
  | 'daemons'
  | 'header-checks-actions'
  | 'lookup-tables'
  | 'master-columns'
  | 'parameter-kinds'
  | 'parameter-texts'
  | 'parameters'
  | 'profiles'
  | 'restrictions'
  | 'services'
  | 'smtp-words'
  | 'tls';

/** Reads one data file, each at most once and only when it is asked for. */
export interface DataSource {
  /** The parsed JSON of the file. */
  read(file: DataFile): unknown;
  /** What was made of the facts under a name, made now when it is asked for the first time. */
  remember(name: string, make: () => unknown): unknown;
}

/** A source that remembers what it has read. */
export function rememberData(read: (file: DataFile) => unknown): DataSource {
  const known = new Map<DataFile, unknown>();
  const made = new Map<string, unknown>();
  return {
    read(file) {
      if (!known.has(file)) known.set(file, read(file));
      return known.get(file);
    },
    remember(name, make) {
      if (!made.has(name)) made.set(name, make());
      return made.get(name);
    },
  };
}
