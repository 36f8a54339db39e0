import type { Page } from 'playwright-core';
import { samplePhoto } from '../sampleFiles.ts';
import { testPassword } from '../testRegion.ts';

/** Signs in where the page asks for it; the page stays where it was. */
export const enter = async (page: Page, loginName: string): Promise<void> => {
  await page.getByLabel('ログイン名').fill(loginName);
  await page.getByLabel('パスワード').fill(testPassword);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('button', { name: '切替' }).waitFor();
};

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
export const text = (page: Page) => page.getByRole('textbox', { name: '連絡' });
/** The composer is always there. */
export const open = (page: Page) => text(page).waitFor();
export const send = (page: Page) => button(page, /のチームへ送る$/).click();
export const bar = (page: Page) => page.getByRole('region', { name: '送信待ち' });
export const write = async (page: Page, words: string): Promise<void> => {
  await open(page);
  await text(page).fill(words);
};
export const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await samplePhoto() });
