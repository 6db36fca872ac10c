import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CodeAction, Hover } from 'vscode-languageserver/node';
import { startInMemory } from '../support/in-memory-server.js';

const MAIN = 'memory:/etc/postfix/main.cf';
const MASTER = 'memory:/etc/postfix/master.cf';
const codes = (diagnostics: readonly { code?: string | number | undefined }[]): unknown[] =>
  diagnostics.map(({ code }) => code);

describe('the server', () => {
  it('publishes findings when a file opens and takes them back when they are mended', async () => {
    const client = startInMemory();
    await client.initialize();
    const first = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', 'smtpd_tls_securty_level = may\n');
    deepEqual(codes(await first), ['unknown-parameter']);
    const second = client.nextDiagnostics(MAIN);
    await client.change(MAIN, 2, 'smtpd_tls_security_level = may\n');
    ok(!codes(await second).includes('unknown-parameter'));
    await client.stop();
  });

  it('reads main.cf beside an open master.cf, so that names made up there are known', async () => {
    const client = startInMemory({ files: { [MAIN]: 'mua_restrictions = reject\n' } });
    await client.initialize();
    const master =
      'smtp inet n - n - - smtpd\n  -o smtpd_client_restrictions=$mua_restrictions\n  -o smtpd_bogus=1\n';
    const published = client.nextDiagnostics(MASTER);
    await client.open(MASTER, 'postfix-master', master);
    const names = (await published)
      .filter(({ code }) => code === 'unknown-parameter')
      .map(({ range }) => range);
    deepEqual(names, [{ start: { line: 2, character: 5 }, end: { line: 2, character: 16 } }]);
    await client.stop();
  });

  it('takes back the findings in a file beside an open one when that file is gone', async () => {
    const files: Record<string, string> = { [MAIN]: 'myhostnam = x\n' };
    const client = startInMemory({ files });
    await client.initialize();
    const found = client.nextDiagnostics(MAIN);
    await client.open(MASTER, 'postfix-master', 'smtp inet n - n - - smtpd\n');
    deepEqual(codes(await found), ['unknown-parameter']);
    const after = client.nextDiagnostics(MAIN);
    Reflect.deleteProperty(files, MAIN);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: MAIN, type: 3 }],
    });
    deepEqual(await after, []);
    await client.stop();
  });

  it('finds nothing in an old state that is shown beside a file', async () => {
    const client = startInMemory();
    await client.initialize();
    const old = 'git:/etc/postfix/main.cf?%7B%22ref%22%3A%22~%22%7D';
    const published: string[] = [];
    client.connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => {
      published.push(uri);
    });
    await client.open(old, 'postfix-main', 'myhostnam = x\n');
    await client.open(MAIN, 'postfix-main', 'myhostnam = x\n');
    const hover = { textDocument: { uri: MAIN }, position: { line: 0, character: 1 } };
    while (published.length === 0) await client.connection.sendRequest('textDocument/hover', hover);
    deepEqual(published, [MAIN]);
    await client.stop();
  });

  it('offers the fix for a range even when the client names no diagnostics', async () => {
    const client = startInMemory();
    await client.initialize();
    const published = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', 'smtpd_tls_securty_level = may\n');
    await published;
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: MAIN },
      range: { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } },
      context: { diagnostics: [] },
    });
    equal(actions[0]?.title, "Replace with 'smtpd_tls_security_level'");
    ok(actions.some(({ title }) => title === 'Disable unknown-parameter for this line'));
    await client.stop();
  });

  it('answers a hover with the value in force', async () => {
    const client = startInMemory();
    await client.initialize();
    const published = client.nextDiagnostics(MAIN);
    await client.open(
      MAIN,
      'postfix-main',
      'bogus_one = 1\nmydestination = $myorigin\nmyorigin = example.com\n',
    );
    await published;
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument: { uri: MAIN },
      position: { line: 1, character: 2 },
    });
    ok(JSON.stringify(hover.contents).includes('example.com'));
    await client.stop();
  });

  it('says once and clearly what is wrong with a setting, and goes on', async () => {
    const client = startInMemory({ settings: { version: 'latest', rules: { 'unknown-parameter': 'loud' } } });
    await client.initialize();
    const published = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', 'smtpd_tls_securty_level = may\n');
    ok(codes(await published).includes('unknown-parameter'));
    equal(client.shown.length, 2);
    ok(client.shown.some((message) => message.includes('"version" must be "auto" or a release')));
    await client.stop();
  });

  it('lets a project file silence a rule', async () => {
    const project = 'memory:/etc/postfix/.postfix-lint.json';
    const client = startInMemory({ files: { [project]: '{"rules":{"unknown-parameter":"off"}}' } });
    await client.initialize();
    const published = client.nextDiagnostics(MAIN);
    await client.open(MAIN, 'postfix-main', 'bogus_name = 1\nsoft_bounce = maybe\nsoft_bounce = maybe\n');
    ok(!codes(await published).includes('unknown-parameter'));
    await client.stop();
  });

  it('outlives requests for files it does not know', async () => {
    const client = startInMemory();
    await client.initialize();
    const hover = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: 'memory:/nowhere' },
      position: { line: 9, character: 9 },
    });
    equal(hover, null);
    await client.stop();
  });
});
