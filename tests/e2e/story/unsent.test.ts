import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { phone, withBrowsers } from '#tests/support/browser.ts';
import { fileStories } from '#tests/support/device/fileStories.ts';
import { rawDevice } from '#tests/support/device/rawDevice.ts';
import { bar, button, enter, open, photo, send, text, write } from '#tests/support/device/writing.ts';
import { eventually } from '#tests/support/eventually.ts';
import type { Line } from '#tests/support/line.ts';
import { startLineWithShell } from '#tests/support/lineWithShell.ts';
import { samplePdf } from '#tests/support/sampleFiles.ts';
import { signIn } from '#tests/support/signIn.ts';
import { inspect } from '#tests/support/story/inspect.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { makeTestRegion, type TestRegion } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

let app: TestApp;
const lines: Line[] = [];
afterAll(() => Promise.all(lines.map((line) => line.close())));
// Hooks of one block run in the order they are written in: the house closes before the stores it stands on.
afterAll(() => app?.close(), 30_000);
const stores = withTestStores();
const browsers = withBrowsers();
let region: Pick<TestRegion, 'patient' | 'channel' | 'people' | 'officers'>;

beforeAll(async () => {
  app = await startTestApp({ stores: stores() });
  const { commands, directory, care } = app.house;
  region = await makeTestRegion({ commands, directory, gate: care.gate });
}, 90_000);

/** A phone of somebody's own, signed in, with a line that can be cut. */
const withPhone = async (loginName: string): Promise<{ page: Page; line: Line }> => {
  const line = await startLineWithShell(app.url);
  lines.push(line);
  const page = await browsers.open({ screen: phone, baseURL: line.url, withoutShell: true });
  // Ten browsers and a house on two cores.
  page.context().setDefaultTimeout(40_000);
  await page.goto('/');
  await enter(page, loginName);
  return { page, line };
};

const room = async (page: Page): Promise<void> => {
  await page.goto(`/patients/${region.patient}`);
  await text(page).waitFor();
};
/** What the house has in the room since: texts in their order, with how many files each. */
const posted = async (): Promise<[string, number][]> => {
  const doctor = await signIn(app, region.people.doctor.loginName);
  const { body } = await doctor.get(`/api/channels/${region.channel}/posts`);
  const { posts } = body as unknown as {
    posts: { body: { text: string }; attachments: unknown[] }[];
  };
  return posts.map((post) => [post.body.text, post.attachments.length]);
};
const since = async (before: [string, number][]) => (await posted()).slice(before.length);

