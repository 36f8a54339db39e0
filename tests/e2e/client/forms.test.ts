import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { desktop, withBrowsers } from '#tests/support/browser.ts';
import { type CareHouse, withCareHouse } from '#tests/support/careHouse.ts';
import { conferencePlans } from '#tests/support/conferencePlans.ts';
import { testPassword } from '#tests/support/testRegion.ts';

const opened = withCareHouse();
const browsers = withBrowsers();
const { makePlan } = conferencePlans(opened);
let minutes: string;
let patient: string;
beforeAll(async () => {
  minutes = (await makePlan()).minutes;
  patient = opened().region.patient;
}, 60_000);

const pages = new Map<string, Page>();
/** What each page has sent: requests that change something, and posts over its socket. */
const sentBy = new Map<Page, string[]>();

const pageOf = async (loginName: string): Promise<Page> => {
  const known = pages.get(loginName);
  if (known !== undefined) return known;
  const page = await browsers.open({ screen: desktop, baseURL: opened().app.url });
  await page.goto('/');
  await page.getByLabel('ログイン名').fill(loginName);
  await page.getByLabel('パスワード').fill(testPassword);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('heading', { name: 'ホーム', exact: true }).waitFor();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      if (`${payload}`.includes('channel:post')) sent.push('channel:post');
    }),
  );
  sentBy.set(page, sent);
  pages.set(loginName, page);
  return page;
};

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const people = (): CareHouse['region']['people'] => opened().region.people;
const officer = (): string => opened().region.officers.toyohashi.loginName;

interface FormRow {
  readonly form: string;
  readonly who: () => string;
  readonly place: () => string;
  readonly open: (page: Page) => Promise<unknown>;
}
const shown = (page: Page) => page.locator('form').first().waitFor();

/** Every screen with a form that writes a record; tests/architecture sees to it that all of them are RecordForms. */
const rows: readonly FormRow[] = [
  ...(['訪問報告を書く', '新しい話題'] as const).map((name) => ({
    form: name,
    who: () => people().nurse.loginName,
    place: () => `/patients/${patient}`,
    open: (page: Page) => press(page, name),
  })),
  {
    form: '患者さんの登録',
    who: officer,
    place: () => '/admin/patients',
    open: (page) => press(page, /患者さんを登録する/),
  },
  {
    form: '事業所の登録',
    who: officer,
    place: () => '/admin/facilities',
    open: (page) => press(page, '事業所を登録する'),
  },
  {
    form: '運営状況',
    who: officer,
    place: () => '/admin/facilities',
    open: (page) => press(page, /の運営状況$/),
  },
  {
    form: '利用者の登録',
    who: officer,
    place: () => '/admin/accounts',
    open: (page) => press(page, /を登録する$/),
  },
  {
    form: '会議の予定',
    who: () => people().dischargeNurse.loginName,
    place: () => `/patients/${patient}/minutes`,
    open: (page) => press(page, '会議を予定する'),
  },
  {
    form: '議事録のまわり',
    who: () => people().dischargeNurse.loginName,
    place: () => `/minutes/${minutes}`,
    open: shown,
  },
  {
    form: 'パスワードの変更',
    who: () => people().doctor.loginName,
    place: () => '/settings',
    open: shown,
  },
];

const oneLine =
  'input:not([type=file]):not([type=hidden]):not([disabled]):not([type=radio]):not([type=checkbox])';
const samples: Readonly<Record<string, string>> = { date: '2026-12-24', time: '14:00', number: '120' };

const isFocused = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => element === document.activeElement);

describe.each(rows)('the form $form', ({ who, place, open }) => {
  it('[FO3] goes on to the next field at Enter and sends nothing, not while kana is converted either', async () => {
    const page = await pageOf(who());
    await page.goto(place());
    await page.locator('h1').waitFor();
    await open(page);
    const fields = page.locator('form').locator(oneLine);
    await fields.first().waitFor();
    const sent = sentBy.get(page)!;
    sent.length = 0;
    const devtools = await page.context().newCDPSession(page);
    const count = await fields.count();
    expect(count).toBeGreaterThan(0);
    for (let at = 0; at < count; at += 1) {
      const field = fields.nth(at);
      const type = (await field.getAttribute('type')) ?? 'text';
      await field.fill(samples[type] ?? '見本の記入');
      if (type === 'text') {
        await field.focus();
        await devtools.send('Input.imeSetComposition', { text: 'かな', selectionStart: 2, selectionEnd: 2 });
        const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
        await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
        await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
        expect({ at, focused: await isFocused(field) }).toEqual({ at, focused: true });
        await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
      }
      // Pressed more than once, as out of habit: no button is ever reached by it.
      for (let presses = 0; presses < 3; presses += 1) {
        await field.focus();
        await page.keyboard.press('Enter');
      }
      const focused = await page.evaluate(() => document.activeElement?.tagName ?? '');
      expect({ at, focused }).not.toEqual({ at, focused: 'BUTTON' });
    }
    expect(sent).toEqual([]);
    await devtools.detach();
  }, 90_000);
});

describe('a form with all that it asks', () => {
  it('[FO4] is sent by Ctrl+Enter from any field, once', async () => {
    const page = await pageOf(officer());
    await page.goto('/admin/patients');
    await press(page, /患者さんを登録する/);
    const sent = sentBy.get(page)!;
    sent.length = 0;
    await page.getByLabel(/^氏名/).fill('見本 送信花子');
    await page.keyboard.press('Enter');
    expect(await isFocused(page.getByLabel(/^(ふりがな|フリガナ)/))).toBe(true);
    // Not yet: its button waits for what is missing.
    await page.keyboard.press('Control+Enter');
    expect(sent).toEqual([]);
    await page.getByLabel(/^生年月日/).fill('1938-04-02');
    await page.getByRole('radio', { name: '女性' }).check();
    await page.getByLabel(/^(ふりがな|フリガナ)/).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { name: /送信花子/ }).waitFor();
    expect(sent.filter((each) => each.endsWith('/patients'))).toHaveLength(1);
  }, 60_000);
});
