/** Starts the server on Node: standard input and output, or the pipe of the editor that started it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { listThroughClient, readThroughClient } from '../protocol/runtime.js';
import { startServer } from '../protocol/server.js';
import { VERSION } from '../protocol/version.js';
import { dataFrom } from './data.js';
import { readLogFile } from './log-files.js';
import { loadManual } from './system-manual.js';

if (process.argv.length === 2) process.argv.push('--stdio');
const connection = createConnection(ProposedFeatures.all);
startServer(connection, {
  data: dataFrom(join(__dirname, 'data')),
  version: VERSION,
  async readFile(uri, limit = Infinity) {
    try {
      const { scheme, fsPath } = URI.parse(uri);
      if (scheme !== 'file') return await readThroughClient(connection, uri);
      const facts = await stat(fsPath);
      return facts.isFile() && facts.size <= limit ? await readFile(fsPath, 'utf8') : undefined;
    } catch {
      return undefined; // there is none, it may not be read, or the URI is none
    }
  },
  async listFiles(uri) {
    try {
      const { scheme, fsPath } = URI.parse(uri);
      if (scheme !== 'file') return await listThroughClient(connection, uri);
      const entries = await readdir(fsPath, { withFileTypes: true });
      return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
    } catch {
      return undefined;
    }
  },
  readLog: (uri, aggregate) => readLogFile(URI.parse(uri).fsPath, aggregate),
  openManual: (mode) => Promise.resolve(loadManual({ mode, bundledDirectory: join(__dirname, 'manual') })),
});
