import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { desktop, phone, type Screen, withBrowsers } from '#tests/support/browser.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { converting } from '#tests/support/converting.ts';
import { discussion } from '#tests/support/discussion.ts';
import { type DocumentLine, documentLine } from '#tests/support/documentLine.ts';
import { eventually } from '#tests/support/eventually.ts';
import { startLine } from '#tests/support/line.ts';
import { inspect } from '#tests/support/story/inspect.ts';
import { testPassword } from '#tests/support/testRegion.ts';

const house = withCareHouse();
const browsers = withBrowsers();
let planned = 0;

/** Minutes that the care manager answers for; the doctor and the nurse are in the meeting. */
const newMinutes = async (): Promise<string> => {
  const { people, patient } = house().region;
  const client = await house().as('careManager');
  const made = await client.post(`/api/patients/${patient}/conferences`, {
    ...{
      clientId: `client-plan-text-${planned++}`,
      kind: 'service-meeting',
      title: '見本 担当者会議',
      place: '',
    },
    ...{ startsAt: '2026-12-01T05:00:00.000Z', invited: [people.doctor.position, people.nurse.position] },
  });
  return String(made.body.minutes);
};

type Writer = DocumentLine & { readonly page: Page };
const signedIn = async (
  who: 'doctor' | 'careManager' | 'nurse',
  screen: Screen = desktop,
  url = house().app.url,
): Promise<Writer> => {
  const page = await browsers.open({ screen, baseURL: url });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const line = await documentLine(page);
  await page.goto('/');
  await page.getByLabel('ログイン名').fill(house().region.people[who].loginName);
  await page.getByLabel('パスワード').fill(testPassword);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('heading', { name: 'ホーム' }).waitFor();
  return { page, ...line };
};
const { section, saved, open, write, linesOf } = discussion;
const unstored = (page: Page): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'まだ保存できていない文章' }) });
const question = (page: Page) => page.getByRole('dialog', { name: '書きかけの内容があります' });

describe('[MI17] what was typed while the line was away', () => {
  it('and finalised meanwhile stays beside the stored form, says why, can be copied, and asks before it is left', async () => {
    const minutes = await newMinutes();
    const doctor = await signedIn('doctor', phone);
    const { page } = doctor;
    await open(page, minutes);
    await write(page, '保存された文。');
    await saved(page);
    await doctor.cut();
    await write(page, '圏外で書いた段落');
    await page
      .getByRole('navigation', { name: 'メインメニュー' })
      .getByRole('link', { name: 'ホーム' })
      .click();
    await question(page).getByText('本文').waitFor();
    await question(page).getByRole('button', { name: '書きつづける' }).click();
    const holder = await house().as('careManager');
    const { n } = (await holder.get(`/api/minutes/${minutes}`)).body as { n: number };
    const sealed = await holder.post(`/api/minutes/${minutes}/finalisation`, {
      clientId: 'client-seal-1',
      seen: n,
    });
    expect(sealed.status).toBe(200);
    doctor.mend();
    await unstored(page).getByText('この議事録が確定されました').waitFor({ timeout: 40_000 });
    await inspect(page, 'unstored-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await section(page, '検討内容').waitFor({ state: 'detached' });
    expect(await page.getByText('圏外で書いた段落').count()).toBe(1);
    expect(await unstored(page).locator('mark').allTextContents()).toEqual(['圏外で書いた段落']);
    await page.getByRole('button', { name: 'コピーする' }).click();
    await page.getByText('コピーしました').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('圏外で書いた段落');
    await page.evaluate(() => history.back());
    await question(page).getByText('まだ保存できていない文章').waitFor();
    await question(page).getByRole('button', { name: '書きつづける' }).click();
    await page.getByRole('button', { name: 'この文章を消す' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '消す' }).click();
    await page.getByText('圏外で書いた段落').waitFor({ state: 'detached' });
    const goes = () => dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(await page.evaluate(goes)).toBe(true);
  }, 120_000);

  it('is stored by itself when the line is back, and says no more than that', async () => {
    const minutes = await newMinutes();
    const doctor = await signedIn('doctor');
    await open(doctor.page, minutes);
    await doctor.cut();
    await write(doctor.page, '戻れば保存される文');
    doctor.mend();
    await saved(doctor.page);
    expect(await unstored(doctor.page).count()).toBe(0);
    const holder = await house().as('careManager');
    await eventually(async () =>
      JSON.stringify((await holder.get(`/api/minutes/${minutes}`)).body).includes('戻れば保存される文'),
    );
  }, 90_000);
});

describe('[MI21] a line that swallows what is sent', () => {
  it('is told of where one writes, of the text and of the fields, and both are saved once it is heard again', async () => {
    const [minutes, line] = [await newMinutes(), await startLine(house().app.url)];
    try {
      const { page } = await signedIn('doctor', phone, line.url);
      await open(page, minutes);
      line.silence();
      await write(page, '電波の弱い部屋で');
      await page.getByLabel('開催時間').fill('15時から、無音の部屋');
      const said = (part: string, words: string) =>
        page.getByRole('region', { name: part }).getByRole('status').filter({ hasText: words }).waitFor();
      await said('本文', '書いた内容はこの画面に残っています');
      await said('基本の項目', 'つながると自動で保存します');
      expect(await page.getByText('保存しています…').count()).toBe(0);
      await inspect(page, 'minutes-line-silent-phone');
      line.mend();
      await eventually(async () => (await page.getByText('つながっていません').count()) === 0, 60_000);
      await saved(page);
      const holder = await house().as('careManager');
      await eventually(async () => {
        const stored = JSON.stringify((await holder.get(`/api/minutes/${minutes}`)).body);
        return stored.includes('電波の弱い部屋で') && stored.includes('無音の部屋');
      }, 60_000);
    } finally {
      await line.close();
    }
  }, 150_000);

  it('is told of where the document alone is silent; another connection is made, and what was typed goes by it', async () => {
    const minutes = await newMinutes();
    const doctor = await signedIn('doctor');
    const { page } = doctor;
    await open(page, minutes);
    doctor.silence();
    await write(page, '黙った線で書いた文');
    await page.getByText('書いた内容はこの画面に残っています').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: 'つながっていません' }).count()).toBe(0);
    doctor.mend();
    await saved(page);
    const holder = await house().as('careManager');
    await eventually(async () =>
      JSON.stringify((await holder.get(`/api/minutes/${minutes}`)).body).includes('黙った線で書いた文'),
    );
  }, 90_000);
});

