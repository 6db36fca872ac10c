/** The packaged extension in a real VS Code with a server and a disk behind it, from squiggle to saved file. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keepEvidence } from './support/browser.js';
import { openDesktop, type Desktop } from './support/desktop.js';
import { root } from './support/machine.js';
import { serverProcesses } from './support/processes.js';
import { walkStepByStep } from './support/steps.js';
import * as workbench from './support/workbench.js';

const fixtures = 'test/e2e/fixtures';

describe('the extension in VS Code', () => {
  walkStepByStep();
  let desktop: Desktop;

  before(async function () {
    desktop = await openDesktop(this, fixtures);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await keepEvidence(this.currentTest.title, desktop.page, desktop.log);
  });

  after(() => (desktop as Desktop | undefined)?.close());

  it('colours comments, names, references, words and numbers apart', async () => {
    const texts = ['# One typing error, the rest is fine', 'smtpd_tls_protocols', 'yes', '20480000'];
    const colours = await workbench.coloursOf(desktop.main, [...texts, 'myhostname']);
    assert.ok(new Set(colours).size >= 4, colours.join('; '));
  });

  it('underlines the misspelled parameter and says what it means', async () => {
    const { page, main } = desktop;
    await workbench.waitForSquiggles(main, 'present');
    await workbench.hover(page, workbench.token(main, 'smtpd_tls_securty_level'), 'unknown-parameter');
  });

  it('reports what is wrong in the master.cf beside it', async () => {
    await workbench.waitForProblemAt(desktop.page, 'master.cf');
  });

  it('explains a parameter in a hover', async () => {
    const { page, main } = desktop;
    const text = await workbench.hover(page, workbench.token(main, 'smtpd_tls_protocols'), '>=TLSv1');
    assert.match(text, /smtpd_tls_protocols/);
  });

  it('opens the whole entry of the manual from a hover', async () => {
    const { page, main } = desktop;
    await workbench.hover(page, workbench.token(main, 'smtpd_tls_protocols'), 'Open the whole entry');
    await page.locator('.monaco-hover:not(.hidden) a', { hasText: 'Open the whole entry' }).first().click();
    await page.locator('.tab', { hasText: 'smtpd_tls_protocols.md' }).first().waitFor({ timeout: 60_000 });
    await page.locator('.tab', { hasText: 'main.cf' }).first().click();
    await workbench.token(main, 'smtpd_tls_protocols').waitFor();
  });

  it('applies the quick fix by keyboard, and the saved file has it on disk', async () => {
    const { page, main, folder } = desktop;
    const misspelled = workbench.token(main, 'smtpd_tls_securty_level');
    await workbench.quickFix(page, misspelled, "Replace with 'smtpd_tls_security_level'");
    await workbench.token(main, 'smtpd_tls_security_level').waitFor();
    await workbench.waitForSquiggles(main, 'gone');
    await workbench.save(page);
    const before = readFileSync(path.join(root, fixtures, 'main.cf'), 'utf8');
    const expected = before.replace('smtpd_tls_securty_level', 'smtpd_tls_security_level');
    assert.equal(readFileSync(path.join(folder, 'main.cf'), 'utf8'), expected);
  });

  it('says so and goes on when the server dies', async () => {
    const { page, main, editor } = desktop;
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
