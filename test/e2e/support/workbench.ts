/** Works a VS Code in a page as a user does: looks at tokens, hovers, applies fixes by keyboard, saves. */
import type { Locator, Page } from 'playwright-core';

/** Of the page, where what is given to `evaluate` runs. */
declare const getComputedStyle: (element: unknown) => { readonly color: string };

/** Longest wait for anything the workbench does; far above what a machine with busy cores needs. */
const patience = 60_000;

/** Waits for the workbench with an editor in it. */
export async function editorOf(page: Page): Promise<Locator> {
  await page.locator('.monaco-workbench').waitFor({ timeout: patience });
  const editor = page.locator('.editor-instance .monaco-editor').first();
  await editor.locator('.view-line').first().waitFor({ timeout: patience });
  return editor;
}

/** Opens a file of the folder from the Explorer, to stay. */
export async function openFromExplorer(page: Page, name: string): Promise<Locator> {
  const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
  await row.waitFor({ timeout: patience });
  await row.dblclick();
  return editorOf(page);
}

/** Waits until the Explorer shows a problem at a file, which nobody needs to have opened for that. */
export async function waitForProblemAt(page: Page, name: string): Promise<void> {
  const label = `[aria-label*="${name}"][aria-label*="problem in this file"]`;
  await page.locator(`.explorer-folders-view ${label}`).first().waitFor({ timeout: patience });
}

/** The first token with exactly this text. */
export function token(editor: Locator, text: string): Locator {
  const exactly = new RegExp(`^${text.replace(/[$.#>=?]/g, '\\$&').replaceAll(' ', '.')}$`);
  return editor.locator('.view-line span > span', { hasText: exactly }).first();
}

/** The colours of tokens, once the grammar has coloured them: no two are asked to differ, the caller counts. */
export async function coloursOf(editor: Locator, texts: readonly string[]): Promise<string[]> {
  const colours: string[] = [];
  for (const text of texts) {
    const found = token(editor, text);
    await found.waitFor({ timeout: patience });
    colours.push(await found.evaluate((element) => getComputedStyle(element).color));
  }
  return colours;
}

/** Waits for squiggles under warnings and errors, or for their end. */
export async function waitForSquiggles(editor: Locator, state: 'present' | 'gone'): Promise<void> {
  const squiggle = editor.locator('.squiggly-warning, .squiggly-error').first();
  await squiggle.waitFor({ state: state === 'present' ? 'attached' : 'detached', timeout: patience });
}

/** The hover over a token once it holds `expected`. */
export async function hover(page: Page, over: Locator, expected: string): Promise<string> {
  const shown = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: expected }).first();
  await repeatUntil(shown, async () => {
    await page.mouse.move(5, 5);
    await over.hover({ timeout: patience });
  });
  return (await shown.innerText()).replace(/\s+/g, ' ');
}

/** Puts the cursor on a token and opens the quick fixes by keyboard; answers their menu once it has this title. */
export async function openQuickFixes(page: Page, at: Locator, title: string): Promise<Locator> {
  const menu = page.locator('.action-widget');
  await repeatUntil(menu.getByText(title), async () => {
    await page.keyboard.press('Escape');
    await at.click();
    await page.keyboard.press('Control+.');
  });
  return menu;
}

/**
 * Does what a user does until it shows. VS Code forgets a hover when the page moves under the mouse, and quick
 * fixes that are asked for while it asks for them itself; a user then tries again.
 */
async function repeatUntil(shown: Locator, act: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    await act();
    try {
      await shown.waitFor({ timeout: 5_000 });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

/** Puts text at the end of the file, types a word behind it, and asks until completion offers an item. */
export async function complete(
  page: Page,
  editor: Locator,
  [before, word]: readonly [string, string],
  item: string,
): Promise<void> {
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(before);
  await page.keyboard.type(word);
  const offered = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: item }).first();
  await repeatUntil(offered, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
  });
}

/** Takes the quick fix with this title, by keyboard. */
export async function quickFix(page: Page, at: Locator, title: string): Promise<void> {
  const menu = await openQuickFixes(page, at, title);
  const focused = menu.locator('.monaco-list-row.focused');
  for (let row = 0; row < 20 && !(await focused.innerText()).includes(title); row++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await menu.waitFor({ state: 'hidden', timeout: patience });
}

/** Saves the active file, and waits until it is saved. */
export async function save(page: Page): Promise<void> {
  await page.locator('.tab.dirty').waitFor({ timeout: patience });
  await page.keyboard.press('Control+s');
  await page.locator('.tab.dirty').waitFor({ state: 'detached', timeout: patience });
}
