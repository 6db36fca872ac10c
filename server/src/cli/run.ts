/** The command line as a function of its arguments: chooses the command, turns failures into exit code 2. */
import { ciphers } from './ciphers.js';
import { clients } from './clients.js';
import { explain } from './explain.js';
import { lint } from './lint.js';
import { protocols } from './protocols.js';
import { refactor } from './refactor.js';
import { show } from './show.js';
import { tls } from './tls.js';
import { UsageError, type Command, type CommandContext } from './usage.js';

/** Commands besides the plain `postfix-lint PATH…`. */
const COMMANDS: Readonly<{ [name: string]: Command }> = {
  ciphers,
  clients,
  explain,
  protocols,
  refactor,
  show,
  tls,
};

const HELP = `Usage: postfix-lint [--format text|json] [--postfix-version V] [--openssl-version V] [--profile NAME] PATH…
       postfix-lint explain RULE
       postfix-lint show [-n] [--service NAME/TYPE] [--format text|json] [--postfix-version V] DIR [PARAMETER…]
       postfix-lint tls [--service NAME/TYPE] [--format text|json] [--postfix-version V] [--openssl-version V] DIR
       postfix-lint ciphers|protocols [--role server|client] [--format text|json] [--postfix-version V]
                    [--openssl-version V] [--] LIST
       postfix-lint clients [--against PATH] [--format text|json] LOG…
       postfix-lint refactor legacy-exception|outbound-exceptions|apply-profile DIR [--write] [--service NAME/TYPE]
                    [--clients ADDRESS,…] [--port [ADDRESS:]PORT] [--relay anywhere|authenticated|own-domains]
                    [--destinations DOMAIN,…] [--profile NAME] [--postfix-version V] [--openssl-version V]

PATH is a folder with main.cf (and master.cf), or a single file. LOG is a log of Postfix, plain or gzip, or - for
standard input; with --against, exit code 1 means that PATH would shut out somebody seen there.
tls shows what each service really negotiates, ciphers and protocols what one list means; these three exit with 0
unless the arguments or files cannot be used, also for a list that OpenSSL or Postfix would reject. refactor prints
what it would change, as a diff, and changes the files with --write only; exit code 2 also where it does not apply.
show leaves out values that Postfix cannot expand, and then ends with exit code 2.
Exit code: 0 nothing at warning or above, 1 findings, 2 wrong usage or a file that cannot be read.
`;

/** Runs the command line; `complain` gets one sentence when it fails. Returns the exit code. */
export async function run(
  args: readonly string[],
  context: CommandContext,
  complain: (sentence: string) => void,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    context.print(HELP);
    return 0;
  }
  const first = args[0] ?? '';
  const command = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined;
  try {
    return await (command === undefined ? lint(args, context) : command(args.slice(1), context));
  } catch (error) {
    if (error instanceof UsageError) complain(error.message);
    else
      complain(`internal error: ${error instanceof Error ? error.message : String(error)}; please report it`);
    return 2;
  }
}
