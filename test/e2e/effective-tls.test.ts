/** The view of effective TLS in a real VS Code: opened from a code lens, with links that lead to the line. */
import assert from 'node:assert/strict';
import { keepEvidence } from './support/browser.js';
import { openDesktop, type Desktop } from './support/desktop.js';
import { walkStepByStep } from './support/steps.js';

describe('the view of effective TLS in VS Code', () => {
  walkStepByStep();
  let desktop: Desktop;

  before(async function () {
    desktop = await openDesktop(this, 'test/e2e/fixtures');
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await keepEvidence(this.currentTest.title, desktop.page, desktop.log);
  });

  after(() => (desktop as Desktop | undefined)?.close());

  it('shows behind a reference what it stands for', async () => {
    const hint = desktop.main.getByText('= mail.example.org', { exact: true }).first();
    await hint.waitFor({ timeout: 60_000 });
  });

  it('opens from the code lens above a setting', async () => {
    const { page, main } = desktop;
    const lens = main.locator('.codelens-decoration a', { hasText: 'TLSv1.2, TLSv1.3' }).first();
    await lens.click({ timeout: 60_000 });
    await page.locator('.tab', { hasText: 'Effective TLS' }).first().waitFor({ timeout: 60_000 });
  });

  it('has a row for each service, and leads from a cell to the line that decides', async () => {
    const { page, main } = desktop;
    const view = page.frameLocator('iframe.webview').frameLocator('iframe');
    const row = view.locator('tr', { hasText: 'smtp/unix' });
    await row.waitFor({ timeout: 60_000 });
    assert.match(await row.innerText(), /client\s+may\s+off\s+off\s+off\s+\d+ suites/);
    await main.locator('.view-line').first().click();
    await row.locator('td a', { hasText: 'suites' }).first().click();
    await page.getByText('Ln 11, Col 1').first().waitFor({ timeout: 60_000 });
  });
});
