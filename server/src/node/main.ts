/** Starts the server on Node: standard input and output, or the pipe of the editor that started it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { readThroughClient } from '../protocol/runtime.js';
import { startServer } from '../protocol/server.js';
import { VERSION } from '../protocol/version.js';
import { dataFrom } from './data.js';

if (process.argv.length === 2) process.argv.push('--stdio');
const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  data: dataFrom(join(__dirname, 'data')),
  version: VERSION,
  async readFile(uri) {
    const { scheme, fsPath } = URI.parse(uri);
    return scheme === 'file'
      ? readFile(fsPath, 'utf8').catch(() => undefined)
      : readThroughClient(connection, uri);
  },
});
