import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { desktop, phone, type Screen, withBrowsers } from '#tests/support/browser.ts';
import { withCareHouse } from '#tests/support/careHouse.ts';
import { rawDevice } from '#tests/support/device/rawDevice.ts';
import { wasWritten } from '#tests/support/device/wasWritten.ts';
import { eventually } from '#tests/support/eventually.ts';
import { pressEnterThrough } from '#tests/support/pressEnterThrough.ts';
import { signIn } from '#tests/support/signIn.ts';
import { inspect } from '#tests/support/story/inspect.ts';
import { testPassword } from '#tests/support/testRegion.ts';
import { type UnfinishedForm, unfinishedForms } from '#tests/support/unfinishedForms.ts';

const house = withCareHouse();
const browsers = withBrowsers();
const loginNames = { officer: 'tantou-okazaki', operator: 'unyou', careManager: 'care-sachiko' } as const;
type Who = keyof typeof loginNames;

const signedIn = async (who: Who, screen: Screen = desktop): Promise<Page> => {
  const page = await browsers.open({ screen, baseURL: house().app.url });
  await page.goto('/');
  await page.getByLabel('ログイン名').fill(loginNames[who]);
  await page.getByLabel('パスワード').fill(testPassword);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.getByRole('heading', { name: 'ホーム' }).waitFor();
  return page;
};

const question = (page: Page): Locator => page.getByRole('dialog', { name: '書きかけの内容があります' });
const answer = async (page: Page, name: RegExp): Promise<void> => {
  await question(page).getByRole('button', { name }).click();
  await question(page).waitFor({ state: 'detached' });
};
const stay = (page: Page) => answer(page, /書きつづける/);
const leave = (page: Page) => answer(page, /書いた内容は消えます/);
const isAt = (page: Page, path: string) => eventually(async () => new URL(page.url()).pathname === path);
const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'メインメニュー' }).getByRole('link', { name, exact: true });
const stepBack = (page: Page, by = -1) => page.evaluate((steps) => history.go(steps), by);
/** What the browser itself would ask as the tab closes. */
const tabAsks = (page: Page): Promise<boolean> =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

let patient: string;
let minutes: string;

beforeAll(async () => {
  const { app, region } = house();
  const { commands } = app.house;
  const { officers, people } = region;
  // The care manager manages their facility, too.
  const { actor, municipality } = officers.okazaki;
  await commands.grantCapacity(actor, municipality, people.careManager.position, 'facility-manager');
  // The officer acts in a second position; the city has a patient of its own.
  await commands.addPosition(actor, officers.okazaki.account, {
    ...{ clientId: 'second-position', facility: people.careManager.facility, profession: '保健師' },
  });
  await commands.registerPatient(actor, municipality, {
    ...{ clientId: 'patient-of-okazaki', name: '見本 岡崎太郎', kana: 'ミホン オカザキタロウ' },
    ...{ birth: '1940-01-01' as never, sex: 'male', faceSheet: {} },
  });
  patient = region.patient;
  const careManager = await house().as('careManager');
  const planned = await careManager.post(`/api/patients/${patient}/conferences`, {
    ...{ clientId: 'client-plan-leaving', kind: 'service-meeting', title: '見本 担当者会議', place: '' },
    ...{ startsAt: '2026-12-01T05:00:00.000Z', invited: [people.doctor.position] },
  });
  minutes = String(planned.body.minutes);
}, 90_000);

