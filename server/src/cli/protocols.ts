/** `postfix-lint protocols LIST`: the versions that a protocol list of Postfix leaves. */
import { describeProtocols } from '../service/index.js';
import { readListArguments } from './list-arguments.js';
import type { Command } from './usage.js';

/** Prints the meaning of a protocol list; exits with 0 also for one that Postfix would not take, which it says. */
export const protocols: Command = (args, context) => {
  const { list, format, target, role } = readListArguments(args, 'a protocol list, such as ">=TLSv1.2"');
  const report = describeProtocols(context.data, list, role, target);
  if (format === 'json') context.print(`${JSON.stringify(report, undefined, 2)}\n`);
  else if (!report.valid) {
    const consequence =
      role === 'server'
        ? 'the server does no TLS at all'
        : 'the client does not get through any TLS handshake';
    context.print(`Invalid: ${consequence}.\n`);
  } else
    context.print(report.enabled.length === 0 ? 'No version is left.\n' : `${report.enabled.join('\n')}\n`);
  return 0;
};
