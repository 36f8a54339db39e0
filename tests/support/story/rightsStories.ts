import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { desktop, phone } from '../browser.ts';
import type { TestApp } from '../testApp.ts';
import type { TestRegion } from '../testRegion.ts';
import { inspect } from './inspect.ts';

interface Stage {
  readonly app: TestApp;
  readonly region: Pick<TestRegion, 'people' | 'officers'>;
  readonly signedIn: (loginName: string, screen: typeof phone, text?: string) => Promise<Page>;
}

const noSideways = async (page: Page, picture: string): Promise<void> => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await inspect(page, picture);
};

/** Rights on their screens: who applies and grants, who leaves, and who is made an officer. */
export const rightsStories = {
  applyAndGrant: async ({ app, region, signedIn }: Stage): Promise<void> => {
    const { people, officers } = region;
    const { okazaki } = officers;
    await app.house.commands.grantCapacity(
      okazaki.actor,
      okazaki.municipality,
      people.careManager.position,
      'facility-manager',
    );
    const manager = await signedIn(people.careManager.loginName, phone, 'largest');
    await manager.goto('/admin/facilities');
    await manager.getByRole('button', { name: /この事業所の人/ }).click();
    await manager.getByLabel(/その人の氏名/).fill('見本 薬局');
    await manager.getByLabel(/その人のログイン名/).fill('yaku-jiro');
    await manager.getByLabel('職種', { exact: false }).last().selectOption('薬剤師');
    const send = manager.getByRole('button', { name: '担当課に申請する' });
    await send.click();
    await manager.getByText('この氏名とログイン名の両方に合う人が見つかりません').waitFor();
    await manager.getByLabel(/その人の氏名/).fill('見本　薬局次郎');
    await send.click();
    await manager.getByText('担当課の判断を待っています').waitFor();
    await noSideways(manager, 'rights-apply-phone');

    const officer = await signedIn('tantou-okazaki', desktop);
    await officer.goto('/admin/accounts');
    await officer.getByRole('heading', { name: '所属の申請(1)' }).waitFor();
    await noSideways(officer, 'rights-applications-desktop');
    await officer.getByRole('button', { name: /見本 薬局次郎さんの申請を認める$/ }).click();
    await officer.getByRole('button', { name: '所属を認める' }).click();
    await officer.getByRole('heading', { name: '所属の申請(1)' }).waitFor({ state: 'detached' });

    await manager.goto('/');
    await manager.getByText('申請した見本 薬局次郎さんの所属が加わりました。').waitFor();
    await noSideways(manager, 'rights-told-phone');
    await manager.goto('/admin/facilities');
    await manager.getByRole('button', { name: /この事業所の人/ }).click();
    await manager.getByText('認められました').waitFor();
  },
  leaveAhead: async ({ signedIn }: Stage): Promise<void> => {
    const page = await signedIn('tantou-okazaki', phone, 'largest');
    await page.goto('/admin/accounts');
    const row = page.getByRole('listitem').filter({ hasText: '見本 薬局次郎(yaku-jiro)' });
    const open = () => row.getByRole('button', { name: '退職・利用停止にする' }).click();
    await open();
    await page.getByLabel('最終日を決める').check({ force: true });
    const last = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    await page
      .getByRole('textbox', { name: /最終日/ })
      .or(page.locator('input[type=date]'))
      .first()
      .fill(last);
    await noSideways(page, 'rights-leave-phone');
    await page.getByRole('button', { name: 'この内容で決める' }).click();
    await row.getByText(/で退職/).waitFor();
    await noSideways(page, 'rights-accounts-phone');
    await open();
    await page.getByLabel(/を取り消す/).check({ force: true });
    await page.getByRole('button', { name: 'この内容で決める' }).click();
    await row.getByText(/で退職/).waitFor({ state: 'detached' });
  },
  makeOfficer: async ({ signedIn }: Stage): Promise<void> => {
    const page = await signedIn('unyou', desktop);
    await page.goto('/admin/municipalities');
    await page.getByRole('button', { name: '担当者がいない市区町村に、担当者を加える' }).click();
    await page.getByLabel('市区町村').last().selectOption('岡崎市');
    for (const [label, value] of [
      [/氏名/, '見本 後任'],
      [/ふりがな|フリガナ/, 'ミホンコウニン'],
      [/ログイン名/, 'tantou-kounin'],
      [/パスワード/, 'Mizuumi-no-tori-84'],
    ] as const)
      await page.getByLabel(label).last().fill(value);
    await page.getByRole('button', { name: '担当者を加える', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '担当者を加える', exact: true }).click();
    await page.getByText('この市区町村には、担当者がいます。').waitFor();
    await noSideways(page, 'rights-officer-desktop');
  },
};
