/** The real server in this process, on streams in memory. */
import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { listThroughClient, readThroughClient } from '../../server/src/protocol/runtime.js';
import { startServer } from '../../server/src/protocol/server.js';
import { createManual } from '../../server/src/service/index.js';
import { connectClient, type ClientAnswers, type ProtocolClient } from './protocol-client.js';
import { DATA } from './workspace.js';

const NO_MANUAL = { ...createManual(new Map()), takeProblems: () => [] };

/** Starts a server and connects a client to it; files come through the client. */
export function startInMemory(answers: ClientAnswers = {}): ProtocolClient {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  startServer(connection, {
    data: DATA,
    version: 'test',
    readFile: (uri) => readThroughClient(connection, uri),
    listFiles: (uri) => listThroughClient(connection, uri),
    openManual(mode) {
      answers.openedManuals?.push(mode);
      return Promise.resolve(answers.manual ?? NO_MANUAL);
    },
  });
  return connectClient(toClient, toServer, answers);
}
