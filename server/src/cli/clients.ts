/**
 * `postfix-lint clients LOG… [--against DIR]`: who used which TLS protocol and cipher according to Postfix's logs,
 * whose handshakes failed and, with --against, whom a configuration would shut out.
 *
 * `--format json` prints one object. Its form is stable:
 *   peers:    [{ peer, direction, service, protocol, cipher, count, firstSeen, lastSeen }], worst first
 *   failures: [{ peer, direction, service, reason, count, firstSeen, lastSeen }], most first
 *   skipped:  { notPostfix, unreadable }, numbers of lines
 *   omitted?:    { sessions, failures }, of further peers, when there are more than are kept
 *   incomplete?: [{ file, reason }], logs that could not be read to their end
 *   shutOut?:    [{ …the fields of a peer, because }], with --against
 *   unknownServices?: [names of services that the configuration does not have], with --against, when there are any
 * `direction` is "in" or "out"; times are ISO 8601 to the second, without a zone where the log names none.
 *
 * Exit code: 0, 1 when somebody would be shut out, 2 when a log could not be read, be it only to its end.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { addLog, openLogFile } from '../node/log-files.js';
import { judgeEvidence, type AgainstVerdict } from '../service/logs/against.js';
import { createLogAggregate } from '../service/logs/aggregate.js';
import { evidenceReport } from '../service/logs/report.js';
import { readTarget, reasonOf } from './files.js';
import { parseArguments, versionSettings, type OptionTable, type OptionValues } from './options.js';
import { projectSettings } from './project-settings.js';
import { UsageError, type Command, type CommandContext } from './usage.js';
import { serviceFor } from './workspace.js';

const OPTIONS: OptionTable = {
  against: { type: 'string' },
  format: { type: 'string', default: 'text' },
  'postfix-version': { type: 'string' },
  'openssl-version': { type: 'string' },
};

/** Reads the logs and prints what they tell. */
export const clients: Command = async (args, context) => {
  const { values, positionals } = parseArguments(args, OPTIONS);
  const { format, against } = values;
  if (format !== 'text' && format !== 'json') {
    throw new UsageError(`--format must be text or json, not "${String(format)}"`);
  }
  if (positionals.length === 0) throw new UsageError('name a log of Postfix, or "-" for standard input');
  const instance = typeof against === 'string' ? instanceOf(against, values, context) : undefined;
  const logs = positionals.map((path) => openLog(path, context));
  const aggregate = createLogAggregate();
  const incomplete: { file: string; reason: string }[] = [];
  for (const log of logs) {
    const reason = await addLog(log.open(), log.written, aggregate).catch((error: unknown) => {
      throw new UsageError(`${log.path}: ${reasonOf(error)}`);
    });
    if (reason !== undefined) incomplete.push({ file: log.path, reason });
  }
  const evidence = aggregate.evidence();
  const verdict = instance === undefined ? undefined : judgeEvidence(instance, evidence);
  if (format === 'json') {
    const { peers, failures, skipped, omitted } = evidence;
    const parts = {
      peers,
      failures,
      skipped,
      ...(omitted !== undefined && { omitted }),
      ...(incomplete.length > 0 && { incomplete }),
      ...(verdict !== undefined && { shutOut: verdict.shutOut }),
      ...(verdict !== undefined &&
        verdict.unknownServices.length > 0 && { unknownServices: verdict.unknownServices }),
    };
    context.print(`${JSON.stringify(parts, undefined, 2)}\n`);
  } else {
    const judged = verdict === undefined ? {} : { against: { name: String(against), ...verdict } };
    context.print(evidenceReport(evidence, judged));
    for (const { file, reason } of incomplete) context.print(`${file}: ${reason}\n`);
  }
  return exitCode(incomplete.length > 0, verdict);
};

function exitCode(isIncomplete: boolean, verdict: AgainstVerdict | undefined): number {
  if (isIncomplete) return 2;
  return verdict !== undefined && verdict.shutOut.length > 0 ? 1 : 0;
}

function instanceOf(
  path: string,
  values: OptionValues,
  context: CommandContext,
): Parameters<typeof judgeEvidence>[0] {
  const target = readTarget(path, context.cwd);
  const settings = versionSettings(values, projectSettings(target.folder));
  const first = target.files[0];
  const analysis =
    first === undefined
      ? undefined
      : serviceFor(context.data, target, settings, context.cwd).analyse(first.uri);
  if (analysis === undefined) throw new UsageError(`${path}: no configuration of Postfix`);
  return analysis.instance;
}

interface Log {
  readonly path: string;
  readonly written: Date;
  open(): Readable;
}

/** Finds a log before any is read, so that a mistake in the last name does not cost the time for the first. */
function openLog(path: string, context: CommandContext): Log {
  if (path === '-') {
    const { input } = context;
    if (input === undefined) throw new UsageError('there is no standard input');
    return { path, written: new Date(), open: () => input };
  }
  const full = resolve(context.cwd, path);
  try {
    const stats = statSync(full);
    if (stats.isDirectory()) throw new UsageError(`${path}: a folder, not a log`);
    return {
      path,
      written: stats.mtime,
      open: () => openLogFile(full),
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path}: ${reasonOf(error)}`);
  }
}
