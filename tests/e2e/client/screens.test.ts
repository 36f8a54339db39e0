import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { desktop, phone } from '#tests/support/browser.ts';
import { eventually } from '#tests/support/eventually.ts';
import { pressEnterThrough } from '#tests/support/pressEnterThrough.ts';
import { signIn } from '#tests/support/signIn.ts';
import { inspect } from '#tests/support/story/inspect.ts';
import { rightsStories } from '#tests/support/story/rightsStories.ts';
import { testPassword } from '#tests/support/testRegion.ts';
import { withScreensHouse } from '#tests/support/withScreensHouse.ts';

const { app, region, browsers, signedIn, policyTroubles, expectStill, lookAt } = withScreensHouse();

const places = (patient: string): readonly string[] => [
  '/',
  '/patients',
  ...['', '/minutes', '/vitals', '/sheet', '/team'].map((part) => `/patients/${patient}${part}`),
  '/notices',
  '/notices/new',
  '/conferences',
  '/search',
  '/settings',
  '/more',
  '/admin',
  '/no/such/place',
];

describe('every screen', () => {
  it('fits 360 × 640 with 28 px text, has nothing for axe, and lives under the strict policy', async () => {
    const page = await signedIn(region().people.nurse.loginName, phone, 'largest');
    for (const place of places(region().patient)) await lookAt(page, place, 'phone');
    expect(policyTroubles(page)).toEqual([]);
  }, 180_000);

  it.each([
    ['a phone with 28 px text', phone, 'largest'],
    ['a desktop', desktop, 'normal'],
  ])(
    "is as good in an officer's administration on %s",
    async (_, screen, text) => {
      const page = await signedIn(region().officers.toyohashi.loginName, screen, text);
      for (const part of ['', '/agreement', '/patients', '/accounts', '/facilities', '/audit'])
        await lookAt(page, `/admin${part}`, screen === phone ? 'phone' : 'desktop');
      expect(policyTroubles(page)).toEqual([]);
    },
    180_000,
  );
});

describe('a screen that is filled', () => {
  it.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])(
    '[OP8] stays where it is on %s: ホーム and a room with unread posts and topics',
    async (_, screen) => {
      const page = await signedIn(region().people.careManager.loginName, screen);
      for (const place of ['/', `/patients/${region().patient}`, '/']) {
        await page.goto(place);
        await page.locator('h1').waitFor();
        await page
          .getByRole('heading', { name: place === '/' ? '確認していないお知らせ' : '連絡', exact: true })
          .waitFor();
        await expectStill(page, place);
      }
    },
    60_000,
  );
});

