/** The packaged extension in a real VS Code with a server and a disk behind it, from squiggle to saved file. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { keepEvidence, launch, openPage } from './support/browser.js';
import { folderUrl, installCodeServer, makeVsix, startCodeServer, type Editor } from './support/editors.js';
import { copyOf, needProgram, root } from './support/machine.js';
import { serverProcesses } from './support/processes.js';
import * as workbench from './support/workbench.js';

describe('the extension in VS Code', function () {
  this.bail(true); // each step starts where the last one ended
  let editor: Editor | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let log: string[];
  let main: Locator;
  const instance = copyOf('test/e2e/fixtures');

  before(async function () {
    const chromium = needProgram(this, 'chromium', 'chromium-browser', 'google-chrome');
    installCodeServer();
    const vsix = await makeVsix(path.join(root, '.cache', 'e2e.vsix'));
    editor = await startCodeServer({ vsix });
    browser = await launch(chromium);
    ({ page, log } = await openPage(browser));
    await page.goto(folderUrl(editor, instance.folder, [path.join(instance.folder, 'main.cf')]));
    main = await workbench.editorOf(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await keepEvidence(this.currentTest.title, page, log);
  });

  after(async () => {
    await browser?.close();
    await editor?.stop();
    instance.remove();
  });

  it('colours comments, names, references, words and numbers apart', async () => {
    const texts = ['# One typing error, the rest is fine', 'smtpd_tls_protocols', 'yes', '20480000'];
    const colours = await workbench.coloursOf(main, [...texts, 'myhostname']);
    assert.ok(new Set(colours).size >= 4, colours.join('; '));
  });

  it('underlines the misspelled parameter and says what it means', async () => {
    await workbench.waitForSquiggles(main, 'present');
    const misspelled = workbench.token(main, 'smtpd_tls_securty_level');
    await workbench.hover(page, misspelled, 'unknown-parameter');
  });

  it('explains a parameter in a hover', async () => {
    const text = await workbench.hover(page, workbench.token(main, 'smtpd_tls_protocols'), '>=TLSv1');
    assert.match(text, /smtpd_tls_protocols/);
  });

  it('applies the quick fix by keyboard, and the saved file has it on disk', async () => {
    const misspelled = workbench.token(main, 'smtpd_tls_securty_level');
    await workbench.quickFix(page, misspelled, "Replace with 'smtpd_tls_security_level'");
    await workbench.token(main, 'smtpd_tls_security_level').waitFor();
    await workbench.waitForSquiggles(main, 'gone');
    await workbench.save(page);
    const before = readFileSync(path.join(root, 'test/e2e/fixtures/main.cf'), 'utf8');
    const expected = before.replace('smtpd_tls_securty_level', 'smtpd_tls_security_level');
    assert.equal(readFileSync(path.join(instance.folder, 'main.cf'), 'utf8'), expected);
  });

  it('says so and goes on when the server dies', async () => {
    assert.ok(editor);
    const [server, ...others] = serverProcesses(editor.pid);
    assert.ok(server !== undefined && others.length === 0, 'one server runs');
    process.kill(server, 'SIGKILL');
    const told = page.locator('.notification-toast', { hasText: 'stopped unexpectedly' });
    await told.waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+End');
    await page.keyboard.type('smtpd_tls_logleve = 1');
    await workbench.waitForSquiggles(main, 'present');
  });
});
