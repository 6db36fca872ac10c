/** The pictures of the README, taken anew with UPDATE_PICTURES=1: the example of the repository in VS Code. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openDesktop, type Desktop } from './support/desktop.js';
import { root } from './support/machine.js';
import * as workbench from './support/workbench.js';

const folder = path.join(root, 'docs', 'images');

if (process.env['UPDATE_PICTURES'] === '1') {
  describe('the pictures of the README', () => {
    let desktop: Desktop;

    before(async function () {
      desktop = await openDesktop(this, 'examples');
      mkdirSync(folder, { recursive: true });
      await workbench.waitForSquiggles(desktop.main, 'present');
    });

    after(() => (desktop as Desktop | undefined)?.close());

    it('show a finding', async () => {
      const { page, main } = desktop;
      await workbench.hover(page, workbench.token(main, 'smtpd_tls_securty_level'), 'unknown-parameter');
      await take(page, 'finding');
    });

    it('show the quick fixes', async () => {
      const { page, main } = desktop;
      const title = "Replace with 'smtpd_tls_security_level'";
      await workbench.openQuickFixes(page, workbench.token(main, 'smtpd_tls_securty_level'), title);
      await take(page, 'quick-fix');
      await page.keyboard.press('Escape');
    });

    it('show the hover of a parameter, with the manual', async () => {
      const { page, main } = desktop;
      await workbench.hover(page, workbench.token(main, 'smtpd_tls_protocols'), 'Default');
      await take(page, 'hover');
    });

    it('show completion inside a restriction list', async () => {
      const { page, main } = desktop;
      const line = '\nsmtpd_recipient_restrictions = permit_mynetworks, ';
      await workbench.complete(page, main, [line, 'reject_un'], 'reject_unauth_destination');
      await take(page, 'completion-restrictions');
      await page.keyboard.press('Escape');
    });

    it('show what an option of master.cf amounts to', async () => {
      const { page } = desktop;
      const master = await workbench.openFromExplorer(page, 'master.cf');
      await workbench.waitForSquiggles(master, 'present');
      await workbench.hover(page, workbench.token(master, 'smtp_tls_mandatory_ciphers'), 'unread-option');
      await take(page, 'master');
    });

    it('show completion inside an option of master.cf', async () => {
      const { page } = desktop;
      const master = await workbench.openFromExplorer(page, 'master.cf');
      const service = '2525      inet  n       -       y       -       -       smtpd\n  -o ';
      await workbench.complete(page, master, [service, 'smtpd_sasl_'], 'smtpd_sasl_auth_enable');
      await take(page, 'completion-option');
      await page.keyboard.press('Escape');
    });

    it('show what each service negotiates', async () => {
      const { page } = desktop;
      const main = await workbench.openFromExplorer(page, 'main.cf');
      await page.keyboard.press('Control+Home');
      await main.locator('.codelens-decoration a', { hasText: 'TLSv1.2, TLSv1.3' }).first().click();
      const view = page.frameLocator('iframe.webview').frameLocator('iframe');
      await view.locator('tr', { hasText: 'smtp/unix' }).waitFor();
      await page.keyboard.press('Control+b');
      await page.locator('.explorer-folders-view').waitFor({ state: 'hidden' });
      // Maximized, so that the whole table is seen.
      await page.keyboard.press('Control+k');
      await page.keyboard.press('Control+m');
      await take(page, 'effective-tls', page.locator('.editor-group-container').last());
    });
  });
}

/** The editor without the side bar, in a size that can be read beside text. */
async function take(
  page: Page,
  name: string,
  group = page.locator('.editor-group-container').first(),
): Promise<void> {
  // Hovers and lists fade in.
  await page.waitForFunction("document.getAnimations().every(({ playState }) => playState !== 'running')");
  const box = await group.boundingBox();
  if (box === null) throw new Error('no editor on the page');
  const clip = { x: box.x, y: box.y, width: Math.min(box.width, 850), height: Math.min(box.height, 560) };
  await page.screenshot({ path: path.join(folder, `${name}.png`), clip });
}
