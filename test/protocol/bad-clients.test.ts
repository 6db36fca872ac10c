/** Clients that break the protocol, or read it in their own way: they get an error, and the server goes on. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { DocumentLink, Hover, MarkupContent } from 'vscode-languageserver/node';
import { startInMemory } from '../support/in-memory-server.js';
import { connectClient } from '../support/protocol-client.js';

const FOLDER = 'memory:/etc';
const MAIN = `${FOLDER}/postfix/main.cf`;
const TEXT = 'myhostname = a.example\nsmtpd_tls_securty_level = may\n';
const SILENT = { [`${FOLDER}/.postfix-lint.json`]: '{ "rules": { "unknown-parameter": "off" } }' };
const hoverOn = (uri: string): object => ({ textDocument: { uri }, position: { line: 0, character: 2 } });

describe('the server and bad clients', () => {
  it('answers with the errors of the protocol before initialize, on a second one, and after shutdown', async () => {
    const client = startInMemory();
    const hover = (): Promise<unknown> => client.connection.sendRequest('textDocument/hover', hoverOn(MAIN));
    await rejects(hover(), { code: -32002 });
    await client.initialize();
    await client.open(MAIN, 'postfix-main', TEXT);
    await rejects(client.initialize(), { code: -32600 });
    ok(await hover());
    await client.connection.sendRequest('shutdown');
    await rejects(hover(), { code: -32600 });
    client.connection.dispose();
  });

  it('goes on after a document without a text', async () => {
    const client = startInMemory();
    await client.initialize();
    const textDocument = { uri: MAIN, languageId: null, version: null, text: null };
    await client.connection.sendNotification('textDocument/didOpen', { textDocument });
    const published = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', TEXT);
    deepEqual(
      (await published).map(({ code }) => code),
      ['unknown-parameter'],
    );
    await client.stop();
  });

  it('outlives URIs that are none, and clients that register nothing', async () => {
    const server = spawn(process.execPath, ['dist/server.cjs', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const client = connectClient(server.stdout, server.stdin);
    client.connection.onRequest('client/registerCapability', () => {
      throw new Error('not today');
    });
    await client.initialize();
    for (const uri of ['a b://c/main.cf', 'file:///%/%zz/main.cf', '::::', 'main.cf']) {
      const published = client.nextDiagnostics(uri);
      await client.open(uri, 'postfix-main', TEXT);
      equal((await published).length, 1, uri);
    }
    const ended = new Promise((resolve) => server.once('exit', resolve));
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    equal(await ended, 0);
    client.connection.dispose();
  });

  it('goes on when files come back as something else than text', async () => {
    const answers = { [`${FOLDER}/postfix/master.cf`]: 7, [`${FOLDER}/postfix/.postfix-lint.json`]: {} };
    const client = startInMemory({ files: answers as unknown as Record<string, string> });
    await client.initialize();
    const published = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', TEXT);
    equal((await published).length, 1);
    await client.stop();
  });

  it('follows folders that are opened and closed later', async () => {
    const client = startInMemory({ files: SILENT });
    const workspace = { configuration: true, workspaceFolders: true };
    await client.initialize({ capabilities: { workspace }, workspaceFolders: [] });
    const change = (added: string[], removed: string[]): Promise<void> => {
      const named = (uris: string[]): object[] => uris.map((uri) => ({ uri, name: uri }));
      const event = { added: named(added), removed: named(removed) };
      return client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    };
    const first = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', TEXT);
    equal((await first).length, 1);
    const second = client.nextDiagnostics(MAIN);
    await change([FOLDER], []);
    deepEqual(await second, []);
    const third = client.nextDiagnostics(MAIN);
    await change([], [FOLDER]);
    equal((await third).length, 1);
    await client.stop();
  });

  it('takes the one folder of a client from before there could be many', async () => {
    const client = startInMemory({ files: SILENT });
    await client.initialize({ rootUri: FOLDER });
    const published = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', TEXT);
    deepEqual(await published, []);
    await client.stop();
  });

  it('knows the files of a client that has other names for their languages', async () => {
    const client = startInMemory();
    await client.initialize();
    const uri = `${FOLDER}/postfix/master.cf`;
    await client.open(uri, 'conf', 'smtp inet n - n - - smtpd\n');
    const request = { textDocument: { uri }, position: { line: 0, character: 6 } };
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', request);
    match((hover.contents as MarkupContent).value, /Service type/);
    await client.stop();
  });

  it('offers no link from a document that is in no folder', async () => {
    const client = startInMemory();
    await client.initialize();
    const uri = 'untitled:Untitled-1';
    await client.open(
      uri,
      'postfix-main',
      'virtual_alias_maps = hash:/etc/postfix/virtual, hash:/a, hash:b\n',
    );
    const request = { textDocument: { uri } };
    deepEqual(await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', request), []);
    ok(await client.connection.sendRequest<Hover>('textDocument/hover', hoverOn(uri)));
    await client.stop();
  });
});
