/** The view's request, lenses and hints over a real connection: tables are read, and settings count at once. */
import { deepEqual, equal, match } from 'node:assert/strict';
import type { EffectiveTlsAnswer } from '../../server/src/protocol/tls-handlers.js';
import { session } from '../logs/support.js';
import { startInMemory } from '../support/in-memory-server.js';

const URI = 'file:///etc/postfix/main.cf';
const TEXT = `smtp_tls_security_level = may
smtp_tls_protocols = TLSv1.3
smtp_tls_policy_maps = hash:/etc/postfix/tls_policy
myorigin = $mydomain
mydomain = example.com
`;
const ALL = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } };

interface Lens {
  readonly command: { readonly title: string; readonly command: string };
}

describe('TLS over the protocol', () => {
  it('answers the view, with the destinations of tables beside the file', async () => {
    const client = startInMemory({ files: { 'file:///etc/postfix/tls_policy': 'example.com encrypt\n' } });
    await client.initialize();
    await client.open(URI, 'postfix-main', TEXT);
    const answer = await client.connection.sendRequest<EffectiveTlsAnswer>('postfix/effectiveTls', {
      uri: URI,
    });
    const smtp = answer.services.find(({ service }) => service === 'smtp');
    deepEqual(
      smtp?.cells.map(({ protocol }) => protocol),
      ['TLSv1.3'],
    );
    deepEqual(
      smtp.destinations.map(({ destination, level, file }) => [destination, level, file]),
      [['example.com', 'encrypt', 'file:///etc/postfix/tls_policy']],
    );
    deepEqual(await client.connection.sendRequest('postfix/effectiveTls', {}), { services: [] });
    await client.stop();
  });

  it('sends lenses with the command of the client, and hints', async () => {
    const client = startInMemory();
    await client.initialize({ initializationOptions: { tlsCommand: 'show.tls' } });
    await client.open(URI, 'postfix-main', TEXT);
    const textDocument = { uri: URI };
    const lenses = await client.connection.sendRequest<Lens[]>('textDocument/codeLens', { textDocument });
    deepEqual(
      lenses.map(({ command }) => [command.command, command.title]),
      [
        ['show.tls', 'smtp: TLSv1.3 · 3 suites'],
        ['show.tls', 'smtp: TLSv1.3 · 3 suites'],
      ],
    );
    const hints = await client.connection.sendRequest<unknown[]>('textDocument/inlayHint', {
      textDocument,
      range: ALL,
    });
    equal(hints.length, 1);
    await client.stop();
  });

  it('sends neither where the settings switch them off, and asks the client to ask again', async () => {
    const settings = { codeLens: { enabled: true }, inlayHints: { enabled: true } };
    const client = startInMemory({ settings });
    const asked = new Set<string>();
    const both = new Promise<void>((resolve) => {
      for (const request of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']) {
        client.connection.onRequest(request, () => {
          asked.add(request);
          if (asked.size === 2) resolve();
          return null;
        });
      }
    });
    const refreshSupport = true;
    await client.initialize({
      capabilities: {
        workspace: { configuration: true, codeLens: { refreshSupport }, inlayHint: { refreshSupport } },
      },
    });
    await client.open(URI, 'postfix-main', TEXT);
    const textDocument = { uri: URI };
    settings.codeLens.enabled = false;
    settings.inlayHints.enabled = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await both;
    deepEqual(await client.connection.sendRequest('textDocument/codeLens', { textDocument }), []);
    deepEqual(
      await client.connection.sendRequest('textDocument/inlayHint', { textDocument, range: ALL }),
      [],
    );
    await client.stop();
  });

  it('says above a protocol list who in the log needs an older version, with the list on click', async () => {
    const log = 'memory:/var/log/mail.log';
    const line = session('old.example.com[192.0.2.1]', 'TLSv1', 'ECDHE-RSA-AES256-SHA');
    const client = startInMemory({ files: { [log]: line } });
    await client.initialize({ initializationOptions: { peersCommand: 'show.peers' } });
    const uri = 'memory:/etc/postfix/main.cf';
    await client.open(uri, 'postfix-main', 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = TLSv1.3\n');
    const configuration = uri;
    equal(await client.connection.sendRequest('postfix/lastLog', { configuration }), null);
    await client.connection.sendRequest('postfix/logEvidence', { uri: log });
    const lenses = await client.connection.sendRequest<Lens[]>('textDocument/codeLens', {
      textDocument: { uri },
    });
    const told = lenses.filter(({ command }) => command.command === 'show.peers');
    deepEqual(
      told.map(({ command }) => command.title),
      ['1 of 1 peer in the log needs an older version: TLSv1'],
    );
    const list = await client.connection.sendRequest<{ report: string }>('postfix/lastLog', {
      configuration,
    });
    match(list.report, /old\.example\.com\[192\.0\.2\.1\]/);
    await client.stop();
  });
});
