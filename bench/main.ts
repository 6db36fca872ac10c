/** `npm run bench`: every figure beside its peer or its goal; exit 1 when a goal is missed. */
import { cpus } from 'node:os';
import { analysisRows } from './analysis.js';
import { commandLineRows } from './command-line.js';
import { keystrokeRows } from './keystroke.js';
import { logRows } from './logs.js';
import { printRows } from './measure.js';
import { tableRows } from './tables.js';

console.log(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores; medians\n`,
);
const rows = [
  ...(await analysisRows()),
  ...(await keystrokeRows()),
  ...commandLineRows(),
  ...logRows(),
  ...tableRows(),
];
process.exitCode = printRows(rows) ? 0 : 1;
