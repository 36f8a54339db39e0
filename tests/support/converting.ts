import type { Page } from 'playwright-core';

/** Kana in a page as an input method gives it: shown while it is converted, and chosen at the end. */
export const converting = async (page: Page) => {
  const devtools = await page.context().newCDPSession(page);
  return {
    show: async (...steps: readonly string[]): Promise<void> => {
      for (const text of steps)
        await devtools.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
    },
    choose: (text: string) => devtools.send('Input.insertText', { text }),
  };
};
