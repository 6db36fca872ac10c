/** From a keystroke to published diagnostics, hover and completion, over standard input and output. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { connectClient } from '../test/support/protocol-client.js';
import { ROOT } from '../test/support/workspace.js';
import { atMost, median, percentile, type Row } from './measure.js';
import { mainCf } from './samples.js';

const STROKES = 500;
const URI = 'file:///postfix-config-bench/main.cf';

/** Measures the packaged server as a process of its own. */
export async function keystrokeRows(): Promise<Row[]> {
  const server = spawn(process.execPath, [join(ROOT, 'dist', 'server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const client = connectClient(server.stdout, server.stdin);
  try {
    await client.initialize();
    const text = mainCf(1000);
    const first = client.nextDiagnostics(URI);
    await client.open(URI, 'postfix-main', text);
    await first;
    // Three times, and the middle one counts: each has some strokes in which the machine did something else.
    const batches: number[][] = [];
    for (let batch = 0; batch < 3; batch += 1) batches.push(await typed(client, text, batch));
    const strokes = batches.flat();
    const slowest = median(batches.map((times) => percentile(times, 0.99)));
    const hovers = await asked(client, 'textDocument/hover');
    const completions = await asked(client, 'textDocument/completion');
    return [
      {
        what: 'keystroke to diagnostics over stdio, p50',
        figure: `${percentile(strokes, 0.5).toFixed(2)} ms`,
      },
      atMost('keystroke to diagnostics over stdio, p99', slowest, 10, 'ms'),
      atMost('hover in a 1,000-line file, p99', percentile(hovers, 0.99), 10, 'ms'),
      atMost('completion in a 1,000-line file, p99', percentile(completions, 0.99), 10, 'ms'),
    ];
  } finally {
    client.connection.dispose();
    server.kill();
  }
}

/** Types a letter at a time into a name at the end of the file, so that each stroke changes a finding. */
async function typed(
  client: ReturnType<typeof connectClient>,
  text: string,
  batch: number,
): Promise<number[]> {
  const line = text.split('\n').length - 1;
  const times: number[] = [];
  let name = '';
  for (let stroke = 0; stroke < STROKES + 50; stroke += 1) {
    const published = client.nextDiagnostics(URI);
    const start = performance.now();
    const at = { line, character: name.length };
    const letter = String.fromCharCode(97 + (stroke % 26));
    const erase = name.length >= 40;
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: batch * 1000 + stroke + 2 },
      contentChanges: [
        erase
          ? { range: { start: { line, character: 0 }, end: at }, text: 'q = 1' }
          : {
              range: { start: { line, character: 0 }, end: { line, character: 200 } },
              text: `zz${name}${letter} = 1`,
            },
      ],
    });
    name = erase ? '' : name + letter;
    await published;
    if (stroke >= 50) times.push(performance.now() - start);
  }
  return times;
}

async function asked(client: ReturnType<typeof connectClient>, method: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < STROKES + 50; i += 1) {
    const start = performance.now();
    await client.connection.sendRequest(method, {
      textDocument: { uri: URI },
      position: { line: (i * 37) % 1000, character: 4 },
    });
    if (i >= 50) times.push(performance.now() - start);
  }
  return times;
}
