/** Navigation, rename and formatting over the wire: what is announced, which files are read, how a refusal looks. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { startInMemory } from '../support/in-memory-server.js';
import type { ProtocolClient } from '../support/protocol-client.js';

const FOLDER = 'memory:/project/postfix';
const MAIN = `${FOLDER}/main.cf`;
const MASTER = `${FOLDER}/master.cf`;
const TRANSPORT = `${FOLDER}/transport`;
const OUTSIDE = 'memory:/srv/transport';
const FILES = {
  [MASTER]: 'slow unix - - y - - smtp \n',
  [TRANSPORT]: 'a.example slow:\n',
  [OUTSIDE]: 'b.example slow:\n',
};
const TEXT =
  'default_transport = slow\ntransport_maps = hash:/etc/postfix/transport, texthash:/srv/transport\n';

async function open(
  params: object,
  files: Readonly<Record<string, string>> = FILES,
): Promise<ProtocolClient> {
  const client = startInMemory({ files });
  await client.initialize(params);
  await client.open(MAIN, 'postfix-main', TEXT);
  return client;
}

const atSlow = { textDocument: { uri: MAIN }, position: { line: 0, character: 22 } };

function references(client: ProtocolClient): Promise<Location[]> {
  return client.connection.sendRequest('textDocument/references', {
    ...atSlow,
    context: { includeDeclaration: true },
  });
}

describe('Navigation over the protocol', () => {
  it('is announced', async () => {
    const client = startInMemory();
    const { capabilities } = await client.initialize();
    deepEqual(capabilities.renameProvider, { prepareProvider: true });
    for (const ability of [
      capabilities.definitionProvider,
      capabilities.referencesProvider,
      capabilities.documentHighlightProvider,
      capabilities.documentSymbolProvider,
      capabilities.workspaceSymbolProvider,
      capabilities.foldingRangeProvider,
      capabilities.documentLinkProvider,
      capabilities.selectionRangeProvider,
      capabilities.documentFormattingProvider,
      capabilities.documentRangeFormattingProvider,
    ]) {
      ok(ability !== undefined && ability !== false);
    }
    await client.stop();
  });

  it('reads the other file and the tables that nobody opened', async () => {
    const client = await open({});
    deepEqual(
      (await references(client)).map(({ uri }) => uri),
      [MAIN, MASTER, TRANSPORT, OUTSIDE],
    );
    const [target] = await client.connection.sendRequest<Location[]>('textDocument/definition', atSlow);
    equal(target?.uri, MASTER);
    await client.stop();
  });

  it('reads no table outside an untrusted workspace', async () => {
    const client = await open({
      initializationOptions: { isTrusted: false },
      workspaceFolders: [{ uri: 'memory:/project', name: 'project' }],
    });
    deepEqual(
      (await references(client)).map(({ uri }) => uri),
      [MAIN, MASTER, TRANSPORT],
    );
    await client.stop();
  });

  it('leaves out a table of more than a mebibyte', async () => {
    const client = await open({}, { ...FILES, [OUTSIDE]: 'b.example slow:\n'.repeat(70_000) });
    deepEqual(
      (await references(client)).map(({ uri }) => uri),
      [MAIN, MASTER, TRANSPORT],
    );
    await client.stop();
  });

  it('leads from an open table to its service', async () => {
    const client = await open({}, { ...FILES, [MAIN]: TEXT });
    await client.open(TRANSPORT, 'postfix-table', 'a.example slow:\n');
    const found = await client.connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument: { uri: TRANSPORT },
      position: { line: 0, character: 12 },
    });
    deepEqual(
      found.map(({ uri }) => uri),
      [MASTER],
    );
    await client.stop();
  });

  it('renames in all of them', async () => {
    const client = await open({});
    const { changes } = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      ...atSlow,
      newName: 'careful',
    });
    deepEqual(Object.keys(changes ?? {}), [MAIN, MASTER, TRANSPORT, OUTSIDE]);
    await client.stop();
  });

  it('refuses a rename as an error with one sentence', async () => {
    const client = await open({});
    const position = { line: 0, character: 3 };
    await rejects(
      client.connection.sendRequest('textDocument/prepareRename', { textDocument: { uri: MAIN }, position }),
      { code: -32803, message: '"default_transport" is a parameter of Postfix itself and cannot be renamed' },
    );
    await client.stop();
  });

  it('formats a file and the lines of a range', async () => {
    const client = await open({});
    await client.change(MAIN, 2, 'a = b \nc = d \n');
    const textDocument = { uri: MAIN };
    const options = { tabSize: 4, insertSpaces: true };
    const all = await client.connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument,
      options,
    });
    equal(all.length, 2);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const some = await client.connection.sendRequest<TextEdit[]>('textDocument/rangeFormatting', {
      textDocument,
      options,
      range,
    });
    deepEqual(some, [
      { range: { start: { line: 1, character: 5 }, end: { line: 1, character: 6 } }, newText: '' },
    ]);
    await client.stop();
  });
});
