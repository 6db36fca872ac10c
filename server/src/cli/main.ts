/** Starts the command line on Node: real arguments, real output, data beside the bundle. */
import { join } from 'node:path';
import { dataFrom } from '../node/data.js';
import { run } from './run.js';

const { stdout, stderr } = process;
stdout.on('error', () => process.exit(0));
const context = {
  data: dataFrom(join(__dirname, 'data')),
  cwd: process.cwd(),
  colours: stdout.isTTY && process.env['NO_COLOR'] === undefined,
  print: (text: string) => void stdout.write(text),
  // Only when it is asked for: opening it takes time.
  get input() {
    return process.stdin;
  },
};
void run(process.argv.slice(2), context, (sentence) => stderr.write(`postfix-lint: ${sentence}\n`)).then(
  (code) => {
    process.exitCode = code;
  },
);