describe('[MI19] two who write at once', () => {
  it("a conversion goes on while another writes above it, which is seen at once, and in its line, which waits; both texts stand; a caret's name widens no phone", async () => {
    const minutes = await newMinutes();
    const doctor = await signedIn('doctor', phone);
    const manager = await signedIn('careManager');
    for (const { page } of [doctor, manager]) await open(page, minutes);
    await write(doctor.page, '一行目');
    await doctor.page.keyboard.type('\n二行目');
    await eventually(async () => (await linesOf(manager.page)).join() === '一行目,二行目');
    await manager.page.keyboard.press('Tab');
    await section(manager.page, '検討内容').click();
    for (const key of ['Control+Home', 'End']) await manager.page.keyboard.press(key);
    await section(doctor.page, '検討内容').locator('.engawa-caret-name').waitFor({ state: 'attached' });
    const kana = await converting(doctor.page);
    await doctor.page.keyboard.press('Control+End');
    await kana.show('た', 'たい', 'たいちょう');
    await manager.page.keyboard.type('\n上に入れた行');
    // Above it all goes on; the conversion does too.
    await eventually(async () => (await linesOf(doctor.page)).includes('上に入れた行'));
    expect(await linesOf(doctor.page)).toEqual(['一行目', '上に入れた行', '二行目たいちょう']);
    await kana.show('体調');
    await eventually(async () => (await linesOf(manager.page)).includes('二行目体調'));
    for (const key of ['ArrowDown', 'Home']) await manager.page.keyboard.press(key);
    await manager.page.keyboard.type('※');
    await eventually(async () => (await linesOf(manager.page)).includes('※二行目体調'));
    await saved(manager.page);
    await kana.show('体調と');
    // In its own line it waits.
    expect(await linesOf(doctor.page)).toEqual(['一行目', '上に入れた行', '二行目体調と']);
    await kana.choose('体調と');
    const together = ['一行目', '上に入れた行', '※二行目体調と'];
    for (const { page } of [doctor, manager])
      await eventually(async () => JSON.stringify(await linesOf(page)) === JSON.stringify(together), 30_000);
    await manager.page.keyboard.press('Control+End');
    await manager.page.keyboard.type('長い行の右の端まで書くと名前はどこへ行くのか'.repeat(3));
    await section(doctor.page, '検討内容').locator('.engawa-caret-name').waitFor({ state: 'attached' });
    await eventually(async () => (await linesOf(doctor.page)).join('').includes('行くのか'));
    const sideways = await doctor.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBe(0);
  }, 120_000);
});

