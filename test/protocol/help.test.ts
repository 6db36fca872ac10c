/** Hover, completion and signature help over the protocol: what a client can show decides what it gets. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CompletionItem, CompletionList, Hover, SignatureHelp } from 'vscode-languageserver/node';
import { openBundledManual } from '../../server/src/protocol/bundled-manual.js';
import type { ManualMode, RuntimeManual } from '../../server/src/protocol/runtime.js';
import { createManual } from '../../server/src/service/index.js';
import { printBundle } from '../../server/src/service/manual/bundle.js';
import { startInMemory } from '../support/in-memory-server.js';
import type { ClientAnswers, ProtocolClient } from '../support/protocol-client.js';

const FOLDER = 'memory:/etc/postfix';
const MAIN = `${FOLDER}/main.cf`;
const PAGE = {
  name: 'postconf',
  section: '5',
  sections: [],
  entries: [
    {
      name: 'mail_name',
      defaultText: 'Postfix',
      markdown: 'What it is **called**, see [x](https://x.example).',
    },
  ],
};

function manualWith(...problems: string[]): RuntimeManual {
  return { ...createManual(new Map([['postconf', PAGE]])), takeProblems: () => problems };
}

function capabilities(format: string, snippetSupport: boolean): object {
  return {
    workspace: { configuration: true },
    textDocument: { hover: { contentFormat: [format] }, completion: { completionItem: { snippetSupport } } },
  };
}

async function opened(text: string, answers: ClientAnswers, params: object): Promise<ProtocolClient> {
  const client = startInMemory(answers);
  await client.initialize(params);
  const published = client.nextDiagnostics(MAIN);
  await client.open(MAIN, 'postfix-main', text);
  await published;
  return client;
}

const at = (line: number, character: number): object => ({
  textDocument: { uri: MAIN },
  position: { line, character },
});

async function hovered(answers: ClientAnswers, params: object): Promise<{ kind: string; value: string }> {
  const client = await opened('mail_name = x\n', answers, params);
  const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at(0, 2));
  await client.stop();
  return hover.contents as { kind: string; value: string };
}

describe('Help over the protocol', () => {
  it('is Markdown for a client that shows it', async () => {
    const { kind, value } = await hovered(
      { manual: manualWith() },
      { capabilities: capabilities('markdown', false) },
    );
    equal(kind, 'markdown');
    ok(value.includes('**mail_name**'));
    ok(value.includes('What it is **called**'));
    ok(!value.includes('command:'));
  });

  it('is plain text for a client that does not', async () => {
    const { kind, value } = await hovered(
      { manual: manualWith() },
      { capabilities: capabilities('plaintext', false) },
    );
    equal(kind, 'plaintext');
    ok(value.startsWith('mail_name · '));
    ok(value.includes('What it is called, see x.'));
    ok(!/\*\*|\]\(|`/.test(value), value);
  });

  it('links to the whole entry only for a client with a command for it', async () => {
    const { value } = await hovered(
      { manual: manualWith() },
      { capabilities: capabilities('markdown', false), initializationOptions: { manualCommand: 'open.it' } },
    );
    ok(value.includes('(command:open.it?%5B%22mail_name%22%5D)'));
  });

  it('hands out a whole entry, and null where there is none', async () => {
    const client = await opened('mail_name = x\n', { manual: manualWith() }, {});
    const entry = await client.connection.sendRequest('postfix/manualEntry', { name: 'mail_name' });
    deepEqual(entry, { heading: 'mail_name (default: Postfix)', markdown: PAGE.entries[0]?.markdown });
    equal(await client.connection.sendRequest('postfix/manualEntry', { name: 'constructor' }), null);
    equal(await client.connection.sendRequest('postfix/manualEntry', { name: 7 }), null);
    await client.stop();
  });

  it('tells once what is wrong with the manual, and goes on', async () => {
    const client = await opened('mail_name = x\n', { manual: manualWith('The page is torn') }, {});
    for (let i = 0; i < 3; i += 1) {
      const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at(0, 2));
      ok(JSON.stringify(hover.contents).includes('mail_name'));
    }
    deepEqual(client.shown, ['Postfix: The page is torn']);
    await client.stop();
  });

  for (const [title, settings, options, mode] of [
    ['as the setting says', { manual: 'system' }, {}, 'system'],
    ['of the machine or of the extension, without a setting', {}, {}, 'auto'],
    ['as usual, with a setting that means nothing', { manual: 7 }, {}, 'auto'],
    [
      'of the extension, in a workspace that is not trusted',
      { manual: 'system' },
      { isTrusted: false },
      'bundled',
    ],
  ] as const) {
    it(`opens the manual ${title}`, async () => {
      const openedManuals: ManualMode[] = [];
      const client = await opened(
        'mail_name = x\n',
        { settings, openedManuals },
        { capabilities: capabilities('markdown', false), initializationOptions: options },
      );
      deepEqual(openedManuals, []);
      for (let i = 0; i < 2; i += 1) await client.connection.sendRequest('textDocument/hover', at(0, 2));
      deepEqual(openedManuals, [mode]);
      await client.stop();
    });
  }

  it('has snippets for a client that takes them, and files of the folder', async () => {
    const answers = { listed: ['virtual', 'main.cf'] };
    const client = await opened('virtual_alias_maps = hash:\n\n', answers, {
      capabilities: capabilities('markdown', true),
    });
    const { items: names } = await client.connection.sendRequest<CompletionList>(
      'textDocument/completion',
      at(1, 0),
    );
    const item = names.find(({ label }) => label === 'soft_bounce');
    equal(item?.insertTextFormat, 2);
    const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
    ok(JSON.stringify(resolved.documentation).includes('Default in'));
    const { items: files } = await client.connection.sendRequest<CompletionList>(
      'textDocument/completion',
      at(0, 26),
    );
    deepEqual(
      files.map(({ label }) => label),
      ['/etc/postfix/virtual'],
    );
    await client.stop();
  });

  it('shows the columns of master.cf', async () => {
    const client = startInMemory();
    await client.initialize();
    const uri = `${FOLDER}/master.cf`;
    const published = client.nextDiagnostics(uri);
    await client.open(uri, 'postfix-master', 'smtp inet \n');
    await published;
    const help = await client.connection.sendRequest<SignatureHelp>('textDocument/signatureHelp', {
      textDocument: { uri },
      position: { line: 0, character: 10 },
    });
    equal(help.activeParameter, 2);
    await client.stop();
  });
});

describe('The manual that comes with the extension, where there is no file system', () => {
  const source = { version: '3.11', path: 'postconf.5' };
  const json = printBundle({ source, licence: 'l', page: PAGE });
  const files: Readonly<Record<string, string>> = {
    'x:/good/postconf.json': json,
    'x:/bad/postconf.json': json.slice(9),
  };
  const open = (folder: string | undefined): Promise<RuntimeManual> =>
    openBundledManual(folder, (uri) => Promise.resolve(files[uri]));

  it('is read through the client', async () => {
    const manual = await open('x:/good');
    equal(manual.entry('mail_name')?.defaultText, 'Postfix');
    deepEqual(manual.takeProblems(), []);
  });

  it('says once that it is damaged', async () => {
    const manual = await open('x:/bad');
    equal(manual.entry('mail_name'), undefined);
    equal(manual.takeProblems().length, 1);
    deepEqual(manual.takeProblems(), []);
  });

  it('is empty where there is none', async () => {
    for (const folder of ['x:/none', undefined]) {
      const manual = await open(folder);
      equal(manual.entry('mail_name'), undefined);
      deepEqual(manual.takeProblems(), []);
    }
  });
});
