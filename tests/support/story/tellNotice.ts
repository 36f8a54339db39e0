import { expect } from '@jest/globals';
import type { Browsers } from '../browser.ts';
import { expectUnknown, unknownId } from './expectUnknown.ts';
import { keyboardAlone } from './hands.ts';
import { expectNoTroubles } from './inspect.ts';
import { pdfWords } from './noticePdf.ts';
import { acknowledge, expectCounts, openNotice, screenAt, seeItArrive, sendNotice } from './noticeStep.ts';
import { clientOf, enter, type Part, type Person } from './person.ts';
import type { StoryHouse } from './storyHouse.ts';

/** Called in the middle of a step: there a test may kill a process of the house, and the step goes on. */
export type Between = (moment: string) => Promise<void>;

const others: readonly Part[] = ['outsiderAtHome', 'nonPartyProfessional', 'doctor', 'otherOfficer'];

/** Step 1 of the story: an officer's notice, by keyboard alone. */
export const tellNotice = async (
  house: StoryHouse,
  browsers: Browsers,
  between: Between = async () => {},
): Promise<void> => {
  const officer = await enter(house, browsers, 'officer', { hands: keyboardAlone });
  const nurse = await enter(house, browsers, 'visitingNurse');
  const careManager = await enter(house, browsers, 'careManager');
  const homeCareManager = await enter(house, browsers, 'serviceMeetingCareManager');
  const outside = await Promise.all(others.map((part) => enter(house, browsers, part)));
  const reached = [nurse, careManager, homeCareManager];

  const notice = await sendNotice(officer, '感染対策のお願い（見本の通知）', between);
  await Promise.all(reached.map((each) => seeItArrive(each, notice)));
  await nurse.look('notice-4-home-phone');
  await expectCounts(officer, 0, 0, 6);

  await openNotice(nurse, notice);
  await expectCounts(officer, 0, 1, 5);
  await nurse.page.getByText(pdfWords).waitFor({ state: 'attached' });
  await nurse.look('notice-5-opened-phone');
  await between('before the nurse acknowledges');
  await acknowledge(nurse);
  await expectCounts(officer, 1, 0, 5);
  await openNotice(careManager, notice);
  await expectCounts(officer, 1, 1, 4);
  const nurses = officer.page.getByRole('row', { name: /とよかわ訪問看護ステーション/ });
  await officer.hands.press(nurses.getByRole('button', { name: '2人を見る' }));
  await officer.page.getByRole('row', { name: /鈴木 亜希.*確認/ }).waitFor();
  await officer.page.getByRole('row', { name: /渡辺 京子.*未読/ }).waitFor();
  await officer.look('notice-6-receipts');
  await careManager.look('notice-7-opened-desktop');

  // [NO6] 再通知 is seen by whom it reminds, here where it is open already, and by nobody who has confirmed.
  await officer.hands.press(officer.page.getByRole('button', { name: '確認していない事業所へ再通知する' }));
  await officer.hands.press(officer.page.getByRole('button', { name: '再通知する', exact: true }));
  await officer.page.getByText('5事業所へ再通知しました。').waitFor();
  await careManager.page.getByText(/に再通知が届きました/).waitFor();
  await careManager.look('notice-8-reminded-desktop');
  await homeCareManager.page.getByText('再通知', { exact: true }).first().waitFor();
  await homeCareManager.look('notice-9-reminded-home');
  expect(await nurse.page.getByText(/再通知/).count()).toBe(0);

  const { body } = await (await clientOf(house, nurse)).get(`/api/notices/${notice.id}`);
  const [file] = (body as unknown as { files: { id: string }[] }).files;
  for (const each of outside) await expectNothing(house, each, notice, file?.id ?? '');
  for (const { page } of [officer, ...reached]) expectNoTroubles(page, house.foreseen);
};

/** By the socket, the lists, the notice, its receipts, its acts, its file and its screen: as if there were none. */
const expectNothing = async (
  house: StoryHouse,
  outsider: Person,
  notice: { readonly id: string; readonly title: string },
  file: string,
): Promise<void> => {
  expect(outsider.heard(notice.id)).toBe(false);
  expect(await outsider.page.getByRole('link', { name: notice.title }).count()).toBe(0);
  const client = await clientOf(house, outsider);
  expect(JSON.stringify((await client.get('/api/notices')).body)).not.toContain(notice.id);
  const asks = [
    ['GET', ''],
    ['GET', '/receipts'],
    ['POST', '/opened'],
    ['POST', '/acknowledgement'],
  ] as const;
  for (const [method, path] of asks)
    await expectUnknown(client, notice.id, (id) => ({
      ...{ method, path: `/api/notices/${id}${path}` },
      body: method === 'POST' ? {} : undefined,
    }));
  await expectUnknown(client, file, (id) => ({
    method: 'GET',
    path: `/api/attachments/${id}`,
    body: undefined,
  }));
  const shown = await screenAt(outsider, house, `/notices/${notice.id}`);
  expect(shown).toBe(await screenAt(outsider, house, `/notices/${unknownId}`));
  expect(shown).toMatch(/見つかりませんでした。[\s\S]*A-01/);
  expectNoTroubles(outsider.page, [...(house.foreseen ?? []), /404.* \/api\/notices\/\w{24}$/]);
};
