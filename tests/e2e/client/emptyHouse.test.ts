import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { desktop, phone, troublesOf, withBrowsers } from '#tests/support/browser.ts';
import { inspect } from '#tests/support/story/inspect.ts';
import { startTestApp, type TestApp } from '#tests/support/testApp.ts';
import { testPassword } from '#tests/support/testRegion.ts';
import { withTestStores } from '#tests/support/testStores.ts';

// Hooks of one block run in the order they are written in: this closes before the stores it stands on.
afterAll(() => app?.close(), 30_000);
const stores = withTestStores();
const browsers = withBrowsers();
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ stores: stores() });
}, 90_000);

const agreementFile = new URL('../../../server/sample/sample-wide-area.yaml', import.meta.url);

const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(fields))
    await page
      .locator('input:not([type=checkbox]), textarea')
      .and(page.getByLabel(new RegExp(`^${label}`)))
      .fill(value);
};
const choose = (page: Page, label: string, option: string) =>
  page.getByRole('combobox', { name: new RegExp(`^${label}`) }).selectOption({ label: option });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

const newPassword = 'Yatsugatake-no-kaze-7';

const signedIn = async (loginName: string, password = testPassword): Promise<Page> => {
  const page = await browsers.open({ screen: desktop, baseURL: app.url });
  await page.goto('/');
  await page.getByLabel('ログイン名').fill(loginName);
  await page.getByLabel('パスワード').fill(password);
  await press(page, 'ログイン');
  await page.getByRole('heading', { name: 'ホーム', exact: true }).waitFor();
  return page;
};

const goTo = async (page: Page, part: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'メインメニュー' }).getByRole('link', { name: '管理' }).click();
  await page.getByRole('navigation', { name: '管理' }).getByRole('link', { name: part }).click();
};

const makeFacility = async (page: Page, name: string, kind: string): Promise<void> => {
  await goTo(page, '事業所');
  await press(page, '事業所を登録する');
  await fill(page, { 事業所の名前: name, ふりがな: 'ミホン', 電話番号: '0532-00-0001' });
  await choose(page, '種類', kind);
  await press(page, 'この内容で登録する');
  await page.getByText(`「${name}」を登録しました`).waitFor();
};

/** Asked once, with what it does. */
const sure = async (page: Page, action: string, words: string): Promise<void> => {
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words).first().waitFor();
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
};

interface NewAccount {
  name: string;
  loginName: string;
  facility: string;
  profession: string;
  right?: string;
}

const beginAccount = async (page: Page, person: NewAccount): Promise<void> => {
  await goTo(page, '利用者(職員)');
  await press(page, '利用者を登録する');
  await fill(page, {
    氏名: person.name,
    ふりがな: 'ミホン',
    ログイン名: person.loginName,
    最初のパスワード: testPassword,
  });
  await choose(page, '事業所', person.facility);
  await choose(page, '職種', person.profession);
  if (person.right) await page.getByRole('checkbox', { name: new RegExp(`^${person.right}`) }).check();
};

const makeAccount = async (page: Page, person: NewAccount): Promise<void> => {
  await beginAccount(page, person);
  await press(page, 'この内容で登録する');
  if (person.right) await sure(page, '権限とともに登録する', person.right);
  await page.getByText(`${person.name}さんを登録しました`).waitFor();
};