describe('B1: what was written and not sent yet', () => {
  it('[DV5] [DV6] survives a killed tab and the end of the session, and goes once, in order, with its photo', async () => {
    const { loginName } = region.people.nurse;
    const before = await posted();
    const { page: first, line } = await withPhone(loginName);
    await room(first);
    line.cut();
    await write(first, '一つめ：圏外の玄関で書きました');
    await first.getByLabel('写真をつける').setInputFiles(await photo('玄関（見本）.jpg'));
    await send(first);
    await first.getByText('送信待ち（つながると自動で送ります）').waitFor();
    await write(first, '二つめ：続けて書きました');
    await send(first);
    await bar(first).getByText('送信待ち 2件').waitFor();
    await inspect(first, 'unsent-1-waiting');
    const context = first.context();
    await first.close();

    // The tab is gone, the line too: one goes on by the key's copy.
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
    await bar(page).getByText('送信待ち 2件').waitFor();
    await inspect(page, 'unsent-2-home-without-line');

    // The session ends meanwhile, on another device.
    const elsewhere = await signIn(app, loginName);
    expect((await elsewhere.delete('/api/sessions')).status).toBe(204);
    line.mend();
    await page.getByText('ログアウトしました').waitFor();
    await eventually(async () => (await rawDevice(page)).copies === 0);
    expect(await since(before)).toEqual([]);

    // Another sign-in: asked first, and as which position.
    await enter(page, loginName);
    await bar(page).getByText('確認が必要な連絡 2件').waitFor();
    await button(page, '見る').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('一つめ：圏外の玄関で書きました').waitFor();
    await inspect(page, 'unsent-3-asked');
    const yes = dialog.getByRole('button', { name: /として送る/ });
    expect(await yes.count()).toBe(2);
    // The second is said yes to first: it waits for the one before it all the same.
    await yes.nth(1).click();
    await eventually(async () => (await yes.count()) === 1);
    expect(await since(before)).toEqual([]);
    await yes.click();
    await dialog.getByText('すべて送信しました。').waitFor();
    expect(await since(before)).toEqual([
      ['一つめ：圏外の玄関で書きました', 1],
      ['二つめ：続けて書きました', 0],
    ]);
  }, 240_000);

  it('[DV1] [DV3] shows nothing of it to another account on the device, nor to who looks into its store', async () => {
    const { loginName } = region.people.nurse;
    const { page, line } = await withPhone(loginName);
    await room(page);
    const empty = await rawDevice(page);
    line.cut();
    await write(page, '秘密の経過をここに書きました');
    await send(page);
    await write(page, '書きかけの秘密');
    await bar(page).getByText('送信待ち 1件').waitFor();
    // Written to the device: nothing asks when the page is closed.
    await eventually(async () => (await rawDevice(page)).everything !== empty.everything);
    const raw = await rawDevice(page);
    const { nurse } = region.people;
    const words = ['秘密', '髙橋', 'outbox', 'draft', loginName, nurse.name];
    const ids = [region.patient, region.channel, nurse.account, nurse.position];
    for (const word of [...words, ...ids]) {
      expect({ word, there: raw.everything.includes(word) }).toEqual({ word, there: false });
      const hex = Buffer.from(word, 'utf8').toString('hex');
      expect({ word, there: raw.everything.includes(hex) }).toEqual({ word, there: false });
    }
    // As many places, of the same sizes, as before anything was written.
    expect(raw.stores).toEqual(empty.stores);
    expect(raw.copies).toBe(1);
    expect(raw.everything).toContain('extractable=false');
    expect(raw.everything).not.toContain('extractable=true');

    line.mend();
    await bar(page).waitFor({ state: 'detached' });
    line.cut();
    await text(page).fill('もう一つの秘密');
    await send(page);
    await bar(page).getByText('送信待ち 1件').waitFor();
    line.mend();
    await page.context().route('**/socket.io/**', (route) => route.abort());
    await button(page, '切替').click();
    await page
      .getByText('送信待ちの連絡が1件あります。')
      .waitFor({ timeout: 5_000 })
      .catch(() => undefined);
    await button(page, 'ログアウト').click();
    await page.getByLabel('ログイン名').waitFor();
    expect((await rawDevice(page)).copies).toBe(0);
    await enter(page, region.people.pharmacist.loginName);
    await room(page);
    expect(await bar(page).count()).toBe(0);
    expect(await page.getByText('書きかけ').count()).toBe(0);
    await open(page);
    expect(await text(page).inputValue()).toBe('');
  }, 240_000);

  it('[DV3] keeps nothing of a device that was marked as lost, and nobody can read it until then', async () => {
    const { loginName } = region.people.careManager;
    const { page, line } = await withPhone(loginName);
    await room(page);
    line.cut();
    await write(page, '紛失した端末で書いたもの');
    await page.getByLabel('写真をつける').setInputFiles(await photo('紛失.jpg'));
    await send(page);
    await bar(page).getByText('送信待ち 1件').waitFor();
    await eventually(async () => (await rawDevice(page)).stores[0]?.chunks === 1);

    const elsewhere = await signIn(app, loginName);
    const { body } = await elsewhere.get('/api/session/devices');
    const { devices } = body as unknown as { devices: { id: string; current: boolean }[] };
    const lost = devices.find(({ current }) => !current)?.id ?? '';
    expect((await elsewhere.post(`/api/session/devices/${lost}/lost`, {})).status).toBe(204);
    line.mend();
    await page.getByText('ログアウトしました').waitFor();
    await eventually(async () => (await rawDevice(page)).copies === 0);
    await enter(page, loginName);
    await eventually(async () => (await rawDevice(page)).stores[0]?.chunks === 0);
    expect(await bar(page).count()).toBe(0);
    await room(page);
    await open(page);
    expect(await text(page).inputValue()).toBe('');
  }, 240_000);

  it('[DV4] gives a draft back after a reload and the next sign-in, without asking when the page is left', async () => {
    const { page } = await withPhone(region.people.nurse.loginName);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await room(page);
    await write(page, '途中まで書いた文章');
    await page.getByLabel('PDFをつける').setInputFiles({
      ...{ name: '指示書（見本）.pdf', mimeType: 'application/pdf', buffer: samplePdf() },
    });
    await page.getByText('準備できました').waitFor();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await eventually(async () => {
      await page.reload();
      return (await text(page).inputValue({ timeout: 5_000 })) === '途中まで書いた文章';
    }, 20_000);
    await page.getByText('指示書（見本）.pdf').waitFor();
    await button(page, '切替').click();
    await button(page, 'ログアウト').click();
    await page.getByLabel('ログイン名').waitFor();
    await enter(page, region.people.nurse.loginName);
    // What was begun opens by itself.
    await page.goto(`/patients/${region.patient}`);
    await text(page).waitFor();
    expect(await text(page).inputValue()).toBe('途中まで書いた文章');
    const before = await posted();
    await send(page);
    await eventually(async () => (await since(before)).length === 1, 15_000);
    expect(await since(before)).toEqual([['途中まで書いた文章', 1]]);
    expect(asked).toEqual([]);
  }, 240_000);

  it('[DV5] sends from one of two tabs, each post once, in the order they were written in', async () => {
    const { page, line } = await withPhone(region.people.nurse.loginName);
    const other = await page.context().newPage();
    await room(page);
    await room(other);
    const before = await posted();
    line.cut();
    const words = ['甲', '乙', '丙', '丁'];
    for (const [at, word] of words.entries()) {
      const tab = at % 2 === 0 ? page : other;
      await write(tab, word);
      await send(tab);
      for (const each of [page, other])
        await bar(each)
          .getByText(`送信待ち ${at + 1}件`)
          .waitFor();
    }
    line.mend();
    for (const each of [page, other]) await bar(each).waitFor({ state: 'detached' });
    expect(await since(before)).toEqual(words.map((word) => [word, 0]));
  }, 180_000);

  it('[DV7] brings a refused post back into the composer, with its words and its file', async () => {
    const { page } = await withPhone(region.people.nurse.loginName);
    await room(page);
    const before = await posted();
    await write(page, 'あ');
    // Another client, or an older page: the field itself lets nobody type so much.
    await text(page).evaluate((field) => field.removeAttribute('maxlength'));
    await text(page).fill('あ'.repeat(10_001));
    await page.getByLabel('写真をつける').setInputFiles(await photo('長い（見本）.jpg'));
    await send(page);
    await page.getByRole('alert').getByText('入力に誤りがあります。').waitFor();
    expect((await text(page).inputValue()).length).toBe(10_001);
    await page.getByText('長い（見本）.jpg').waitFor();
    await inspect(page, 'unsent-4-came-back');
    await text(page).fill('短くしました');
    await send(page);
    await eventually(async () => (await since(before)).length === 1, 15_000);
    expect(await since(before)).toEqual([['短くしました', 1]]);
  }, 120_000);
});

describe('B2: files', () =>
  fileStories({
    withPhone,
    room,
    posted,
    since,
    officer: () => region.officers.toyohashi.loginName,
    nurse: () => region.people.nurse.loginName,
  }));
