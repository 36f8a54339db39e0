import { expect } from '@jest/globals';
import type { Browsers } from '../browser.ts';
import { eventually } from '../eventually.ts';
import { checkDevices, comeIn, comeInListening, openConference, seesSoMany } from './callRoom.ts';
import { keyboardAlone } from './hands.ts';
import { enter, type Person } from './person.ts';
import type { StoryHouse } from './storyHouse.ts';
import { allRead, begin, pointAtEnd, saved, sectionOf, type } from './writeTogether.ts';

export interface Room {
  readonly conference: string;
  /** Who holds it and answers for its minutes. */
  readonly nurse: Person;
  readonly doctor: Person;
  readonly visiting: Person;
  readonly people: readonly Person[];
}

/**
 * Discharge nurse (by keyboard alone), doctor and visiting nurse, each at a screen of their own, in the room. The nurse is
 * seen and heard, the others listen: what is told here is the minutes, and encoding pictures takes the cores from it.
 */
export const meet = async (house: StoryHouse, browsers: Browsers): Promise<Room> => {
  const people = (await Promise.all(
    (['dischargeNurse', 'doctor', 'visitingNurse'] as const).map((part) =>
      enter(house, browsers, part, part === 'dischargeNurse' ? { hands: keyboardAlone } : {}),
    ),
  )) as [Person, Person, Person];
  let conference = '';
  for (const person of people) {
    conference = await openConference(person);
    if (person === people[0]) {
      await checkDevices(person);
      await comeIn(person);
    } else await comeInListening(person);
  }
  await Promise.all(people.map((person) => seesSoMany(person, people.length)));
  const [nurse, doctor, visiting] = people;
  return { conference, nurse, doctor, visiting, people };
};

/** Two write one section in turn, then two at once, each seeing the other's caret first; all read the same text. */
export const writeTogether = async ({ nurse, doctor, visiting, people }: Room): Promise<void> => {
  await Promise.all(people.map((person) => sectionOf(person, '経過').waitFor()));
  await begin(nurse, '経過', people);
  await type(nurse, '入院時BNP 620。利尿薬の調整で軽快した。');
  await allRead(people, '経過', ['・入院時BNP 620。利尿薬の調整で軽快した。']);
  await pointAtEnd(doctor, '経過', [nurse, visiting]);
  await doctor.page.keyboard.press('Enter');
  await type(doctor, '退院後は週1回の体重測定を続ける。');
  await allRead(people, '経過', [
    '・入院時BNP 620。利尿薬の調整で軽快した。',
    '退院後は週1回の体重測定を続ける。',
  ]);

  // At once, at both ends of one paragraph.
  await begin(visiting, '在宅での役割分担', people);
  await pointAtEnd(doctor, '在宅での役割分担', [visiting]);
  await doctor.page.keyboard.press('Control+Home');
  await Promise.all([type(doctor, '医師は月2回の訪問診療'), type(visiting, '看護は週3回の訪問')]);
  await allRead(people, '在宅での役割分担', ['医師は月2回の訪問診療・看護は週3回の訪問']);
  await Promise.all(people.map(saved));
};

/** Goes on writing while something happens to the house: nothing typed is lost, and nothing stands twice. */
export const writeThrough = async (
  { nurse, doctor, people }: Room,
  disturb: () => Promise<unknown>,
): Promise<void> => {
  const first = '医療処置';
  const second = '説明内容と受け止め';
  await begin(nurse, first, people);
  await begin(doctor, second, people);
  let isOver = false;
  /** A word after the other until it is over, and forty at least; answers all of them. */
  const write = async (person: Person): Promise<string> => {
    let text = '';
    for (let at = 0; at < 40 || !isOver; at += 1) {
      const word = `${at}番。`;
      await person.page.keyboard.type(word, { delay: 60 });
      text += word;
    }
    return text;
  };
  const disturbed = disturb().finally(() => {
    isOver = true;
  });
  const [written, spoken] = await Promise.all([write(nurse), write(doctor), disturbed]);
  await allRead(people, first, [`・${written}`]);
  await allRead(people, second, [`・${spoken}`]);
  await Promise.all(people.map(saved));
  // And on: each sees the other's caret again and what they type next.
  await pointAtEnd(doctor, first, [nurse]);
  await type(doctor, '以上。');
  await allRead(people, first, [`・${written}以上。`]);
};

/** Attendance filled itself in; the holder adds who has no account, and all see who entered them. */
export const recordWhoWasThere = async ({ nurse, doctor, people }: Room): Promise<void> => {
  for (const { page } of people) {
    for (const { account } of people)
      await page
        .getByRole('listitem')
        .filter({ hasText: account.name })
        .filter({ hasText: '会議から自動' })
        .waitFor({ timeout: 60_000 });
  }
  expect(await doctor.page.getByRole('button', { name: '会議に入っていない出席者を加える' }).count()).toBe(0);
  const { page, hands } = nurse;
  const others = [
    ['本人', '髙橋 花子（見本）', ''],
    ['家族', '髙橋 﨑代（見本）', '長女'],
  ] as const;
  for (const [category, name, affiliation] of others) {
    // No button sends it: the row saves itself and says so.
    await hands.press(page.getByRole('button', { name: '会議に入っていない出席者を加える' }));
    const row = page.getByRole('group', { name: /^出席者：/ });
    await hands.choose(row.getByLabel('区分'), category);
    await hands.write(row.getByLabel(/^氏名/), name);
    await hands.write(row.getByLabel('所属・続柄'), affiliation);
    await row.getByText(/^保存しました/).waitFor({ timeout: 20_000 });
    await hands.press(row.getByRole('button', { name: '閉じる' }));
    for (const person of people)
      await person.page
        .getByRole('listitem')
        .filter({ hasText: name })
        .filter({ hasText: `${nurse.account.name}さんが記入` })
        .waitFor({ timeout: 60_000 });
  }
};

/** The holder ends it: everybody is out and nobody comes in again. */
export const endForAll = async ({ nurse, doctor, visiting }: Room): Promise<void> => {
  const { page, hands } = nurse;
  await hands.press(page.getByRole('button', { name: '会議を終える' }));
  await hands.press(page.getByRole('dialog').getByRole('button', { name: '会議を終える' }));
  await page.getByText('会議は終わりました').first().waitFor();
  for (const other of [doctor, visiting]) {
    const back = other.page.getByRole('button', { name: '会議の画面へ戻る' });
    await back.waitFor({ timeout: 60_000 });
    await other.page.getByText('会議は終わりました').waitFor();
    await other.hands.press(back);
    await back.waitFor({ state: 'detached' });
    await other.page.getByText('会議は終わりました').waitFor();
    expect(await other.page.getByRole('button', { name: 'カメラとマイクを確かめる' }).count()).toBe(0);
  }
};

/** 回覧: everybody of the team and the conference is asked; answers the minutes' id. */
export const circulate = async ({ nurse, doctor }: Room): Promise<string> => {
  const { page, hands } = nurse;
  await hands.press(page.getByRole('link', { name: '議事録', exact: true }).last());
  await hands.press(page.getByRole('button', { name: '回覧する' }));
  await hands.press(page.getByRole('dialog').getByRole('button', { name: '回覧する' }));
  await page.getByText('回覧中').waitFor();
  const minutes = page.url().split('/').at(-1) ?? '';
  await doctor.page.goto('/');
  await eventually(
    () =>
      doctor.page
        .getByRole('link', { name: /あなたの確認待ち/ })
        .and(doctor.page.locator(`[href="/minutes/${minutes}"]`))
        .count(),
    20_000,
  );
  return minutes;
};
