import { describe, expect, it } from '@jest/globals';
import { withBrowsers } from '#tests/support/browser.ts';
import { expectUnknown, unknownId } from '#tests/support/story/expectUnknown.ts';
import { keyboardAlone } from '#tests/support/story/hands.ts';
import { expectNoTroubles, inspect } from '#tests/support/story/inspect.ts';
import { pdfWords } from '#tests/support/story/noticePdf.ts';
import {
  acknowledge,
  expectCounts,
  openNotice,
  screenAt,
  seeItArrive,
  sendNotice,
} from '#tests/support/story/noticeStep.ts';
import { clientOf, enter } from '#tests/support/story/person.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';

const house = withStoryHouse();
const browsers = withBrowsers();

describe('B1: a notice of a city to the nursing stations and care offices of several', () => {
  it('is sent by keyboard alone after 届く範囲, reaches whom it says and nobody else, and its receipts move', async () => {
    const officer = await enter(house, browsers, 'officer', { hands: keyboardAlone });
    const [nurse, careManager, homeCareManager] = await Promise.all(
      (['visitingNurse', 'careManager', 'serviceMeetingCareManager'] as const).map((part) =>
        enter(house, browsers, part),
      ),
    );
    const others = await Promise.all(
      (['outsiderAtHome', 'nonPartyProfessional', 'doctor', 'otherOfficer'] as const).map((part) =>
        enter(house, browsers, part),
      ),
    );
    const reached = [nurse, careManager, homeCareManager].filter((each) => each !== undefined);
    if (nurse === undefined || careManager === undefined) throw new Error('somebody did not sign in');

    const notice = await sendNotice(officer, '感染対策のお願い（見本の通知）');
    await Promise.all(reached.map((each) => seeItArrive(each, notice)));
    await inspect(nurse.page, 'notice-4-home-phone');
    await expectCounts(officer.page, 0, 0, 6);

    await openNotice(nurse, notice);
    await expectCounts(officer.page, 0, 1, 5);
    await nurse.page.getByText(pdfWords).waitFor({ state: 'attached' });
    await inspect(nurse.page, 'notice-5-opened-phone');
    await acknowledge(nurse);
    await expectCounts(officer.page, 1, 0, 5);
    await openNotice(careManager, notice);
    await expectCounts(officer.page, 1, 1, 4);
    const nurses = officer.page.getByRole('row', { name: /とよかわ訪問看護ステーション/ });
    await officer.hands.press(nurses.getByRole('button', { name: '2人を見る' }));
    await officer.page.getByRole('row', { name: /鈴木 亜希.*確認/ }).waitFor();
    await officer.page.getByRole('row', { name: /渡辺 京子.*未読/ }).waitFor();
    await inspect(officer.page, 'notice-6-receipts');
    await inspect(careManager.page, 'notice-7-opened-desktop');

    const { body } = await (await clientOf(house, nurse)).get(`/api/notices/${notice.id}`);
    const [file] = (body as unknown as { files: { id: string }[] }).files;
    for (const other of others) {
      expect(other.heard(notice.id)).toBe(false);
      const client = await clientOf(house, other);
      expect(JSON.stringify((await client.get('/api/notices')).body)).not.toContain(notice.id);
      for (const path of ['', '/receipts'])
        await expectUnknown(client, notice.id, (id) => ({
          method: 'GET',
          path: `/api/notices/${id}${path}`,
          body: undefined,
        }));
      for (const path of ['opened', 'acknowledgement'])
        await expectUnknown(client, notice.id, (id) => ({
          method: 'POST',
          path: `/api/notices/${id}/${path}`,
          body: {},
        }));
      await expectUnknown(client, file?.id ?? '', (id) => ({
        method: 'GET',
        path: `/api/attachments/${id}`,
        body: undefined,
      }));
      expect(await other.page.getByRole('link', { name: notice.title }).count()).toBe(0);
      const shown = await screenAt(other, house, `/notices/${notice.id}`);
      expect(shown).toBe(await screenAt(other, house, `/notices/${unknownId}`));
      expect(shown).toMatch(/見つかりませんでした。[\s\S]*A-01/);
    }
    for (const { page } of [officer, ...reached]) expectNoTroubles(page);
    for (const { page } of others) expectNoTroubles(page, [/404.* \/api\/notices\/\w{24}$/]);
  }, 120_000);
});