describe('a room', () => {
  const talk = (page: Page) => page.getByRole('region', { name: '連絡', exact: true });
  const text = (page: Page) => page.getByRole('textbox', { name: '連絡' });
  const newest = (page: Page) => page.getByRole('button', { name: '最新へ' });
  const isInSight = (element: Locator) =>
    element.evaluate((shown) => {
      const { top, bottom } = shown.getBoundingClientRect();
      const log = shown.closest('section')?.getBoundingClientRect();
      return log !== undefined && top >= log.top && bottom <= log.bottom;
    });

  it('[SC1] [SC2] leaves 60 % of a small phone to the talk at 28 px, and says as whom one writes to whose team', async () => {
    const page = await signedIn(region().people.nurse.loginName, phone, 'largest');
    await page.goto(`/patients/${region().patient}`);
    await text(page).waitFor();
    const { height = 0 } = (await talk(page).boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(0.6 * phone.height);
    for (const name of ['訪問報告を書く', '新しい話題'])
      expect(await page.getByRole('button', { name }).isVisible()).toBe(true);
    await text(page).fill('見本\n'.repeat(12));
    await page.getByRole('button', { name: /様のチームへ送る$/ }).waitFor();
    await page.getByText(/・訪問看護師として送ります/).waitFor();
    await inspect(page, 'room-writing-phone');
    await text(page).fill('');
  }, 60_000);

  it('[SC3] opens at the first unread and keeps what one reads where it is, until one goes to the newest', async () => {
    const doctor = await signIn(app(), region().people.doctor.loginName);
    const post = (name: string, words: string) =>
      doctor.post(`/api/channels/${region().channel}/posts`, {
        ...{ clientId: `client-for-place-${name}`, kind: 'post', text: words },
      });
    for (let n = 0; n < 12; n += 1) await post(`${n}`, `長い連絡 ${n}\n${'見本の行です。\n'.repeat(6)}`);
    const page = await signedIn(region().people.careManager.loginName, phone);
    await page.goto(`/patients/${region().patient}`);
    const line = page.getByText('ここから未読');
    await line.waitFor();
    await eventually(() => isInSight(line));
    expect(await isInSight(page.getByText('長い連絡 11'))).toBe(false);
    const place = async () => (await line.boundingBox())?.y;
    const before = await place();
    await post('next', 'そのあとの連絡');
    const next = page.getByText('そのあとの連絡');
    await next.waitFor({ state: 'attached' });
    expect(await place()).toBe(before);
    await newest(page).click();
    await eventually(() => isInSight(next));
    await newest(page).waitFor({ state: 'detached' });
    // Who is at the newest stays there.
    await post('last', 'いちばん新しい連絡\n'.repeat(4));
    const last = page.getByText('いちばん新しい連絡');
    await last.waitFor({ state: 'attached' });
    await eventually(() => isInSight(last));
  }, 90_000);
});

describe('what reaches a phone before ホーム can be used', () => {
  it('[OP7] is at most 200 kB of script and style, compressed by the house', async () => {
    const page = await browsers.open({ screen: phone, baseURL: app().url, withoutShell: true });
    const files = new Map<string, { bytes: number; encoding: string | undefined }>();
    page.on('requestfinished', async (request) => {
      const { pathname } = new URL(request.url());
      if (!/\.(js|css)$/.test(pathname)) return;
      const answer = await request.response();
      const encoding = answer?.headers()['content-encoding'];
      files.set(pathname, { bytes: (await request.sizes()).responseBodySize, encoding });
    });
    await page.goto('/');
    await page.getByLabel('ログイン名').fill(region().people.nurse.loginName);
    await page.getByLabel('パスワード').fill(testPassword);
    await page.getByRole('button', { name: 'ログイン' }).click();
    await page.getByRole('heading', { name: '確認していないお知らせ' }).waitFor();
    await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
    const all = [...files.values()];
    const sum = all.reduce((total, { bytes }) => total + bytes, 0);
    process.stdout.write(
      `ホーム over the wire: ${(sum / 1000).toFixed(1)} kB in ${all.length} files of 200\n`,
    );
    expect(all.filter(({ bytes, encoding }) => bytes > 1024 && encoding !== 'br')).toEqual([]);
    expect(sum).toBeGreaterThan(50_000);
    expect(sum).toBeLessThanOrEqual(200_000);
  }, 60_000);
});

describe('writing to a team', () => {
  it('is done by keyboard alone: skip link, button, text, Ctrl+Enter; Enter is a new line', async () => {
    const page = await signedIn(region().people.doctor.loginName, desktop);
    await page.goto(`/patients/${region().patient}`);
    const text = page.getByRole('textbox', { name: '連絡' });
    await text.waitFor();
    // To the screen itself, and past its talk to where one writes: two links that only the keyboard meets.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (focused.includes('書くところへ')) break;
    }
    await page.keyboard.press('Enter');
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('一行目');
    await page.keyboard.press('Enter');
    await page.keyboard.type('二行目');
    expect(await text.inputValue()).toBe('一行目\n二行目');
    await page.keyboard.press('Control+Enter');
    await page.getByText('送信済み').first().waitFor();
  }, 60_000);

  it.each(['訪問報告を書く', '新しい話題'])(
    '[FO3] %s: Enter goes on and sends no unfinished post',
    async (name) => {
      const page = await signedIn(region().people.nurse.loginName, phone);
      await page.goto(`/patients/${region().patient}`);
      await page.getByRole('button', { name }).click();
      const first = page.locator('form input:not([type=file])').first();
      await first.fill('118');
      expect(await pressEnterThrough(page)).toEqual([]);
      expect(await first.inputValue()).toBe('118');
      expect(await page.getByText(/送信待ち|送信済み/).count()).toBe(0);
    },
    60_000,
  );

  it('never sends while kana is being converted', async () => {
    const page = await signedIn(region().people.nurse.loginName, phone);
    await page.goto(`/patients/${region().patient}`);
    const text = page.getByRole('textbox', { name: '連絡' });
    await text.focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', {
      text: 'へんかんちゅう',
      selectionStart: 7,
      selectionEnd: 7,
    });
    await text.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, keyCode: 229 });
    expect(await page.getByText(/送信待ち|送信済み/).count()).toBe(0);
    expect(await text.inputValue()).toBe('へんかんちゅう');
  }, 60_000);

  it('waits while there is no network, and goes by itself when there is', async () => {
    const page = await signedIn(region().people.nurse.loginName, phone);
    await page.goto(`/patients/${region().patient}`);
    await page.getByRole('textbox', { name: '連絡' }).fill('圏外で書きました');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /のチームへ送る/ }).click();
    await page.getByText('送信待ち').first().waitFor();
    await page.context().setOffline(false);
    await eventually(async () => {
      const waiting = await page.getByText('送信待ち').count();
      const shown = await page.getByText('圏外で書きました').count();
      return waiting === 0 && shown === 1;
    }, 30_000);
  }, 90_000);
});

