import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

const fields =
  'select, input:not([type=file]):not([type=hidden]):not([type=radio]):not([type=checkbox]):not([disabled])';
const samples: Readonly<Record<string, string>> = { date: '2026-12-24', time: '14:00', number: '120' };

/**
 * Goes through the form that has the focus as a person does who presses Enter after each field, out of habit more than
 * once, and while kana is being converted; answers what it sent: requests that change something and posts. What stood in
 * a field stays; the empty ones are filled, so that no browser holds a half form back for its own reasons.
 */
export const pressEnterThrough = async (page: Page): Promise<readonly string[]> => {
  const sent: string[] = [];
  const asked = (request: { method(): string; url(): string }) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  };
  page.on('request', asked);
  const devtools = await page.context().newCDPSession(page);
  const all = page.locator('form:focus-within, [role=dialog] form').first().locator(fields);
  const count = await all.count();
  for (let at = 0; at < count; at += 1) {
    const field = all.nth(at);
    const { type, value } = await field.evaluate((element: HTMLInputElement) => ({
      type: element.type,
      value: element.value,
    }));
    if (type !== 'select-one' && value === '') await field.fill(samples[type] ?? '見本の記入');
    await field.focus();
    if (type === 'text') {
      await devtools.send('Input.imeSetComposition', { text: 'かな', selectionStart: 2, selectionEnd: 2 });
      const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
      await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
      await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
    }
    await page.keyboard.press('Enter');
    const next = await page.evaluate(() => document.activeElement?.tagName ?? '');
    expect({ at, next }).not.toEqual({ at, next: 'BUTTON' });
    // The last field keeps the focus: here a second Enter is what a habit does.
    if (at === count - 1) await page.keyboard.press('Enter');
  }
  await devtools.detach();
  page.off('request', asked);
  return sent;
};
