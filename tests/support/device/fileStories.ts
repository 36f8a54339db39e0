import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { eventually } from '../eventually.ts';
import { samplePdf } from '../sampleFiles.ts';
import { inspect } from '../story/inspect.ts';
import { rawDevice } from './rawDevice.ts';
import { bar, button, open, photo, send, write } from './writing.ts';

type Posted = [string, number][];

interface FileStories {
  readonly withPhone: (loginName: string) => Promise<{ readonly page: Page }>;
  readonly room: (page: Page) => Promise<void>;
  readonly posted: () => Promise<Posted>;
  readonly since: (before: Posted) => Promise<Posted>;
  readonly nurse: () => string;
  readonly officer: () => string;
}

/** What becomes of the files that somebody attaches, on the house of the file that tells it. */
export const fileStories = ({ withPhone, room, posted, since, nurse, officer }: FileStories): void => {
  it('[DV8] says at picking what cannot be attached, by name, and why', async () => {
    const { page } = await withPhone(nurse());
    await room(page);
    await open(page);
    await page.getByText('10件までつけられます。').waitFor();
    const many = await Promise.all(Array.from({ length: 11 }, (_, at) => photo(`写真${at + 1}.jpg`)));
    await page
      .getByLabel('写真をつける')
      .setInputFiles([
        { name: '空.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
        { name: '計画.docx', mimeType: 'application/msword', buffer: Buffer.from('doc') },
        ...many,
      ]);
    const alert = page.getByRole('alert');
    await alert.getByText('つけられなかったファイルが3件あります').waitFor();
    const lines = (await alert.getByRole('listitem').allInnerTexts()).map((line) => line.slice(0, 16));
    expect(lines).toEqual([
      '空.jpg 中身がありません（0',
      '計画.docx この種類は受け付',
      '写真11.jpg つけられるのは',
    ]);
    await eventually(async () => (await page.getByText('準備できました').count()) === 10, 30_000);
    await inspect(page, 'unsent-5-ten-files');
    for (let at = 1; at <= 10; at++) await button(page, `写真${at}.jpg を外す`).click();
  }, 180_000);

  it('[DV8] keeps the place of a file that failed, tries again by itself, and lets the post go only with it', async () => {
    const { page } = await withPhone(nurse());
    await room(page);
    const before = await posted();
    let failing = true;
    await page
      .context()
      .route('**/api/attachments**', (route) =>
        failing && route.request().method() === 'POST' ? route.abort('connectionreset') : route.fallback(),
      );
    await write(page, '写真といっしょに');
    await page.getByLabel('写真をつける').setInputFiles(await photo('遅れて届く.jpg'));
    await page.getByText('まだ送れていません。自動でもう一度送ります').waitFor();
    await inspect(page, 'unsent-6-file-failed');
    // Another screen and back: it keeps its place, with its picture.
    await page.getByRole('link', { name: 'ホーム', exact: true }).first().click();
    await page.goBack();
    await page.getByText('遅れて届く.jpg').waitFor();
    await page.locator('li img[src^="blob:"]').waitFor();
    await send(page);
    await bar(page).getByText('送信待ち 1件').waitFor();
    expect(await since(before)).toEqual([]);
    failing = false;
    await eventually(async () => (await since(before)).length === 1, 30_000);
    expect(await since(before)).toEqual([['写真といっしょに', 1]]);
    await bar(page).waitFor({ state: 'detached' });
    expect((await rawDevice(page)).stores.map(({ chunks }) => chunks)).toEqual([0]);
  }, 180_000);

  it('[DV8] keeps the files of a notice on every step and after a reload', async () => {
    const { page } = await withPhone(officer());
    await page.goto('/notices/new');
    await page.getByRole('checkbox').first().waitFor();
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await button(page, '次へ:内容を書く').click();
    await page.getByLabel('PDFをつける').setInputFiles({
      ...{ name: 'お願い（見本）.pdf', mimeType: 'application/pdf', buffer: samplePdf() },
    });
    await page.getByText('準備できました').waitFor();
    await button(page, '戻る').click();
    await button(page, '次へ:内容を書く').click();
    await page.getByText('お願い（見本）.pdf').waitFor();
    await page.reload();
    await button(page, '次へ:内容を書く').click();
    await page.getByText('お願い（見本）.pdf').waitFor();
    await inspect(page, 'unsent-7-notice');
  }, 120_000);

  it('[FI8] [AL1] [AL4] sends a large photo over a line that breaks, from where it was; two dates of a wound side by side', async () => {
    const { page } = await withPhone(nurse());
    await room(page);
    const before = await posted();
    const offsets: number[] = [];
    // The third part does not get through, at its first try.
    let breaks = 1;
    await page.context().route('**/api/uploads/*?at=*', (route) => {
      offsets.push(Number(new URL(route.request().url()).searchParams.get('at')));
      if (offsets.length === 3 && breaks-- > 0) return route.abort('connectionreset');
      return route.fallback();
    });
    for (const [words, name] of [
      ['先月の仙骨部です', '先月.jpg'],
      ['今日の仙骨部です', '今日.jpg'],
    ] as const) {
      await write(page, words);
      await page.getByLabel('写真をつける').setInputFiles({
        ...{ name, mimeType: 'image/jpeg', buffer: await largePhoto() },
      });
      await button(page, '部位・題名をつける').click();
      await page.getByLabel('写っている部位').selectOption({ label: '仙骨部' });
      if (name === '先月.jpg') await inspect(page, 'unsent-8-label');
      await send(page);
      await eventually(async () => (await since(before)).some(([text]) => text === words), 60_000);
    }
    // No byte that was there went twice.
    const first = offsets.slice(0, offsets.lastIndexOf(0));
    expect([first.filter((at) => at === 0), first.length > 4]).toEqual([[0], true]);
    expect(first.filter((at, index) => first.indexOf(at) !== index)).toEqual([first[2]]);

    await page.getByRole('link', { name: '写真・動画' }).click();
    const picture = page.getByRole('button', { name: '写真 仙骨部' });
    await picture.first().waitFor();
    await inspect(page, 'album-1');
    const address = page.url();
    await picture.first().click();
    const viewer = page.getByRole('dialog', { name: '写真・動画を見る' });
    await viewer.locator('img').waitFor();
    await inspect(page, 'album-2-viewer');
    await viewer.getByRole('button', { name: '比べる' }).click();
    await eventually(async () => (await viewer.locator('img').count()) === 2);
    await inspect(page, 'album-3-two-dates');
    await page.goBack();
    await viewer.waitFor({ state: 'detached' });
    expect(page.url()).toBe(address);
    await picture.nth(1).click();
    await page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    expect(page.url()).toBe(address);
    await page.getByLabel('部位で探す').selectOption({ label: '踵部（左）' });
    await page.getByText('この部位の写真・動画はありません。').waitFor();
  }, 240_000);
};

/** A photo of some megabytes, as a phone takes one: noise does not get smaller. */
const largePhoto = (): Promise<Buffer> =>
  sharp({
    create: {
      ...{ width: 1_600, height: 1_200, channels: 3, background: '#a66' },
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