describe('a form with all that it asks', () => {
  it('[FO4] is sent by Ctrl+Enter from any field, once, and not while its button waits for what is missing', async () => {
    const page = await signedIn(region().officers.toyohashi.loginName, desktop);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
    });
    await page.goto('/admin/patients');
    await page.getByRole('button', { name: /患者さんを登録する/ }).click();
    await page.getByLabel(/^氏名/).fill('見本 送信花子');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel(/^生年月日/).fill('1938-04-02');
    await page.getByRole('radio', { name: '女性' }).check();
    expect(sent).toEqual([]);
    await page.getByLabel(/^(ふりがな|フリガナ)/).focus();
    await page.keyboard.press('Control+Enter');
    // What stays for good is asked about once (FO8).
    const sure = page.getByRole('dialog').getByRole('button', { name: '登録する' });
    await sure.waitFor();
    expect(sent).toEqual([]);
    await sure.click();
    await page.getByRole('heading', { name: /送信花子/ }).waitFor();
    expect(sent.filter((path) => path.endsWith('/patients'))).toHaveLength(1);
  }, 60_000);
});

describe('what cannot be taken back', () => {
  it('[FO5] says what will happen and asks once, and nothing is sent before', async () => {
    const page = await signedIn(region().people.pharmacist.loginName, phone, 'largest');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(new URL(request.url()).pathname);
    });
    await page.goto('/settings');
    const button = page.getByRole('button', { name: 'すべての端末からログアウトする' });
    const dialog = page.getByRole('dialog', { name: 'すべての端末からログアウトしますか' });
    await button.click();
    await dialog.getByText('ログインしている1台の端末で、いますぐログアウトします。').waitFor();
    await inspect(page, 'screen-confirm-phone');
    await dialog.getByRole('button', { name: 'やめる' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(sent).toEqual([]);
    await button.click();
    await dialog.getByRole('button', { name: 'ログアウトする' }).click();
    await page.getByLabel('ログイン名').waitFor();
    expect(sent).toHaveLength(1);
  }, 60_000);
});

describe('rights on their screens', () => {
  const stage = () => ({ app: app(), region: region(), signedIn });

  it('[RI12] [RI15] a manager applies on a phone, the office grants, and whoever applied is told', async () => {
    await rightsStories.applyAndGrant(stage());
  }, 120_000);

  it('[RI14] an officer enters 退職 ahead on a phone, and takes it back', async () => {
    await rightsStories.leaveAhead(stage());
  }, 90_000);

  it('[RI2] the operator is told where there is an officer, and has a form for where there is none', async () => {
    await rightsStories.makeOfficer(stage());
  }, 60_000);
});