describe('a house that starts empty', () => {
  it('comes from the one-time link to a team across a border, through the screens alone', async () => {
    const first = await browsers.open({ screen: desktop, baseURL: app.url });
    await first.goto(`/first-operator#${await app.house.makeFirstOperatorLink()}`);
    await first.getByRole('option', { name: '豊橋市' }).waitFor({ state: 'attached' });
    const operator = first.getByRole('region', { name: '運用者' });
    await operator.getByLabel('氏名').fill('見本 運用者');
    await operator.getByLabel('ふりがな').fill('ミホン ウンヨウシャ');
    await operator.getByLabel('ログイン名').fill('unyou');
    await operator.getByLabel('パスワード').fill(testPassword);
    await choose(first, '市区町村', '豊橋市');
    await fill(first, {
      担当課の名前: '長寿介護課',
      担当課の電話番号: '0532-00-0000',
      担当者の氏名: '見本 豊橋担当',
      担当者のふりがな: 'ミホン タントウ',
      担当者のログイン名: 'toyohashi',
      担当者のパスワード: testPassword,
    });
    await inspect(first, 'empty-1-first-operator');
    await press(first, '登録する');
    await first.getByText('登録しました。ログインできます。').waitFor();

    // The operator adds the neighbour, and can do nothing else.
    const unyou = await signedIn('unyou');
    await goTo(unyou, '市区町村');
    await choose(unyou, '市区町村', '豊川市');
    await fill(unyou, {
      担当課の名前: '介護高齢課',
      担当課の電話番号: '0533-00-0000',
      氏名: '見本 豊川担当',
      ふりがな: 'ミホン タントウ',
      ログイン名: 'toyokawa',
      最初のパスワード: testPassword,
    });
    await press(unyou, '市区町村と担当者を登録する');
    await sure(unyou, '市区町村を加える', '見本 豊川担当さん（toyokawa）が担当者になります');
    await unyou.getByText('豊川市を加えました').waitFor();
    await inspect(unyou, 'empty-2-municipalities');

    const neighbour = await signedIn('toyokawa');
    await makeFacility(neighbour, '見本 豊川訪問看護', '訪問看護ステーション');
    await makeAccount(neighbour, {
      name: '見本 看護花子',
      loginName: 'kango-hanako',
      facility: '見本 豊川訪問看護',
      profession: '訪問看護師',
      right: '事業所管理者',
    });
    await neighbour
      .getByRole('listitem')
      .filter({ hasText: '見本 看護花子' })
      .getByText('事業所管理者')
      .waitFor();

    const officer = await signedIn('toyohashi');
    // ホーム says what to do first.
    await officer.getByRole('link', { name: '1. 事業所を登録する' }).waitFor();
    await inspect(officer, 'empty-3-officer-home');
    await officer.getByRole('link', { name: '1. 事業所を登録する' }).click();
    await makeFacility(officer, '見本 豊橋診療所', '診療所');
    // The name is taken in the whole house, by somebody whom this officer cannot see: said so, and nothing typed is lost.
    const doctorsAccount = { facility: '見本 豊橋診療所', profession: '医師' };
    await beginAccount(officer, { name: '見本 医師一郎', loginName: 'kango-hanako', ...doctorsAccount });
    await press(officer, 'この内容で登録する');
    await officer.getByText('このログイン名は、もう使われています。').waitFor();
    await officer.getByText('書いた内容は、この画面に残っています。').waitFor();
    expect(await officer.getByText('ほかの方の操作で').count()).toBe(0);
    await inspect(officer, 'empty-3-login-name-taken');
    await fill(officer, { ログイン名: 'isha-ichiro' });
    await press(officer, 'この内容で登録する');
    await officer.getByText('見本 医師一郎さんを登録しました').waitFor();

    await goTo(officer, '事業所');
    await press(officer, '見本 豊橋診療所の運営状況');
    await officer.getByRole('radio', { name: '一部のみ' }).check();
    await officer.getByLabel('理由').fill('見本 空調の工事のため');
    await press(officer, '運営状況を記録する');
    await officer.getByRole('dialog').getByRole('listitem').filter({ hasText: '空調の工事' }).waitFor();
    await inspect(officer, 'empty-4-facility-status');
    await officer.keyboard.press('Escape');

    await goTo(officer, '広域連携協定');
    await press(officer, '協定の版を取り込む');
    const text = await readFile(agreementFile, 'utf8');
    await officer.getByLabel(/^協定の内容/).fill(text.replace('reach: same-area', 'reach: everywhere'));
    await press(officer, '内容を確かめる');
    await officer.getByText('直すところが1か所あります').waitFor();
    await officer.getByText('reach: everywhere', { exact: false }).first().waitFor();
    await inspect(officer, 'empty-5-agreement-problems');
    await officer.locator('input[type=file]').setInputFiles({
      name: 'agreement.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(text),
    });
    await officer.getByRole('heading', { name: '取り込む内容の確認' }).waitFor();
    await officer
      .getByRole('row', { name: /^豊川市/ })
      .getByText('効力あり')
      .waitFor();
    await inspect(officer, 'empty-6-agreement-confirm');
    await press(officer, 'この内容で取り込む');
    await officer.getByText('を取り込みました').waitFor();

    await goTo(officer, '患者さん・同意');
    await press(officer, '患者さんを登録する');
    await fill(officer, { 氏名: '髙橋花子（見本）', ふりがな: 'タカハシハナコ', 生年月日: '1938-04-02' });
    await officer.getByRole('radio', { name: '女性' }).check();
    await fill(officer, { 要介護度: '要介護3', 病名: '心不全\n糖尿病' });
    await press(officer, 'この内容で登録する');
    await inspect(officer, 'empty-6-register-asked');
    await sure(officer, '登録する', '髙橋花子（見本）');
    await officer.getByRole('heading', { name: '髙橋花子様（見本）' }).waitFor();
    await choose(officer, '最初の一人', '見本 医師一郎(医師・見本 豊橋診療所)');
    await press(officer, 'この人からチームを始める');
    await sure(officer, 'チームを始める', '患者さんの記録を読み書きし');
    await officer.getByText('ケアチームがあります').waitFor();
    await inspect(officer, 'empty-7-patient');
    await officer.getByRole('checkbox', { name: '会議' }).check();
    await officer.getByRole('checkbox', { name: '豊川市' }).check();
    await fill(officer, { 開始日: '2026-01-01', 氏名: '髙橋花子（見本）' });
    await press(officer, '同意を記録する');
    await officer.getByText('記録された同意はありません。').waitFor({ state: 'detached' });
    expect(await officer.getByText('はじめの準備').count()).toBe(0);

    // The doctor has forgotten the password: the office gives a link, and the doctor chooses a new one.
    await goTo(officer, '利用者(職員)');
    await officer
      .getByRole('listitem')
      .filter({ hasText: '見本 医師一郎' })
      .getByRole('button', { name: 'ログインを再設定する' })
      .click();
    await inspect(officer, 'empty-8-renew');
    await press(officer, '今のログインを止めて、リンクを作る');
    const link = await officer.getByLabel('新しいパスワードを決めるリンク').inputValue();
    await inspect(officer, 'empty-9-renew-link');
    await officer.keyboard.press('Escape');
    await officer.getByText('新しいパスワード待ち').waitFor();
    const forgetful = await browsers.open({ screen: phone, baseURL: app.url });
    await forgetful.goto(link);
    await forgetful.getByLabel('新しいパスワード', { exact: false }).fill('mijikai');
    await press(forgetful, 'このパスワードにする');
    await forgetful.getByText('パスワードが短すぎます。').waitFor();
    await forgetful.getByText('13文字以上にしてください').waitFor();
    await inspect(forgetful, 'empty-9-short-password');
    await forgetful.getByLabel('新しいパスワード', { exact: false }).fill(newPassword);
    await inspect(forgetful, 'empty-10-new-password');
    await press(forgetful, 'このパスワードにする');
    await forgetful.getByText('新しいパスワードにしました').waitFor();
    await forgetful.reload();
    await forgetful.getByLabel('新しいパスワード', { exact: false }).fill(newPassword);
    await press(forgetful, 'このパスワードにする');
    await forgetful.getByText('このリンクは使えません').waitFor();
    await inspect(forgetful, 'empty-11-dead-link');

    const doctor = await signedIn('isha-ichiro', newPassword);
    await doctor
      .getByRole('navigation', { name: 'メインメニュー' })
      .getByRole('link', { name: /患者さん/ })
      .click();
    await doctor.getByRole('link', { name: /髙橋花子様/ }).click();
    await doctor.getByRole('link', { name: 'チーム', exact: true }).click();
    await press(doctor, 'チームに招く');
    await doctor.getByLabel('招く人の名前').fill('看護');
    await press(doctor, '見本 看護花子さんを選ぶ');
    await doctor.getByText('条項 s1').first().waitFor();
    await press(doctor, 'チームに招く');
    await doctor.getByRole('heading', { name: 'チーム(2人)' }).waitFor();
    await inspect(doctor, 'empty-8-team');

    const nurse = await signedIn('kango-hanako');
    await nurse.goto('/patients');
    await nurse
      .getByRole('link', { name: /髙橋花子様/ })
      .getByText('越境')
      .waitFor();
    for (const page of [first, unyou, neighbour, officer, doctor, nurse])
      expect(
        (troublesOf.get(page) ?? []).filter((trouble) => /Security Policy|error:/.test(trouble)),
      ).toEqual([]);
  }, 240_000);
});
