import type { Page } from 'playwright-core';

/** One form whose text goes with its screen, by the file that holds the text: who opens it where, and begins it. */
export interface UnfinishedForm {
  readonly who: 'officer' | 'operator' | 'careManager';
  readonly place: 'admin' | 'patient' | 'minutes' | 'settings';
  readonly part?: string;
  /** Comes to the form and writes into it; gives back how to read what was written. */
  readonly begin: (page: Page) => Promise<() => Promise<string>>;
  readonly written: string;
  /** Nothing of it is kept on the device: what is written in it is a secret. */
  readonly isSecret?: true;
}

const fill = async (page: Page, label: string | RegExp, text: string) => {
  const field = page.getByLabel(label).first();
  await field.fill(text);
  return () => field.inputValue();
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/**
 * Every form of the product that would lose what was typed with its screen. tests/architecture/unfinishedForms.test.ts
 * finds a form that is missing here; tests/e2e/client/leaving.test.ts goes through them all.
 */
export const unfinishedForms: Readonly<Record<string, UnfinishedForm>> = {
  'admin/RegisterPatient.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'patients', written: 'ミホン' },
    begin: async (page) => {
      await press(page, /患者さんを登録する/);
      return fill(page, 'ふりがな', 'ミホン');
    },
  },
  'admin/GiveConsent.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'patients', written: '見本 代理' },
    begin: async (page) => {
      await page.getByLabel('患者さん', { exact: true }).selectOption({ index: 1 });
      return fill(page, /氏名/, '見本 代理');
    },
  },
  'admin/ImportAgreement.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'agreement', written: 'agreement: mihon' },
    begin: async (page) => {
      await press(page, '協定の版を取り込む');
      return fill(page, /協定の内容/, 'agreement: mihon');
    },
  },
  'admin/MakeAccount.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'accounts', written: '見本 新人' },
    begin: async (page) => {
      await press(page, '利用者を登録する');
      return fill(page, /氏名/, '見本 新人');
    },
  },
  'admin/GrantRight.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'accounts', written: '監査担当' },
    begin: async (page) => {
      await press(page, '所属・権限を加える・終える');
      const right = page.getByLabel('権限', { exact: true });
      await right.selectOption('監査担当');
      return () => right.locator('option:checked').innerText();
    },
  },
  'admin/AddPosition.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'accounts', written: '医師' },
    begin: async (page) => {
      await press(page, '所属・権限を加える・終える');
      const profession = page.getByLabel('職種', { exact: true });
      await profession.selectOption('医師');
      return () => profession.inputValue();
    },
  },
  'admin/RenamePerson.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'accounts', written: '見本 改姓' },
    begin: async (page) => {
      await press(page, '氏名を変える');
      const field = page.getByRole('textbox', { name: /氏名/ });
      await field.fill('見本 改姓');
      return () => field.inputValue();
    },
  },
  'admin/MakeFacility.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'facilities', written: '見本 新しい診療所' },
    begin: async (page) => {
      await press(page, '事業所を登録する');
      return fill(page, /事業所の名前/, '見本 新しい診療所');
    },
  },
  'admin/FacilityStatus.tsx': {
    ...{ who: 'officer', place: 'admin', part: 'facilities', written: '設備の点検' },
    begin: async (page) => {
      await press(page, /運営状況/);
      return fill(page, /^理由/, '設備の点検');
    },
  },
  'admin/MunicipalitiesPart.tsx': {
    ...{ who: 'operator', place: 'admin', part: 'municipalities', written: '見本 高齢介護課' },
    begin: (page) => fill(page, /担当課の名前/, '見本 高齢介護課'),
  },
  'rights/AskOfficer.tsx': {
    ...{ who: 'operator', place: 'admin', part: 'municipalities', written: 'mihon-kounin' },
    begin: async (page) => {
      await press(page, '担当者に連絡がつかないとき');
      // Below the form by which a municipality begins, which has such a field too.
      const field = page.getByLabel(/ログイン名/).last();
      await field.fill('mihon-kounin');
      return () => field.inputValue();
    },
  },
  'rights/MakeOfficer.tsx': {
    ...{ who: 'operator', place: 'admin', part: 'municipalities', written: 'mihon-atarashii' },
    begin: async (page) => {
      await press(page, '担当者がいない市区町村に、担当者を加える');
      // Below the form by which a municipality begins, which has such a field too.
      const field = page.getByLabel(/ログイン名/).last();
      await field.fill('mihon-atarashii');
      return () => field.inputValue();
    },
  },
  'admin/ApplyForPosition.tsx': {
    // A facility's manager, too.
    ...{ who: 'careManager', place: 'admin', part: 'facilities', written: '見本 兼務子' },
    begin: async (page) => {
      await press(page, /この事業所の人/);
      return fill(page, /その人の氏名/, '見本 兼務子');
    },
  },
  'conferences/PlanConference.tsx': {
    ...{ who: 'careManager', place: 'patient', part: 'minutes', written: '見本 担当者会議' },
    begin: async (page) => {
      await press(page, /会議を予定する/);
      return fill(page, /会議名/, '見本 担当者会議');
    },
  },
  'settings/PasswordChange.tsx': {
    ...{ who: 'careManager', place: 'settings', written: 'Mihon-no-kawa-2468', isSecret: true },
    begin: (page) => fill(page, /新しいパスワード/, 'Mihon-no-kawa-2468'),
  },
  'settings/FactorSetup.tsx': {
    ...{ who: 'careManager', place: 'settings', written: 'Mihon-no-michi', isSecret: true },
    begin: async (page) => {
      await press(page, '認証アプリを設定する');
      const field = page.getByLabel(/今のパスワード/).last();
      await field.fill('Mihon-no-michi');
      return () => field.inputValue();
    },
  },
};
