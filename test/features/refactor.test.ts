/** Refactorings as code actions and answers to requests: where they are offered, and edits as clients understand them. */
import assert from 'node:assert/strict';
import type { CodeAction, CreateFile, TextDocumentEdit } from 'vscode-languageserver-types';
import {
  createLanguageService,
  DEFAULT_SETTINGS,
  type EditSupport,
  type LanguageService,
  type SourceText,
} from '../../server/src/service/index.js';
import { testData } from '../support/data.js';
import { startInMemory } from '../support/in-memory-server.js';
import { uriOf } from '../support/instance.js';

const MAIN =
  'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/ssl/mail.pem\nsmtp_tls_security_level = may\nmydestination =\nsmtpd_tls_policy_maps = hash:/etc/postfix/old\n';
const MASTER =
  'smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\nsmtp unix - - y - - smtp\n';
const EVERYTHING: EditSupport = { documentChanges: true, create: true, annotations: true };
const LEGACY = 'Require TLS 1.2 here, keep an exception for legacy clients';
const OUTBOUND = 'Require TLS 1.2 outbound, except for these destinations';
const PROFILE = 'Apply the TLS profile intermediate to this instance';

function open(edits?: EditSupport): LanguageService {
  const sources = new Map<string, SourceText>([
    [uriOf('main.cf'), { uri: uriOf('main.cf'), languageId: 'postfix-main', text: MAIN }],
    [uriOf('master.cf'), { uri: uriOf('master.cf'), languageId: 'postfix-master', text: MASTER }],
  ]);
  return createLanguageService(
    testData,
    { read: (uri) => sources.get(uri), settings: () => DEFAULT_SETTINGS },
    edits === undefined ? {} : { edits },
  );
}

function actionsAt(service: LanguageService, file: string, line: number, only?: string[]): CodeAction[] {
  const position = { line, character: 2 };
  return service
    .codeActions(uriOf(file), { start: position, end: position }, only)
    .filter(({ kind }) => kind?.startsWith('refactor') === true);
}

describe('Refactorings in an editor', () => {
  it('are offered on the parameters and services that they are about', () => {
    const service = open(EVERYTHING);
    const titles = (file: string, line: number): string[] =>
      actionsAt(service, file, line).map(({ title }) => title);
    assert.deepEqual(titles('main.cf', 0), [LEGACY, PROFILE]);
    assert.deepEqual(titles('main.cf', 2), [OUTBOUND, PROFILE]);
    assert.deepEqual(titles('main.cf', 3), []);
    assert.deepEqual(titles('main.cf', 4), [LEGACY], 'who looks for policies of a server finds it');
    assert.deepEqual(titles('master.cf', 0), [LEGACY, PROFILE]);
    assert.deepEqual(titles('master.cf', 3), [OUTBOUND, PROFILE]);
  });

  it('are of a kind that clients can ask for', () => {
    const service = open(EVERYTHING);
    assert.deepEqual(
      actionsAt(service, 'main.cf', 0, ['refactor.rewrite']).map(({ kind }) => kind),
      ['refactor.rewrite.postfix.legacy-exception', 'refactor.rewrite.postfix.apply-profile'],
    );
    assert.deepEqual(actionsAt(service, 'main.cf', 0, ['quickfix']), []);
  });

  it('ask for a confirmation, with a reason for each change, where the client can', () => {
    const [action] = actionsAt(open(EVERYTHING), 'main.cf', 0);
    const { documentChanges = [], changeAnnotations = {}, changes } = action?.edit ?? {};
    assert.equal(changes, undefined);
    assert.deepEqual(
      Object.values(changeAnnotations).map(
        ({ label, needsConfirmation }) => `${label} ${String(needsConfirmation)}`,
      ),
      [
        'Require TLS 1.2 of the clients of smtpd true',
        'Take out smtpd_tls_policy_maps, which Postfix does not have true',
        'Name the legacy clients in legacy_tls_clients true',
        'Add 2525/inet for the legacy clients true',
      ],
    );
    for (const change of documentChanges as TextDocumentEdit[]) {
      assert.equal(change.textDocument.version, null);
      for (const edit of change.edits) {
        assert.ok('annotationId' in edit && edit.annotationId in changeAnnotations);
      }
    }
  });

  it('make the file of a new table before they fill it', () => {
    const [action] = actionsAt(open(EVERYTHING), 'main.cf', 2);
    const [created, filled] = (action?.edit?.documentChanges ?? []) as [CreateFile, TextDocumentEdit];
    assert.deepEqual(
      [created.kind, created.uri, created.options],
      ['create', uriOf('tls_policy'), { ignoreIfExists: true }],
    );
    assert.equal(filled.textDocument.uri, uriOf('tls_policy'));
  });

  it('are plain edits for other clients, and left out where a file would have to be made', () => {
    const service = open();
    const [action] = actionsAt(service, 'main.cf', 0);
    assert.deepEqual(Object.keys(action?.edit?.changes ?? {}), [uriOf('main.cf'), uriOf('master.cf')]);
    assert.deepEqual(
      actionsAt(service, 'main.cf', 2).map(({ title }) => title),
      [PROFILE],
    );
  });

  it('answer a request with options, or with the reason why not', async () => {
    const main = 'memory:/etc/postfix/main.cf';
    const client = startInMemory({ files: { 'memory:/etc/postfix/master.cf': MASTER } });
    await client.initialize({
      capabilities: {
        workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
      },
    });
    const published = client.nextDiagnostics(main);
    await client.open(main, 'postfix-main', MAIN);
    await published;
    const ask = (
      kind: string,
      options: object,
    ): Promise<{ title?: string; refusal?: string; edit?: unknown }> =>
      client.connection.sendRequest('postfix/refactor', { uri: main, kind, options });
    const answer = await ask('legacy-exception', { clients: ['192.0.2.9'], endpoint: '2600' });
    assert.equal(answer.title, LEGACY);
    assert.ok(JSON.stringify(answer.edit).includes('legacy_tls_clients = 192.0.2.9'));
    assert.match(
      (await ask('legacy-exception', { clients: ['nobody'] })).refusal ?? '',
      /"nobody" is no IP address/,
    );
    assert.match((await ask('everything', {})).refusal ?? '', /There is no refactoring "everything"/);
    await client.stop();
  });
});
