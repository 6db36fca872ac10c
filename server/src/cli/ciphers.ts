/** `postfix-lint ciphers LIST`: the suites that a cipher list of OpenSSL chooses, in its order of preference. */
import { describeCiphers } from '../service/index.js';
import { readListArguments } from './list-arguments.js';
import type { Command } from './usage.js';

/** Prints the meaning of a cipher list; exits with 0 also when OpenSSL would reject it, which no suite says. */
export const ciphers: Command = (args, context) => {
  const { list, format, target } = readListArguments(args, 'a cipher list, such as HIGH:!aNULL');
  const report = describeCiphers(context.data, list, target);
  if (format === 'json') {
    context.print(`${JSON.stringify(report, undefined, 2)}\n`);
    return 0;
  }
  const width = Math.max(0, ...report.suites.map(({ name }) => name.length));
  const lines = report.suites.map(
    ({ name, protocol, kx, au, enc, mac, bits }) =>
      `${name.padEnd(width)}  ${protocol.padEnd(7)}  Kx=${kx.padEnd(8)}  Au=${au.padEnd(5)}  Enc=${enc.padEnd(16)}  Mac=${mac.padEnd(6)}  ${String(bits)} bits`,
  );
  if (lines.length === 0)
    lines.push('OpenSSL rejects this list: it chooses no suite, or has a mistake in it.');
  if (report.unknown.length > 0) lines.push(`Unknown words, passed over: ${report.unknown.join(' ')}`);
  context.print(`${lines.join('\n')}\n`);
  return 0;
};
