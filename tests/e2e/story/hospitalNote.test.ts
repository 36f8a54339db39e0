import { describe, expect, it } from '@jest/globals';
import { phone, withBrowsers } from '#tests/support/browser.ts';
import { expectUnknown } from '#tests/support/story/expectUnknown.ts';
import {
  correctNote,
  noteWords,
  openArrivedNote,
  tellOfDischarge,
} from '#tests/support/story/hospitalNoteStep.ts';
import { expectNoTroubles } from '#tests/support/story/inspect.ts';
import { clientOf, enter, type Person } from '#tests/support/story/person.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';
import { openPatient } from '#tests/support/story/visitReportStep.ts';

/** A phone of 360 × 640 with 28 px text: the note and the form stay within the screen. */
const fitsLargestText = async ({ page, look, hands }: Person, id: string): Promise<void> => {
  await page.evaluate(() => localStorage.setItem('engawa.text', 'largest'));
  await page.reload();
  await page.getByText(noteWords).waitFor();
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  expect(page.url()).toContain(id);
  expect(await fits()).toBe(true);
  await look('hospital-note-7-largest');
  await hands.press(page.getByRole('link', { name: 'この方の入退院の連絡' }));
  await hands.press(page.getByRole('button', { name: '入退院の連絡を書く' }));
  await page.getByLabel('経過と申し送り').waitFor();
  expect(await fits()).toBe(true);
  await look('hospital-note-8-largest-form');
};

const house = withStoryHouse();
const browsers = withBrowsers();

describe('the hub hospital tells the home team of a discharge', () => {
  it('after 届く範囲; the doctor sees it at once, who is in the team for care alone nothing, a stranger an unknown id', async () => {
    const nurse = await enter(house, browsers, 'dischargeNurse');
    const doctor = await enter(house, browsers, 'doctor', { screen: phone });
    const visitingNurse = await enter(house, browsers, 'visitingNurse');
    const stranger = await enter(house, browsers, 'outsiderAtHome');

    await openPatient(nurse, '入退院');
    await nurse.page
      .getByRole('link', { name: /入院連絡/ })
      .first()
      .waitFor();
    await nurse.look('hospital-note-0-list');
    const id = await tellOfDischarge(nurse);
    await openArrivedNote(doctor, id);
    await nurse.page.getByRole('row', { name: /あさひ内科クリニック.*確認/ }).waitFor();
    await nurse.look('hospital-note-5-receipts');
    expect(await correctNote(nurse, id)).not.toBe(id);

    await openPatient(visitingNurse, '入退院');
    await visitingNurse.page
      .getByText('この方の入退院の連絡は、あなたの担当の目的に入っていません。')
      .waitFor();
    await visitingNurse.look('hospital-note-6-empty-phone');
    expect(visitingNurse.heard(id)).toBe(false);
    for (const who of [visitingNurse, stranger]) {
      const client = await clientOf(house, who);
      for (const [method, path] of [
        ['GET', ''],
        ['GET', '/receipts'],
        ['POST', '/opened'],
        ['POST', '/acknowledgement'],
      ] as const)
        await expectUnknown(client, id, (each) => ({
          ...{ method, path: `/api/notices/${each}${path}` },
          body: method === 'POST' ? {} : undefined,
        }));
    }
    await fitsLargestText(doctor, id);
    for (const { page } of [nurse, doctor, visitingNurse, stranger]) expectNoTroubles(page, house.foreseen);
  }, 240_000);
});
