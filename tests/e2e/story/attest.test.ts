import { beforeAll, describe, expect, it } from '@jest/globals';
import { storyNames } from '#server/sample/storyCast.ts';
import { phone, withBrowsers } from '#tests/support/browser.ts';
import {
  attest,
  circulatedMinutes,
  expectSealed,
  finalise,
  finaliseWithout,
  supplement,
  takePdf,
  written,
} from '#tests/support/story/attestStep.ts';
import { keyboardAlone } from '#tests/support/story/hands.ts';
import { expectNoTroubles, inspect } from '#tests/support/story/inspect.ts';
import { accountOf, clientOf, enter, type Person } from '#tests/support/story/person.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';

const house = withStoryHouse();
const browsers = withBrowsers();

/** As printed: a PDF's lines break where they must. */
const solid = (text: string): string => text.replace(/\s/g, '');

describe('B5: the circulated minutes', () => {
  let minutes: string;
  let careManager: Person;
  let nurse: Person;
  const comment = '岡崎の事業所からも、退院翌日に訪問します。';
  const added = '退院日は11月25日に決まった。（髙﨑様へ連絡済み）';

  beforeAll(async () => {
    minutes = await circulatedMinutes(house, 'dischargeNurse');
    careManager = await enter(house, browsers, 'careManager', { screen: phone, hands: keyboardAlone });
    nurse = await enter(house, browsers, 'dischargeNurse', { hands: keyboardAlone });
  }, 120_000);

  it('are found under 確認待ち by the absent care manager of another area, who reads, comments and attests', async () => {
    await inspect(careManager.page, 'attest-1-home-phone');
    await attest(careManager, minutes, comment);
    await inspect(careManager.page, 'attest-2-attested-phone');
    await careManager.page.goto('/');
    await careManager.page.getByText('確認待ちの議事録はありません。').waitFor();
  }, 90_000);

  it('are finalised by the discharge nurse; then nobody changes them, and a supplement is possible', async () => {
    await nurse.page.goto(`/minutes/${minutes}`);
    await nurse.page
      .getByRole('listitem')
      .filter({ hasText: careManager.account.name })
      .filter({ hasText: '確認済み' })
      .waitFor();
    await inspect(nurse.page, 'attest-3-before-desktop');
    // [MI12] [MI14] The care manager still writes a field of the head when the nurse is asked.
    const late = '退院1週間後に訪問看護より報告';
    const other = await clientOf(house, careManager);
    const write = async () => {
      const body = { clientId: 'story-late', fields: { next: late } };
      expect(await other.ask('PUT', `/api/minutes/${minutes}/header`, body)).toMatchObject({ status: 200 });
    };
    await finaliseWithout(nurse, minutes, { write, label: '次回', text: late }, (name) =>
      inspect(nurse.page, `attest-3-${name}-desktop`),
    );
    await expectSealed(house, nurse, minutes, 'course', true);
    await expectSealed(house, careManager, minutes, 'course', false);
    await supplement(nurse, minutes, added);
    await inspect(nurse.page, 'attest-4-sealed-desktop');
    await careManager.page.reload();
    await careManager.page.getByText(added).waitFor();
    await inspect(careManager.page, 'attest-4-sealed-phone');
  }, 120_000);

  it('are printed in Japanese, right to the last glyph on the rendered picture', async () => {
    const { text, wronglyDrawn, words } = await takePdf(careManager, minutes, 'attest-5-pdf');
    const expected = ['退院前カンファレンス記録', ...Object.values(written), added];
    const people = [careManager.account.name, nurse.account.name];
    for (const part of [
      ...expected,
      ...people,
      '見本（実在の人物・事業所ではありません）',
      '確定者',
      '内容確認者',
      '追記',
    ])
      expect(text).toContain(solid(part));
    expect(text).not.toContain('下書き');
    expect(words).toBeGreaterThan(40);
    expect(wronglyDrawn).toEqual([]);
    // [MI12] What was written meanwhile is shown before it is left out.
    const shownFirst = /409 \(Conflict\) \/api\/minutes\/[0-9a-f]{24}\/finalisation/;
    for (const { page } of [careManager, nurse]) expectNoTroubles(page, [shownFirst]);
  }, 90_000);
});

describe('B5: the サービス担当者会議 that was held', () => {
  it('is finalised by its care manager and printed as 第4表', async () => {
    const manager = await enter(house, browsers, 'serviceMeetingCareManager', { hands: keyboardAlone });
    const { page, hands } = manager;
    await page.goto('/conferences');
    await hands.press(page.getByRole('link', { name: new RegExp(storyNames.serviceMeeting) }).first());
    await hands.press(page.getByRole('link', { name: '議事録', exact: true }).last());
    await page.waitForURL('**/minutes/*');
    const minutes = page.url().split('/').at(-1) ?? '';
    await page.getByRole('button', { name: '確定へ進む' }).waitFor();
    await inspect(page, 'attest-6-service-meeting-desktop');
    await finalise(manager, minutes);
    await expectSealed(house, manager, minutes, 'agenda', true);
    const { text, wronglyDrawn } = await takePdf(manager, minutes, 'attest-7-pdf');
    const asked = [
      '第4表',
      'サービス担当者会議の要点',
      '居宅サービス計画作成者',
      '会議出席者',
      '検討した項目',
      '検討内容',
      '結論',
      '残された課題',
      '照会年月日',
      '嚥下状態を踏まえた剤形',
      storyNames.serviceMeetingPatient,
      accountOf('serviceMeetingCareManager').name,
    ];
    for (const part of asked) expect(text).toContain(solid(part));
    expect(wronglyDrawn).toEqual([]);
    expectNoTroubles(page);
  }, 120_000);
});
