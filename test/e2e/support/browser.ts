/** A Chromium without a window and without a network, and what it saw when a test fails. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { root } from './machine.js';

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
quiet.push('--disable-background-networking', '--disable-component-update');
// Only loopback has an address: whatever a workbench would ask the Internet for, it does not get.
quiet.push('--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1, EXCLUDE localhost');

/** Starts the browser. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: quiet });
}

/** A page of a readable size; what it writes to its console goes to the end of `log`. */
export async function openPage(browser: Browser, log: string[] = []): Promise<{ page: Page; log: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 760 },
    deviceScaleFactor: 1.5,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.on('console', (message) => log.push(`[${message.type()}] ${message.text()}`));
  page.on('pageerror', (error) => log.push(`[error] ${String(error)}`));
  return { page, log };
}

/** Keeps a picture and the console of a failed test in out/e2e-failures. */
export async function keepEvidence(title: string, page: Page, log: readonly string[]): Promise<void> {
  const folder = path.join(root, 'out', 'e2e-failures');
  const name = path.join(folder, title.replace(/\W+/g, '-').slice(0, 80));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${name}.log`, log.join('\n'));
  await page.screenshot({ path: `${name}.png` });
  console.log(`      see ${path.relative(root, name)}.png and .log`);
}
