/** A VS Code with a server and a disk behind it, the packaged extension in it, and a page that shows it. */
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launch, openPage } from './browser.js';
import { folderUrl, installCodeServer, makeVsix, startCodeServer, type Editor } from './editors.js';
import { copyOf, needProgram, root } from './machine.js';
import { editorOf } from './workbench.js';

/** What is running; `close` ends all of it and removes its folders. */
export interface Desktop {
  readonly editor: Editor;
  readonly page: Page;
  readonly log: readonly string[];
  /** The copy of the instance that is open in it. */
  readonly folder: string;
  /** The editor pane of the instance's main.cf. */
  readonly main: Locator;
  close(): Promise<void>;
}

/**
 * Opens a copy of the instance in a folder of the checkout, at its main.cf. The extension's manifest loses the
 * keys in `without`.
 */
export async function openDesktop(
  test: Mocha.Context,
  instance: string,
  without: readonly string[] = [],
): Promise<Desktop> {
  const chromium = needProgram(test, 'chromium', 'chromium-browser', 'google-chrome');
  installCodeServer();
  const vsix = await makeVsix(path.join(root, '.cache', 'e2e.vsix'), without);
  const { folder, remove } = copyOf(instance);
  const ends: (() => unknown)[] = [remove];
  const close = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const serverLog: string[] = [];
    const editor = await startCodeServer({ vsix, onLog: (line) => serverLog.push(line) });
    ends.push(() => editor.stop());
    const browser = await launch(chromium);
    ends.push(() => browser.close());
    const { page, log } = await openPage(browser, serverLog);
    await page.goto(folderUrl(editor, folder, [path.join(folder, 'main.cf')]));
    return { editor, page, log, folder, main: await editorOf(page), close };
  } catch (error) {
    await close();
    throw error;
  }
}