describe('leaving a form that is not finished', () => {
  let page: Page;
  const name = () => page.getByLabel(/^氏名/).first();
  const stands = async (): Promise<void> => {
    await isAt(page, '/admin/patients');
    expect(await name().inputValue()).toBe('見本 途中子');
  };
  /** Some screens, and then the form, so that there is somewhere to go back to. */
  const begin = async (): Promise<void> => {
    for (const screen of ['ホーム', 'お知らせ', '設定', '管理']) await menu(page, screen).click();
    await page.getByRole('link', { name: '患者さん・同意' }).click();
    await page.getByRole('button', { name: /患者さんを登録する/ }).click();
    await name().fill('見本 途中子');
  };
  beforeAll(async () => {
    page = await signedIn('officer');
  }, 60_000);

  it('[FO1] asks by the menu, by a tab and by the buttons back and forward; who stays has lost nothing, and is nowhere else', async () => {
    await begin();
    expect(await tabAsks(page)).toBe(true);
    for (const link of [menu(page, 'ホーム'), page.getByRole('link', { name: '事業所', exact: true })]) {
      await link.click();
      await question(page).getByText('患者さんを登録する(利用者登録)').waitFor();
      await stay(page);
      await stands();
    }
    await inspectQuestion('leaving-desktop');
    for (const steps of [-1, -3, -2]) {
      await stepBack(page, steps);
      await question(page).waitFor();
      await stay(page);
      await stands();
    }
    // Pressed twice by who is in a hurry; Escape stays.
    await page.evaluate(() => {
      history.back();
      setTimeout(() => history.back(), 5);
    });
    await question(page).waitFor();
    // The key goes to where the focus is, which comes into the dialog a moment after it is drawn.
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]'));
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'detached' });
    await stands();
    // A link within the page leaves nothing.
    await page.evaluate(() => {
      location.hash = '#main';
    });
    await stepBack(page);
    await isAt(page, '/admin/patients');
    expect(await question(page).count()).toBe(0);
    // Who leaves comes where the button led, and forward leads to the form again, empty.
    await stepBack(page, -2);
    await question(page).waitFor();
    await leave(page);
    await isAt(page, '/settings');
    expect(await tabAsks(page)).toBe(false);
    await stepBack(page, 1);
    await isAt(page, '/admin');
    await stepBack(page, -3);
    await isAt(page, '/');
  }, 90_000);

  const inspectQuestion = async (picture: string): Promise<void> => {
    await menu(page, 'ホーム').click();
    await question(page).waitFor();
    await inspect(page, picture);
    await stay(page);
  };

  it('[FO1] asks before another position is taken and before signing out; a form of the one is not sent as the other', async () => {
    await begin();
    const change = page.getByRole('button', { name: '切替' });
    await change.click();
    await page.getByRole('button', { name: /保健師/ }).click();
    await stay(page);
    await page.keyboard.press('Escape');
    await stands();
    await change.click();
    await page.getByRole('button', { name: 'ログアウト' }).click();
    await stay(page);
    await page.getByRole('button', { name: /保健師/ }).click();
    await leave(page);
    await page.getByRole('banner').getByText('保健師').waitFor();
    expect(await name().count()).toBe(0);
    expect(await tabAsks(page)).toBe(false);
  }, 60_000);

  it('[FO1] does not ask where nothing is lost: a draft that is kept, a form that was sent', async () => {
    const writer = await signedIn('careManager', phone);
    await writer.goto(`/patients/${patient}`);
    await writer.getByRole('textbox', { name: '連絡' }).fill('途中まで書いた連絡');
    await menu(writer, 'ホーム').click();
    await isAt(writer, '/');
    await stepBack(writer);
    // What was begun is there again.
    const draft = writer.getByRole('textbox', { name: '連絡' });
    await draft.waitFor();
    expect(await draft.inputValue()).toBe('途中まで書いた連絡');
    await draft.fill('');
    await writer.goto(`/patients/${patient}/minutes`);
    await writer.getByRole('button', { name: /会議を予定する/ }).click();
    await writer.getByLabel(/会議名/).fill('見本 次の会議');
    await writer.getByLabel(/^日/).fill('2026-12-20');
    await writer.locator('input[type="time"]').fill('14:00');
    await writer.getByRole('button', { name: /予定/ }).last().click();
    await eventually(async () => new URL(writer.url()).pathname.startsWith('/conferences/'));
    expect(await question(writer).count()).toBe(0);
  }, 90_000);
});

