/** Which processes an editor has started. */
import { spawnSync } from 'node:child_process';

/** The language servers among the processes of an editor, by their process ids. */
export function serverProcesses(editor: number): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  const processes = stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args: args ?? '' }));
  const ofEditor = new Set([editor]);
  // A parent can stand behind its child in the list, so once through for each generation.
  for (let size = 0; size < ofEditor.size;) {
    size = ofEditor.size;
    for (const { pid, parent } of processes) if (ofEditor.has(parent)) ofEditor.add(pid);
  }
  return processes
    .filter(({ pid, args }) => ofEditor.has(pid) && args.includes('dist/server.cjs'))
    .map(({ pid }) => pid);
}
