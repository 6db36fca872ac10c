/** How a command fails: one clear sentence for the terminal, exit code 2. */
import type { Readable } from 'node:stream';
import type { DataSource } from '../service/index.js';

/** Thrown for wrong arguments and unreadable files; its message is all that the user sees. */
export class UsageError extends Error {}

/** What a command needs from its surroundings. */
export interface CommandContext {
  readonly data: DataSource;
  /** Where the user is; relative paths are resolved against it. */
  readonly cwd: string;
  print(text: string): void;
  /** Whether the output is a terminal that shows colours. */
  readonly colours: boolean;
  /** Standard input, for the commands that read it. */
  readonly input?: Readable;
}

/** Runs with the arguments behind the command's name; returns the exit code. */
export type Command = (args: readonly string[], context: CommandContext) => number | Promise<number>;
