import { expect } from '@jest/globals';
import { type Browsers, desktop, phone } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { expectStranger } from './expectStranger.ts';
import { keyboardAlone } from './hands.ts';
import { expectNoTroubles } from './inspect.ts';
import { clientOf, enter } from './person.ts';
import { refuseInvitation } from './refuseInvitation.ts';
import type { StoryHouse } from './storyHouse.ts';
import type { Between } from './tellNotice.ts';
import {
  correctPulse,
  entryOf,
  openPart,
  openPatient,
  postReport,
  react,
  readersOf,
  recordsOf,
  report,
  seeUnread,
  seeVitals,
  sendPost,
  unreadOf,
} from './visitReportStep.ts';
import { withdrawOwnConsent } from './withdrawOwnConsent.ts';

const answer = '確認しました。利尿薬は今の量で続けてください。（見本の返事）';

/** Step 2 of the story; `between` is called in its middle, where nothing may notice what happens to the house. */
export const tellVisitReport = async (
  house: StoryHouse,
  browsers: Browsers,
  between: Between = async () => {},
): Promise<void> => {
  const nurse = await enter(house, browsers, 'visitingNurse', { screen: phone, hands: keyboardAlone });
  const doctor = await enter(house, browsers, 'doctor', { screen: desktop, hands: keyboardAlone });
  const careManager = await enter(house, browsers, 'careManager');
  const noPhoto = await enter(house, browsers, 'noPhotoMember', { screen: phone });
  const ownConsent = await enter(house, browsers, 'ownConsentMember');
  await openPatient(doctor, 'バイタル');
  await doctor.page.getByRole('table').waitFor();
  await openPatient(noPhoto);
  await openPatient(ownConsent);
  await ownConsent.page.getByRole('button', { name: '訪問報告を書く' }).waitFor();
  const unread = await eventually(() => unreadOf(careManager.page), 10_000, 150);

  await openPatient(nurse);
  await postReport(nurse);
  await nurse.look('visit-1-report-phone');
  await between('before the report is sent');
  await sendPost(nurse);
  const own = entryOf(nurse.page, report.text);
  await own.getByText('送信済み').waitFor();
  await own.getByRole('img', { name: /^写真/ }).waitFor();
  await nurse.look('visit-2-sent-phone');

  // At once in the others' browsers: the count, the chart, the words; and the photo's place without the photo.
  await seeUnread(careManager, unread + 1);
  await careManager.look('visit-3-home');
  await seeVitals(doctor);
  await doctor.look('visit-4-vitals');
  const withheld = entryOf(noPhoto.page, report.text);
  await withheld.getByText('写真はここにありますが、表示できません').waitFor();
  await withheld.getByText('WA7 条項では開示しない種類の情報です').waitFor();
  await withheld.getByText('128/74').waitFor();
  expect(await withheld.getByRole('img', { name: /^写真/ }).count()).toBe(0);
  await noPhoto.look('visit-5-withheld-phone');
  const nurseClient = await clientOf(house, nurse);
  const records = await recordsOf(nurseClient);
  const photo = `/api/attachments/${records.attachment}`;
  expect((await nurseClient.fetch(photo)).headers.get('content-type')).toMatch(/^image\//);
  expect(noPhoto.heard(records.thread ?? '')).toBe(true);
  expect(noPhoto.heard(records.attachment ?? '')).toBe(false);
  const refused = await (await clientOf(house, noPhoto)).get(photo);
  expect(refused.body).toMatchObject({ error: { details: { rule: 'WA7' } } });

  // The doctor reads and answers, by keyboard alone: the nurse sees both, on the phone, untouched.
  const before = await readersOf(nurse.page, report.text);
  await openPart(doctor, '連絡');
  // [PO5] [SC3] What is loaded and below the window is unread still; the room opens where unread begins.
  const line = doctor.page.getByText('ここから未読');
  await line.waitFor();
  await doctor.soon(() => line.evaluate((element) => element.getBoundingClientRect().bottom < innerHeight));
  await doctor.look('visit-5-unread-line');
  await entryOf(doctor.page, report.text).scrollIntoViewIfNeeded();
  await nurse.soon(async () => (await readersOf(nurse.page, report.text)) > before);
  await doctor.hands.press(
    entryOf(doctor.page, report.text).getByRole('link', { name: 'この話題をひらく・返事する' }),
  );
  await doctor.hands.write(doctor.page.getByRole('textbox', { name: '返事' }), answer);
  await between('before the answer is sent');
  await sendPost(doctor);
  await doctor.page
    .getByRole('listitem')
    .filter({ hasText: answer })
    .getByText(/佐藤 健一/)
    .waitFor();
  await doctor.look('visit-6-topic');
  await entryOf(nurse.page, answer).waitFor();
  await seeUnread(careManager, unread + 2);

  // [WR1] [WR8] A value was typed wrongly: corrected on the phone, it is right before the doctor's eyes, and says what it was.
  await correctPulse(nurse, '75');
  const corrected = entryOf(doctor.page, report.text);
  await corrected.getByText(/^訂正 /).waitFor();
  await corrected.getByText('75').waitFor();
  await doctor.hands.press(corrected.getByText(/^訂正 /));
  await corrected.getByText('訂正の前の内容').waitFor();
  await doctor.look('visit-6-corrected');
  await react(doctor, corrected, '了解');
  await entryOf(nurse.page, report.text).getByText('了解').waitFor();
  await nurse.look('visit-6-reaction-phone');
  // [WR3] Neither is anything to be read by itself.
  expect(await unreadOf(careManager.page)).toBe(unread + 2);

  // [PO7] すべて既読にする is a press of its own, and empties the count on ホーム too.
  await openPatient(careManager);
  const all = careManager.page.getByRole('button', { name: 'すべて既読にする' });
  await all.waitFor();
  await careManager.hands.press(all);
  await all.waitFor({ state: 'detached' });

  // なぜ見られるか: the clause, the consent and the membership that one stands on.
  await openPart(nurse, 'チーム');
  await nurse.hands.press(nurse.page.getByRole('button', { name: '根拠を見る' }));
  const why = nurse.page.getByRole('main');
  await why
    .getByText(/とよかわ訪問看護ステーション・訪問看護師として、.*からこのチームの一員です。/)
    .waitFor();
  await why.getByText(/招いた人: 佐藤 健一/).waitFor();
  await why
    .getByText(/協定「見本 愛知県広域連携協定」第1版 条項 s1 見本 第5条/)
    .first()
    .waitFor();
  await why
    .getByText(/医療・介護の提供.*について、.*豊川市.*ご本人 髙橋 花子/)
    .first()
    .waitFor();
  await why.getByText(/見られるもの: 投稿・訪問報告・バイタル・写真/).waitFor();
  await nurse.look('visit-7-why-phone');
  await openPart(noPhoto, 'チーム');
  await noPhoto.hands.press(noPhoto.page.getByRole('button', { name: '根拠を見る' }));
  await noPhoto.page.getByText(/条項 s2 見本 第6条/).waitFor();
  await noPhoto.page.getByText(/見られないもの: 写真/).waitFor();

  for (const part of ['nonPartyProfessional', 'outsiderAtHome', 'officer'] as const) {
    const stranger = await enter(house, browsers, part, part === 'officer' ? { hands: keyboardAlone } : {});
    await expectStranger(await clientOf(house, stranger), records);
    if (part === 'nonPartyProfessional') await refuseInvitation(house, doctor, stranger, records);
    if (part === 'officer')
      await withdrawOwnConsent(house, { officer: stranger, member: ownConsent, nurse }, records);
    expect(stranger.heard(records.channel)).toBe(false);
    expectNoTroubles(stranger.page, house.foreseen);
  }
  for (const { page } of [nurse, doctor, careManager, noPhoto]) expectNoTroubles(page, house.foreseen);
  expectNoTroubles(ownConsent.page, [...(house.foreseen ?? []), /403.* \/api\/patients\/\w{24}$/]);
};
