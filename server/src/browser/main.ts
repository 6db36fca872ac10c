/** Starts the server in a web worker; files come through the client. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { listThroughClient, readThroughClient } from '../protocol/runtime.js';
import { startServer } from '../protocol/server.js';
import { VERSION } from '../protocol/version.js';
import { BUNDLED_DATA } from './data.js';
import { openBundledManual } from '../protocol/bundled-manual.js';

declare const self: DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, {
  data: BUNDLED_DATA,
  version: VERSION,
  readFile: (uri) => readThroughClient(connection, uri),
  listFiles: (uri) => listThroughClient(connection, uri),
  openManual: (_mode, bundled) => openBundledManual(bundled, (uri) => readThroughClient(connection, uri)),
});
