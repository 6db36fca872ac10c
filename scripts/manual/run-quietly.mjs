/** Runs a program whose output is an answer, not a message. */
import { spawnSync } from 'node:child_process';

/** Answers what it prints; a failure throws with the line that tells why: apt marks it, others end with it. */
export function runQuietly(command, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (error) throw new Error(`${command} did not start: ${error.message}`);
  if (status === 0) return stdout;
  const lines = stderr.trim().split('\n');
  const why = lines.find((line) => line.startsWith('E: ')) ?? lines.at(-1);
  throw new Error(`${command} failed: ${why || `status ${status}`}`);
}
