/** The larger TLS refactorings in a real VS Code: commands that ask, the refactor preview, and files that are changed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { keepEvidence } from './support/browser.js';
import { openDesktop, type Desktop } from './support/desktop.js';
import { walkStepByStep } from './support/steps.js';
import * as workbench from './support/workbench.js';

const patience = { timeout: 60_000 };

describe('refactorings in VS Code', () => {
  walkStepByStep();
  let desktop: Desktop;

  before(async function () {
    desktop = await openDesktop(this, 'test/e2e/refactor-fixtures');
    await workbench.token(desktop.main, 'smtpd_tls_protocols').waitFor(patience);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await keepEvidence(this.currentTest.title, desktop.page, desktop.log);
  });

  after(() => (desktop as Desktop | undefined)?.close());

  it('ask for the clients, and show what they would change before they do', async () => {
    const { page, main, folder } = desktop;
    await main.locator('.view-line').first().click();
    await runCommand(page, 'Postfix: Require TLS 1.2 Here, Keep an Exception for Legacy Clients');
    await answer(page, 'printer', '"printer" is not an address or network');
    await answer(page, '192.0.2.9');
    await answer(page, '');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor(patience);
    await page.keyboard.press('Enter');
    await previewed(page, 'legacy_tls_clients = 192.0.2.9').waitFor(patience);
    await previewed(page, '# TLS 1.0 and 1.1 for legacy clients').waitFor(patience);
    assert.doesNotMatch(readFileSync(path.join(folder, 'main.cf'), 'utf8'), /legacy_tls_clients/);
  });

  it('change both files once the preview is applied', async () => {
    const { page, main } = desktop;
    for (const file of ['main.cf', 'master.cf']) {
      await previewed(page, new RegExp(`^\\s*${file}`))
        .locator('input')
        .check();
    }
    await page.getByText('Apply', { exact: true }).first().click();
    await workbench.token(main, 'legacy_tls_clients').waitFor(patience);
    const master = await workbench.openFromExplorer(page, 'master.cf');
    await master.getByText('2525').first().waitFor(patience);
  });
});

/** A row of the refactor preview: a file, or a change. */
function previewed(page: Page, text: string | RegExp): Locator {
  return page.locator('.part.panel .monaco-list-row', { hasText: text }).first();
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click(patience);
}

/** Answers an input box; `problem` is what it is expected to say of the answer. */
async function answer(page: Page, text: string, problem?: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(text);
  if (problem !== undefined) {
    await page.locator('.quick-input-widget').getByText(problem).first().waitFor(patience);
    return;
  }
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
}
