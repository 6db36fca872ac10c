/**
 * The request `postfix/logEvidence`: reads a log that the user picked, keeps what it tells for the session, and
 * answers with a report; with the URI of an open configuration, also with whom that would shut out. `postfix/lastLog`
 * answers the same again without reading.
 */
import { ErrorCodes, LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { judgeEvidence } from '../service/logs/against.js';
import { createLogAggregate, type LogAggregate } from '../service/logs/aggregate.js';
import type { LogEvidence } from '../service/logs/evidence.js';
import { evidenceReport, evidenceSummary } from '../service/logs/report.js';
import type { Handler } from './handlers.js';
import { record } from './initialization.js';
import type { Session } from './session.js';
import { refreshViews } from './tls-handlers.js';

/** What the last log told; nothing until one is read. */
export interface LogStore {
  current(): LogEvidence | undefined;
  replace(evidence: LogEvidence): void;
}

/** The server's answer. */
export interface LogEvidenceAnswer {
  /** One sentence. */
  readonly summary: string;
  /** Tables for people. */
  readonly report: string;
  /** Why the log could not be read to its end. */
  readonly incomplete?: string;
}

/** Starts with nothing. */
export function createLogStore(): LogStore {
  let known: LogEvidence | undefined;
  return {
    current: () => known,
    replace(evidence) {
      known = evidence;
    },
  };
}

/** Makes the rows of the table for a connection. */
export function logHandlers(connection: Connection): readonly Handler[] {
  return [
    {
      capability: {},
      register: (session) =>
        connection.onRequest('postfix/logEvidence', (params: unknown) => {
          const { uri, configuration } = record(params);
          if (typeof uri !== 'string') throw new ResponseError(ErrorCodes.InvalidParams, 'no log is named');
          return answer(session(), uri, typeof configuration === 'string' ? configuration : undefined);
        }),
    },
    {
      capability: {},
      register: (session) =>
        connection.onRequest('postfix/lastLog', (params: unknown): LogEvidenceAnswer | null => {
          const { configuration } = record(params);
          const evidence = session().logs.current();
          if (evidence === undefined) return null;
          return describe(session(), evidence, typeof configuration === 'string' ? configuration : undefined);
        }),
    },
  ];
}

async function answer(
  session: Session,
  uri: string,
  configuration: string | undefined,
): Promise<LogEvidenceAnswer> {
  const { client, workspace, logs } = session;
  if (!client.isTrusted && !workspace.hold(uri)) {
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      'in Restricted Mode no file outside the workspace is read',
    );
  }
  const aggregate = createLogAggregate();
  const incomplete = await read(session, uri, aggregate);
  const evidence = aggregate.evidence();
  logs.replace(evidence);
  refreshViews(session);
  return { ...describe(session, evidence, configuration), ...(incomplete !== undefined && { incomplete }) };
}

function describe(
  { service }: Session,
  evidence: LogEvidence,
  configuration: string | undefined,
): LogEvidenceAnswer {
  const instance = configuration === undefined ? undefined : service.analyse(configuration)?.instance;
  const against =
    instance === undefined
      ? {}
      : { against: { name: 'The open configuration', ...judgeEvidence(instance, evidence) } };
  return {
    summary: evidenceSummary(evidence, against),
    report: evidenceReport(evidence, against),
  };
}

async function read({ runtime }: Session, uri: string, aggregate: LogAggregate): Promise<string | undefined> {
  try {
    if (runtime.readLog !== undefined && uri.startsWith('file:'))
      return await runtime.readLog(uri, aggregate);
  } catch (error) {
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      error instanceof Error ? error.message : String(error),
    );
  }
  const text = await runtime.readFile(uri);
  if (text === undefined)
    throw new ResponseError(LSPErrorCodes.RequestFailed, 'the log cannot be read, or is too large');
  const now = new Date();
  const until = { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
  for (const line of text.split('\n')) aggregate.add(line, until);
  return undefined;
}
