/** The same extension in a VS Code without any server: a web extension, with the language server in a web worker. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { keepEvidence, launch, openPage } from './support/browser.js';
import { openDesktop, type Desktop } from './support/desktop.js';
import { installVscodeWeb, stage, startVscodeWeb } from './support/editors.js';
import { copyOf, needProgram } from './support/machine.js';
import { serverProcesses } from './support/processes.js';
import { walkStepByStep } from './support/steps.js';
import * as workbench from './support/workbench.js';

describe('the extension in a VS Code without a server', () => {
  walkStepByStep();
  let page: Page;
  let log: string[];
  let main: Locator;
  const ends: (() => unknown)[] = [];

  before(async function () {
    const chromium = needProgram(this, 'chromium', 'chromium-browser', 'google-chrome');
    installVscodeWeb();
    const { folder, remove } = copyOf('test/e2e/fixtures');
    const extension = mkdtempSync(path.join(tmpdir(), 'postfix-config-e2e-'));
    ends.push(remove, () => {
      rmSync(extension, { recursive: true, force: true });
    });
    stage(extension);
    const editor = await startVscodeWeb({ extension, folder });
    ends.push(() => editor.stop());
    const browser = await launch(chromium);
    ends.push(() => browser.close());
    ({ page, log } = await openPage(browser));
    await page.goto(editor.url);
    main = await workbench.openFromExplorer(page, 'main.cf');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await keepEvidence(this.currentTest.title, page, log);
  });

  after(async () => {
    for (const end of ends.reverse()) await end();
  });

  it('underlines the misspelled parameter and says what it means', async () => {
    await workbench.waitForSquiggles(main, 'present');
    await workbench.hover(page, workbench.token(main, 'smtpd_tls_securty_level'), 'unknown-parameter');
  });

  it('reports what is wrong in the master.cf beside it, which the server reads through the page', async () => {
    await workbench.waitForProblemAt(page, 'master.cf');
  });

  it('explains a parameter in a hover', async () => {
    const text = await workbench.hover(page, workbench.token(main, 'smtpd_tls_protocols'), '>=TLSv1');
    assert.match(text, /smtpd_tls_protocols/);
  });

  it('applies the quick fix by keyboard and saves', async () => {
    const misspelled = workbench.token(main, 'smtpd_tls_securty_level');
    await workbench.quickFix(page, misspelled, "Replace with 'smtpd_tls_security_level'");
    await workbench.token(main, 'smtpd_tls_security_level').waitFor();
    await workbench.waitForSquiggles(main, 'gone');
    await workbench.save(page);
  });
});

describe('the web extension on a remote, where no worker starts by its address', () => {
  let desktop: Desktop;

  before(async function () {
    // Without its Node.js half VS Code takes the other one.
    desktop = await openDesktop(this, 'test/e2e/fixtures', ['main']);
  });

  after(() => (desktop as Desktop | undefined)?.close());

  it('underlines the misspelled parameter', async () => {
    await workbench.waitForSquiggles(desktop.main, 'present');
    assert.deepEqual(serverProcesses(desktop.editor.pid), [], 'the server is no process');
  });
});