describe('a form that nobody was asked about', () => {
  it('[FO6] is there after the session ended, in a tab that was killed, and in its own position alone', async () => {
    const { app } = house();
    const before = await signedIn('officer');
    await before.goto('/admin/patients');
    await before.getByRole('button', { name: /患者さんを登録する/ }).click();
    await before.getByLabel(/^氏名/).first().fill('見本 切れ子');
    const elsewhere = await signIn(app, loginNames.officer);
    expect((await elsewhere.delete('/api/sessions')).status).toBe(204);
    await before.getByText('ログアウトしました').waitFor();
    await before.getByLabel('ログイン名').fill(loginNames.officer);
    await before.getByLabel('パスワード').fill(testPassword);
    await before.getByRole('button', { name: 'ログイン' }).click();
    const name = (page: Page) => page.getByLabel(/^氏名/).first();
    await name(before).waitFor();
    expect(await name(before).inputValue()).toBe('見本 切れ子');

    const context = before.context();
    // Signing in writes before its screens are shown: what is written now is what is typed now.
    const sealed = await rawDevice(before);
    await name(before).fill('見本 切れ子（二度め）');
    await wasWritten(before, sealed);
    await before.close();
    const page = await context.newPage();
    await page.setViewportSize(phone);
    await page.goto('/');
    const begun = page.getByRole('link', { name: '患者さんを登録する(利用者登録)' });
    await begun.waitFor();
    await inspect(page, 'begun-forms-phone');
    // Another position has forms of its own.
    const change = async () => {
      await page.getByRole('button', { name: '切替' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /・/, disabled: false }).click();
    };
    await change();
    await begun.waitFor({ state: 'detached' });
    await change();
    await begun.click();
    await name(page).waitFor();
    expect(await name(page).inputValue()).toBe('見本 切れ子（二度め）');
    await page.getByRole('button', { name: 'やめる', exact: true }).click();
    await answer(page, /やめる/);
    await page.getByRole('button', { name: /患者さんを登録する/ }).click();
    expect(await name(page).inputValue()).toBe('');
  }, 120_000);
});

describe('every form of the product', () => {
  const pages = new Map<Who, Promise<Page>>();
  const pageOf = (who: Who): Promise<Page> => {
    const known = pages.get(who) ?? signedIn(who);
    pages.set(who, known);
    return known;
  };
  const placeOf = ({ place, part }: UnfinishedForm): string =>
    ({
      admin: `/admin/${part}`,
      patient: `/patients/${patient}/${part}`,
      minutes: `/minutes/${minutes}`,
      settings: '/settings',
    })[place];

  it.each(Object.entries(unfinishedForms))(
    '[FO2] [FO3] [FO6] asks before it is left, sends nothing by Enter, and is there again after a reload: %s',
    async (_, form) => {
      const page = await pageOf(form.who);
      // By the product's own steps: a screen that is loaded anew has nothing before it.
      await page.goto('/notices');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate((to) => {
        history.pushState({ entry: history.state.entry + 1 }, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }, placeOf(form));
      await page.getByRole('heading', { level: 1 }).waitFor();
      const sealed = await rawDevice(page);
      const read = await form.begin(page);
      expect(await pressEnterThrough(page)).toEqual([]);
      expect(await read()).toBe(form.written);
      expect(await tabAsks(page)).toBe(true);
      await stepBack(page);
      await question(page).waitFor();
      await stay(page);
      expect(await read()).toBe(form.written);
      await isAt(page, placeOf(form));
      if (!form.isSecret) {
        await wasWritten(page, sealed);
        await page.reload();
        await eventually(async () => (await read().catch(() => '')) === form.written, 30_000);
        // What is secret in it is not there again.
        for (const field of await page.locator('input[type=password]').all())
          expect(await field.inputValue()).toBe('');
      }
      await stepBack(page);
      await question(page).waitFor();
      await leave(page);
      await isAt(page, '/notices');
      expect(await tabAsks(page)).toBe(false);
      if (form.isSecret) return;
      // Who said that it may go finds nothing of it again.
      await menu(page, 'ホーム').click();
      await isAt(page, '/');
      expect(await page.getByRole('heading', { name: '書きかけの内容' }).count()).toBe(0);
    },
    60_000,
  );
});
