import type { Locator, Page } from 'playwright-core';

const section = (page: Page, label: string): Locator =>
  page.getByRole('textbox', { name: label, exact: true });

const saved = (page: Page) => page.getByRole('status').filter({ hasText: '保存しました' }).first().waitFor();

/** 検討内容, the section of minutes that tests write in. */
export const discussion = {
  section,
  saved,
  /** From another screen, so that there is one to go back to. */
  async open(page: Page, minutes: string): Promise<void> {
    await page.goto('/notices');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate((to) => {
      history.pushState({ entry: history.state.entry + 1 }, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `/minutes/${minutes}`);
    await section(page, '検討内容').waitFor();
    await saved(page);
  },
  async write(page: Page, text: string): Promise<void> {
    await section(page, '検討内容').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(text);
  },
  /** Its lines as they are seen, without carets. */
  linesOf: (page: Page): Promise<string[]> =>
    section(page, '検討内容').evaluate((editor) =>
      [...editor.querySelectorAll('p')].map((block) => {
        const copy = block.cloneNode(true) as HTMLElement;
        for (const caret of copy.querySelectorAll('.engawa-caret, .ProseMirror-separator')) caret.remove();
        return (copy.textContent ?? '').replaceAll('\u2060', '');
      }),
    ),
};
