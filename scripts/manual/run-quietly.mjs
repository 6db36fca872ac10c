/** Runs a program whose output is an answer, not a message. */
import { spawnSync } from 'node:child_process';

/** Answers what it prints; a failure throws with the last line that it printed about it. */
export function runQuietly(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error) throw new Error(`${command} did not start: ${error.message}`);
  if (status === 0) return stdout;
  const [last = `status ${status}`] = stderr.trim().split('\n').slice(-1);
  throw new Error(`${command} failed: ${last}`);
}
