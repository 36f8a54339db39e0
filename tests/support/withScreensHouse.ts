import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type phone, troublesOf, withBrowsers } from './browser.ts';
import { countShifts, shiftsOf } from './layoutShift.ts';
import { signIn } from './signIn.ts';
import { inspect } from './story/inspect.ts';
import { startTestApp, type TestApp } from './testApp.ts';
import { makeTestRegion, type TestRegion, testPassword } from './testRegion.ts';
import { withTestStores } from './testStores.ts';

/** What a browser says of a refused script, style or connection. */
const policyTroubles = (page: Page): readonly string[] =>
  (troublesOf.get(page) ?? []).filter((trouble) => /Content Security Policy|error:/.test(trouble));

/** [OP8] Nothing that is there moves when more of it comes, nor when it was read. */
const expectStill = async (page: Page, place: string): Promise<void> => {
  await page.waitForLoadState('networkidle');
  const { sum, moved } = await shiftsOf(page);
  process.stdout.write(`layout shift of ${place}: ${sum.toFixed(3)} of 0.05\n`);
  expect({ place, still: sum < 0.05, ...(sum >= 0.05 && { moved }) }).toEqual({ place, still: true });
};

/** Nothing moves sideways, axe finds nothing, and a picture is left where one is asked for. */
const lookAt = async (page: Page, place: string, screen: string): Promise<void> => {
  await page.goto(place);
  await page.locator('h1').waitFor();
  await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect({ place, sideways }).toEqual({ place, sideways: 0 });
  await expectStill(page, place);
  await inspect(page, `screen${place.replaceAll('/', '-').replace(/[0-9a-f]{24}/, 'patient')}-${screen}`);
};

/** A house with a room that has something in it, whose screens are looked at one by one. */
export const withScreensHouse = () => {
  let app: TestApp;
  let region: TestRegion;
  // Hooks of one block run in the order they are written in: the house closes before the stores it stands on.
  afterAll(() => app?.close(), 30_000);
  const stores = withTestStores();
  const browsers = withBrowsers();
  beforeAll(async () => {
    app = await startTestApp({ stores: stores() });
    const { commands, directory, care } = app.house;
    region = await makeTestRegion({ commands, directory, gate: care.gate });
    const { doctor } = region.people;
    const client = await signIn(app, doctor.loginName);
    for (let n = 0; n < 9; n += 1)
      await client.post(`/api/channels/${region.channel}/posts`, {
        ...{
          clientId: `client-for-screens-${n}`,
          kind: 'post',
          text: '見本の連絡です。\n'.repeat(1 + (n % 3)),
        },
        ...(n % 3 === 0 && { title: `見本の話題 ${n}` }),
      });
  }, 90_000);
  return {
    app: () => app,
    region: () => region,
    browsers,
    signedIn: async (loginName: string, screen: typeof phone, text = 'normal'): Promise<Page> => {
      const page = await browsers.open({ screen, baseURL: app.url });
      await page.addInitScript((size) => localStorage.setItem('engawa.text', size), text);
      await countShifts(page);
      await page.goto('/');
      await page.getByLabel('ログイン名').fill(loginName);
      await page.getByLabel('パスワード').fill(testPassword);
      await page.getByRole('button', { name: 'ログイン' }).click();
      await page.getByRole('heading', { name: 'ホーム' }).waitFor();
      return page;
    },
    policyTroubles,
    expectStill,
    lookAt,
  };
};
