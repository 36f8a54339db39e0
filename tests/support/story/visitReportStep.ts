import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { storyNames } from '#server/sample/storyCast.ts';
import type { NamedIds } from '../matrix/sampleValue.ts';
import { samplePhoto } from '../sampleFiles.ts';
import type { TestClient } from '../testClient.ts';
import type { Person } from './person.ts';

const calledName = storyNames.patient.replace('（見本）', '様（見本）');

/** ホーム or the list → the patient; the same on a phone's tabs and a desktop's rail. */
export const openPatient = async ({ page, hands }: Person, part?: string): Promise<void> => {
  const menu = page.getByRole('navigation', { name: 'メインメニュー' });
  await hands.press(menu.getByRole('link', { name: /^患者さん/ }));
  await page.getByRole('heading', { level: 1, name: '患者さん' }).waitFor();
  await hands.press(page.getByRole('main').getByRole('link', { name: calledName }));
  await page.getByRole('heading', { level: 1, name: calledName }).waitFor();
  if (part !== undefined) await openPart({ page, hands }, part);
};

export const openPart = async (
  { page, hands }: Pick<Person, 'page' | 'hands'>,
  part: string,
): Promise<void> => {
  const parts = page.getByRole('navigation', { name: /の画面$/ });
  await hands.press(parts.getByRole('link', { name: part, exact: true }));
  await parts.locator('[aria-current=page]').filter({ hasText: part }).waitFor();
};

export const report = {
  text: '本日訪問。下腿の浮腫は軽減、息切れなし。仙骨部は上皮化しています。（見本の報告）',
  vitals: { '血圧(上)': '128', '血圧(下)': '74', 脈拍: '72', SpO2: '96', 体温: '36.5', 体重: '48.1' },
} as const;

/** A visit report with vitals and a photo. The button names the patient, so that nobody writes in the wrong room. */
export const postReport = async (person: Person, text: string = report.text): Promise<void> => {
  const { page, hands } = person;
  await hands.press(page.getByRole('button', { name: '訪問報告を書く' }));
  for (const [label, value] of Object.entries(report.vitals))
    await hands.write(page.getByLabel(label, { exact: true }), value);
  await hands.write(page.getByLabel('訪問の記録'), text);
  const photo = { name: '仙骨部（見本）.jpg', mimeType: 'image/jpeg', buffer: await samplePhoto() };
  await hands.attach(page.getByLabel('写真をつける'), photo);
  await page
    .getByRole('listitem')
    .filter({ hasText: `${photo.name} (` })
    .waitFor();
};

export const sendPost = async ({ page, hands }: Person): Promise<void> => {
  await hands.press(page.getByRole('button', { name: '髙橋様のチームへ送る' }));
};

const openMenu = async ({ hands }: Person, entry: Locator): Promise<void> => {
  await hands.press(entry.getByRole('button', { name: /の投稿の操作$/ }));
};

/** 訂正 of one's own report: one value, all else as it is. */
export const correctPulse = async (person: Person, pulse: string): Promise<void> => {
  const { page, hands } = person;
  await openMenu(person, entryOf(page, report.text));
  const dialog = page.getByRole('dialog');
  await hands.press(dialog.getByRole('button', { name: '訂正', exact: true }));
  const field = dialog.getByLabel('脈拍', { exact: true });
  await hands.write(field, pulse);
  await hands.press(dialog.getByRole('button', { name: '訂正を送る' }));
  await dialog.waitFor({ state: 'detached' });
};

/** 了解 and its like, under one's name. */
export const react = async (person: Person, entry: Locator, reaction: string): Promise<void> => {
  await openMenu(person, entry);
  await person.hands.press(person.page.getByRole('dialog').getByRole('button', { name: reaction }));
};

/** The place of an entry in its room or topic; a topic stands in the list beside it, too. */
export const entryOf = (page: Page, text: string): Locator =>
  page.locator('li[id^="entry-"]').filter({ hasText: text }).last();

export const unreadOf = async (page: Page): Promise<number> => {
  const row = page.getByRole('main').getByRole('link', { name: calledName });
  if ((await row.count()) === 0) return 0;
  return Number(/未読 (\d+)件/.exec(await row.last().innerText())?.[1] ?? 0);
};

/** ホーム shows one unread more, without anybody having done anything there. */
export const seeUnread = ({ page, soon }: Person, count: number): Promise<void> =>
  soon(async () => {
    expect(await unreadOf(page)).toBe(count);
    return true;
  });

/** The newest row of the table under the charts, and the number beside the chart of the pressure. */
export const seeVitals = ({ page, soon }: Person): Promise<void> =>
  soon(async () => {
    const row = await page.getByRole('table').getByRole('row').nth(1).innerText();
    const seen = row.split(/\s+/).filter((word) => /^[\d.]+$/.test(word));
    expect(seen).toEqual(Object.values(report.vitals));
    const chart = page.locator('figure').filter({ hasText: '血圧' });
    expect(await chart.innerText()).toMatch(/最新\s*128\/74/);
    return true;
  });

/** 既読 n/m事業所 of one's own post. */
export const readersOf = async (page: Page, text: string): Promise<number> =>
  Number(/既読 (\d+)\/\d+事業所/.exec(await entryOf(page, text).innerText())?.[1] ?? -1);

/** The records of the story, as a member of the team knows them. */
export const recordsOf = async (
  member: TestClient,
): Promise<NamedIds & Record<'patient' | 'channel', string>> => {
  const read = async <T>(path: string): Promise<T> => (await member.get(path)).body as unknown as T;
  const { patients } = await read<{ patients: { id: string; name: string }[] }>('/api/patients');
  const patient = patients.find(({ name }) => name === storyNames.patient)?.id ?? '';
  const { channel } = await read<{ channel: string }>(`/api/patients/${patient}`);
  const { conferences } = await read<{ conferences: { id: string; minutes: string }[] }>(
    `/api/patients/${patient}/conferences`,
  );
  const [conference] = conferences;
  const { posts } = await read<{
    posts: { id: string; seq: number; body: { text?: string }; attachments: { id: string }[] }[];
  }>(`/api/channels/${channel}/posts`);
  const post = posts.findLast(({ body }) => body?.text === report.text);
  return {
    ...{ patient, channel, conference: conference?.id ?? '', minutes: conference?.minutes ?? '' },
    ...{ thread: post?.id ?? '', attachment: post?.attachments[0]?.id ?? '', seq: String(post?.seq ?? 0) },
  };
};
