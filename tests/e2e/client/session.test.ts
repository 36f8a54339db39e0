import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Browsers, desktop, phone, withBrowsers } from '#tests/support/browser.ts';
import { eventually } from '#tests/support/eventually.ts';
import { type Line, startLine } from '#tests/support/line.ts';
import { signIn } from '#tests/support/signIn.ts';
import { inspect } from '#tests/support/story/inspect.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { makeTestRegion, type TestRegion, testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

let app: TestApp;
afterAll(() => app?.close(), 30_000);
const stores = withTestStores();
const browsers: Browsers = withBrowsers();
let region: TestRegion;
let second: string;

beforeAll(async () => {
  app = await startTestApp({ stores: stores() });
  const { commands, directory, care } = app.house;
  region = await makeTestRegion({ commands, directory, gate: care.gate });
  const { account, facility } = region.people.nurse;
  second = await commands.addPosition(region.officers.toyokawa.actor, account, {
    ...{ clientId: 'client-second', facility, profession: '保健師' },
  });
}, 90_000);

const fill = async (page: Page, loginName: string): Promise<void> => {
  await page.getByLabel('ログイン名').fill(loginName);
  await page.getByLabel('パスワード').fill(testPassword);
  await page.getByRole('button', { name: 'ログイン', exact: true }).click();
};
const signedIn = async (
  loginName: string,
  { screen = desktop, url = app.url, before = async (_: Page) => {} } = {},
) => {
  const page = await browsers.open({ screen, baseURL: url });
  await before(page);
  await page.goto('/');
  await fill(page, loginName);
  await page.getByRole('heading', { name: 'ホーム' }).waitFor();
  return page;
};
const dialog = (page: Page) => page.getByRole('dialog');
const acting = (page: Page, profession: string) =>
  page.locator('header').getByText(`・${profession}`, { exact: false });

describe('two tabs of somebody with two positions', () => {
  it('[SS4] switched in one, the other says so and goes on in the one or the other; no tab is signed out', async () => {
    const one = await signedIn(region.people.nurse.loginName, { screen: phone });
    const doctor = await signIn(app, region.people.doctor.loginName);
    await doctor.post(`/api/channels/${region.channel}/posts`, {
      ...{ clientId: 'client-for-nurse', kind: 'post', text: '見本の連絡' },
    });
    const two = await one.context().newPage();
    // Not the patient's page: what is read there waits no more.
    await two.goto('/patients');
    await acting(two, '訪問看護師').waitFor();

    await one.getByRole('button', { name: '切替' }).click();
    await dialog(one).getByText('未読 1件').waitFor();
    await inspect(one, 'positions-phone');
    await dialog(one).getByRole('button', { name: '保健師' }).click();
    await acting(one, '保健師').waitFor();
    // [SS5] What waits behind the other position is said on ホーム.
    await one.getByRole('heading', { name: 'ほかの所属で待っていること' }).waitFor();

    await dialog(two).getByText('別の画面で所属が切り替わりました').waitFor();
    await two.setViewportSize(phone);
    await inspect(two, 'position-switched-phone');
    await dialog(two).getByRole('button', { name: 'に戻す' }).click();
    await acting(two, '訪問看護師').waitFor();
    await dialog(two).waitFor({ state: 'detached' });

    // The first tab is told in its turn, and takes the other one over: then both act in the same one, for good.
    await dialog(one).getByRole('button', { name: 'でつづける' }).click();
    await acting(one, '訪問看護師').waitFor();
    await dialog(one).waitFor({ state: 'detached' });
    expect(await acting(two, '訪問看護師').isVisible()).toBe(true);
    expect(await dialog(two).count()).toBe(0);
    expect(second).toMatch(/^[0-9a-f]{24}$/);
  }, 120_000);
});

describe('a session that ends', () => {
  it('[SS3] says so two minutes before for want of activity; going on puts it off', async () => {
    const page = await signedIn(region.people.doctor.loginName, {
      screen: phone,
      before: (fresh) => fresh.clock.install(),
    });
    await page.clock.fastForward(28 * 60_000 + 1_000);
    await dialog(page).getByText('まもなくログアウトします', { exact: false }).waitFor();
    await inspect(page, 'session-ends-phone');
    await dialog(page).getByRole('button', { name: 'つづける' }).click();
    await eventually(async () => {
      await page.clock.fastForward(1_000);
      return (await dialog(page).count()) === 0;
    });
  }, 90_000);

  it('[SS6] leaves one where one was: after signing in again it is the same place, in other tabs too', async () => {
    const { loginName } = region.people.pharmacist;
    const page = await signedIn(loginName);
    const other = await page.context().newPage();
    for (const each of [page, other]) {
      await each.goto('/settings');
      await each.getByRole('heading', { name: '設定' }).waitFor();
    }
    await page.setViewportSize({ width: 360, height: 400 });
    await page.evaluate(() => scrollTo(0, 300));
    const elsewhere = await signIn(app, loginName);
    expect((await elsewhere.delete('/api/sessions')).status).toBe(204);
    for (const each of [page, other]) await each.getByText('ログアウトしました').waitFor();
    await fill(page, loginName);
    for (const each of [page, other]) {
      await each.getByRole('heading', { name: '設定' }).waitFor();
      expect(new URL(each.url()).pathname).toBe('/settings');
    }
    await eventually(async () => (await page.evaluate(() => scrollY)) === 300, 10_000);
  }, 90_000);
});

describe('a line that swallows what is sent', () => {
  let line: Line | undefined;
  afterAll(() => line?.close());
  it('[SS1] is told of, with what becomes of what one writes, and forgotten once it is heard again', async () => {
    line = await startLine(app.url);
    const page = await signedIn(region.people.outsider.loginName, { url: line.url });
    const notice = page.getByText('つながっていません', { exact: false });
    await page.getByRole('heading', { name: 'ホーム' }).waitFor();
    expect(await notice.count()).toBe(0);
    line.silence();
    await notice.waitFor();
    await page.setViewportSize(phone);
    await inspect(page, 'line-gone-phone');
    line.mend();
    await notice.waitFor({ state: 'detached' });

    await page.context().setOffline(true);
    await notice.waitFor();
    await page.context().setOffline(false);
    await notice.waitFor({ state: 'detached' });
  }, 90_000);
});

describe('a lost device', () => {
  it('[SE3] is stopped from another one, which says before what happens', async () => {
    const { loginName } = region.people.careManager;
    const [lost, here] = [await signedIn(loginName), await signedIn(loginName, { screen: phone })];
    await here.goto('/settings');
    await here.getByRole('button', { name: 'この端末をなくした' }).click();
    await dialog(here).getByText('元に戻せません', { exact: false }).waitFor();
    await inspect(here, 'lost-device-phone');
    await dialog(here).getByRole('button', { name: '紛失として止める' }).click();
    await lost.getByText('ログアウトしました').waitFor();
    // The question goes when the list has been asked anew: its own words say 紛失 as well.
    await dialog(here).waitFor({ state: 'detached' });
    await here.getByText('紛失', { exact: false }).first().waitFor();
    expect(await here.getByRole('button', { name: 'この端末をなくした' }).count()).toBe(0);
  }, 90_000);
});