describe('[MI18] the editor', () => {
  const paste = (page: Page, html: string, text = ''): Promise<void> =>
    section(page, '検討内容').evaluate(
      (editor, [markup, plain]) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', markup ?? '');
        clipboardData.setData('text/plain', plain ?? '');
        editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [html, text],
    );

  it('[SC7] has its tools where one writes alone; takes a pasted table as lines and struck text as struck; Shift+Enter breaks the line; what is copied out is plain text', async () => {
    const minutes = await newMinutes();
    const doctor = await signedIn('doctor');
    const { page } = doctor;
    await open(page, minutes);
    await write(page, '前の行');
    expect(await page.getByRole('toolbar').count()).toBe(1);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('続き');
    await paste(
      page,
      '<table><tr><td>朝</td><td>1</td></tr><tr><td>夕</td><td>0</td></tr></table><ul><li><s>5mg</s></li></ul>',
    );
    await saved(page);
    expect(await linesOf(page)).toEqual(['前の行続き', '朝／1', '夕／0', '5mg']);
    expect(await section(page, '検討内容').locator('s').allTextContents()).toEqual(['5mg']);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '前の行\n続き\n朝／1\n夕／0\n・〔取消：5mg〕',
    );
    const holder = await house().as('careManager');
    await eventually(async () =>
      JSON.stringify((await holder.get(`/api/minutes/${minutes}`)).body).includes('朝／1'),
    );
  }, 90_000);
});

describe('[MI20] a fault of one editor', () => {
  it('stays in its section, where the stored text can be read and the editor opened again', async () => {
    const minutes = await newMinutes();
    const doctor = await signedIn('doctor');
    const { page } = doctor;
    await open(page, minutes);
    await write(page, '不具合の前に書いた文');
    await saved(page);
    await page.evaluate(() => {
      const { insertBefore } = Node.prototype;
      Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
        if (this instanceof HTMLElement && this.getAttribute('role') === 'textbox')
          throw new Error('a fault while drawing');
        return insertBefore.call(this, node, before) as T;
      };
      Object.assign(globalThis, {
        mend: () => {
          Node.prototype.insertBefore = insertBefore;
        },
      });
    });
    await page.keyboard.press('Enter');
    const again = page.getByRole('button', { name: 'もう一度試す' });
    await again.waitFor();
    await section(page, '検討内容').waitFor({ state: 'detached' });
    await section(page, '結論').waitFor();
    await inspect(page, 'editor-fault-desktop');
    await page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
    await again.click();
    // The line that the press began stands too.
    await eventually(async () => (await linesOf(page)).join('') === '不具合の前に書いた文');
    await write(page, '、直した後の文');
    await saved(page);
  }, 90_000);
});

// Last: the nurse is in no team afterwards.
describe('[MI17] what was typed while the line was away', () => {
  it('and whose writer left the team meanwhile stays in sight, though the minutes no longer are', async () => {
    const minutes = await newMinutes();
    const nurse = await signedIn('nurse');
    const { page } = nurse;
    await open(page, minutes);
    await nurse.cut();
    await write(page, '終わった後に届く文');
    const { commands } = house().app.house;
    const { people, patient, memberships } = house().region;
    await commands.endMembership(people.careManager.actor, patient, memberships.nurse, { reason: '見本' });
    nurse.mend();
    await unstored(page).getByText('あなたの担当が終わったか').waitFor({ timeout: 40_000 });
    expect(await unstored(page).locator('mark').allTextContents()).toEqual(['終わった後に届く文']);
    await page.evaluate(() => history.back());
    await question(page).waitFor();
    await question(page)
      .getByRole('button', { name: /消えます/ })
      .click();
    await question(page).waitFor({ state: 'detached' });
    expect(await page.getByText('終わった後に届く文').count()).toBe(0);
  }, 120_000);
});
