import { describe, expect, it } from '@jest/globals';
import { storyNames } from '#server/sample/storyCast.ts';
import { withBrowsers } from '#tests/support/browser.ts';
import type { NamedIds } from '#tests/support/matrix/sampleValue.ts';
import { openSocket } from '#tests/support/openSocket.ts';
import {
  barOf,
  checkDevices,
  comeIn,
  goesOnReceiving,
  hearsSoMany,
  isUncovered,
  openConference,
  rendersWhileLevelMoves,
  seesAndHears,
  seesAndNoLongerHears,
  seesSoMany,
  tileOf,
} from '#tests/support/story/callRoom.ts';
import { expectStranger } from '#tests/support/story/expectStranger.ts';
import { keyboardAlone } from '#tests/support/story/hands.ts';
import { expectNoTroubles, inspect } from '#tests/support/story/inspect.ts';
import { clientOf, enter, type Person } from '#tests/support/story/person.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';
import { received, watchMedia } from '#tests/support/story/watchMedia.ts';

const house = withStoryHouse();
const browsers = withBrowsers();

const pairsOf = (people: readonly Person[]): [Person, Person][] =>
  people.flatMap((one) =>
    people.filter((other) => other !== one).map((other): [Person, Person] => [one, other]),
  );

describe('B3: the 退院前カンファレンス of the hub hospital', () => {
  let conference: string;
  let ids: NamedIds;
  let people: [Person, Person, Person];

  it('is joined by three, who see and hear each other; one shares a screen, one is muted, one reloads and is back', async () => {
    people = (await Promise.all(
      (['dischargeNurse', 'doctor', 'visitingNurse'] as const).map((part) =>
        // Who holds it, by keyboard alone; the visiting nurse by a finger on a phone.
        enter(house, browsers, part, part === 'dischargeNurse' ? { hands: keyboardAlone } : {}),
      ),
    )) as [Person, Person, Person];
    const [nurse, doctor, visiting] = people;
    for (const person of people) {
      await watchMedia(person.page);
      conference = await openConference(person);
      await checkDevices(person);
    }
    expect(await rendersWhileLevelMoves(nurse, 6)).toBe(0);
    await inspect(nurse.page, 'conference-1-check-desktop');
    await inspect(visiting.page, 'conference-1-check-phone');
    for (const person of people) await comeIn(person);
    await Promise.all(people.map((person) => seesSoMany(person, 3)));
    await Promise.all(pairsOf(people).map(([one, other]) => seesAndHears(one, other)));
    await inspect(visiting.page, 'conference-2-room-phone');

    await nurse.hands.press(nurse.page.getByRole('button', { name: '画面を見せる' }));
    for (const { page } of [doctor, visiting]) {
      await page.getByText(`${nurse.account.name}さんが画面を見せています`).waitFor();
      const first = await received(page, '見せている画面');
      await page.waitForFunction(() => document.querySelector<HTMLVideoElement>('figure video')?.videoWidth);
      expect(first.frames).toBeGreaterThanOrEqual(0);
    }
    await inspect(doctor.page, 'conference-3-shared-desktop');
    // Two show something: who looks chooses which is large.
    await doctor.hands.press(doctor.page.getByRole('button', { name: '画面を見せる' }));
    const other = visiting.page.getByRole('button', { name: `${doctor.account.name}さんの画面` });
    await visiting.hands.press(other);
    await visiting.page.getByText(`${doctor.account.name}さんが画面を見せています`).waitFor();
    await inspect(visiting.page, 'conference-3-two-shared-phone');
    await doctor.hands.press(doctor.page.getByRole('button', { name: '画面を見せるのをやめる' }));
    await visiting.page.getByText(`${nurse.account.name}さんが画面を見せています`).waitFor();
    await nurse.hands.press(nurse.page.getByRole('button', { name: '画面を見せるのをやめる' }));
    await doctor.page.getByLabel('見せている画面').waitFor({ state: 'detached' });

    await visiting.hands.press(visiting.page.getByRole('button', { name: 'ミュートする' }));
    for (const person of [nurse, doctor]) {
      await tileOf(person, visiting).getByText('ミュート中').waitFor();
      await seesAndNoLongerHears(person, visiting);
    }
    await visiting.hands.press(visiting.page.getByRole('button', { name: 'ミュートを解除する' }));
    await Promise.all([nurse, doctor].map((person) => seesAndHears(person, visiting)));

    // Closing or loading the tab anew would hang up: the browser asks.
    const asked = doctor.page.waitForEvent('dialog');
    const reloaded = doctor.page.reload();
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.accept();
    await reloaded;
    await checkDevices(doctor);
    await comeIn(doctor);
    await Promise.all(people.map((person) => seesSoMany(person, 3)));
    await Promise.all(pairsOf(people).map(([one, other]) => seesAndHears(one, other)));
    for (const { page } of people) expectNoTroubles(page);

    const client = await clientOf(house, doctor);
    const { minutes, patient } = (await client.get(`/api/conferences/${conference}`)).body as {
      minutes: string;
      patient: { id: string };
    };
    const { channel } = (await client.get(`/api/patients/${patient.id}`)).body as { channel: string };
    ids = { conference, minutes, patient: patient.id, channel };
  }, 150_000);

  it('[CA12] goes on while a phone shows vitals: a bar to mute, come back and leave, which asks', async () => {
    const [nurse, doctor, visiting] = people;
    const { page, hands } = visiting;
    await hands.press(page.getByRole('link', { name: '患者さん' }).first());
    await page.getByRole('heading', { level: 1, name: '患者さん' }).waitFor();
    const bar = barOf(visiting);
    await bar.getByText(storyNames.dischargeConference).waitFor();
    await hands.press(page.getByRole('link', { name: /髙橋 花子/ }).first());
    await hands.write(page.getByRole('textbox', { name: '連絡' }), '見本のひとこと');
    const composer = page.getByRole('button', { name: /チームへ送る$/ }).first();
    await composer.waitFor();
    for (const text of ['normal', 'largest']) {
      await page.evaluate((size) => {
        document.documentElement.dataset.text = size;
      }, text);
      expect([text, await isUncovered(composer)]).toEqual([text, true]);
      expect([text, await isUncovered(page.getByRole('link', { name: '会議', exact: true }))]).toEqual([
        text,
        true,
      ]);
      for (const name of ['ミュートする', 'カメラを止める', '会議に戻る', '退出する'])
        expect([name, await isUncovered(bar.getByRole('button', { name }))]).toEqual([name, true]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await inspect(page, `conference-4-bar-phone-${text}`);
    }
    await page.evaluate(() => {
      document.documentElement.dataset.text = 'normal';
    });
    await hands.press(page.getByRole('button', { name: '切替' }));
    await page.getByText('所属の切替やログアウトをすると、会議から退出します').waitFor();
    await hands.press(page.getByRole('dialog').getByRole('button', { name: '閉じる' }).first());
    await hands.press(page.getByRole('link', { name: 'バイタル' }));
    await bar.waitFor();
    await goesOnReceiving(visiting);
    await Promise.all([nurse, doctor].map((person) => seesAndHears(person, visiting)));
    await hands.press(bar.getByRole('button', { name: 'ミュートする' }));
    await tileOf(nurse, visiting).getByText('ミュート中').waitFor();
    await hands.press(bar.getByRole('button', { name: 'ミュートを解除する' }));

    const { connections } = await goesOnReceiving(visiting);
    await hands.press(bar.getByRole('button', { name: '会議に戻る' }));
    await Promise.all([nurse, doctor].map((person) => seesAndHears(visiting, person)));
    await bar.waitFor({ state: 'detached' });
    expect((await goesOnReceiving(visiting)).connections).toBe(connections);

    // Leaving asks; who has checked devices comes in again with one press.
    const leave = page.getByRole('toolbar', { name: '会議の操作' }).getByRole('button', { name: '退出する' });
    await hands.press(leave);
    const question = page.getByRole('dialog', { name: '会議から退出しますか' });
    await inspect(page, 'conference-5-leave-phone');
    await hands.press(question.getByRole('button', { name: '会議に残る' }));
    await seesSoMany(visiting, 3);
    await hands.press(leave);
    await hands.press(question.getByRole('button', { name: '退出する' }));
    await Promise.all([nurse, doctor].map((person) => seesSoMany(person, 2)));
    await page.getByText('先ほど確認しました').waitFor();
    await comeIn(visiting);
    await Promise.all(people.map((person) => seesSoMany(person, 3)));
    await Promise.all([nurse, doctor].map((person) => seesAndHears(person, visiting)));
    for (const person of people) expectNoTroubles(person.page);
  }, 150_000);

  it('[CA9] has two tabs of one person as one participant, who hears the others and not himself', async () => {
    const [nurse, doctor] = people;
    const page = await doctor.page.context().newPage();
    const tab: Person = { ...doctor, page };
    await watchMedia(page);
    await openConference(tab);
    await checkDevices(tab);
    await comeIn(tab);
    await seesSoMany(tab, 3);
    await page.getByText('ほかの画面でも参加しています').waitFor();
    await hearsSoMany(tab, 2);
    await seesSoMany(nurse, 3);
    expect(await tileOf(nurse, doctor).count()).toBe(1);
    await hearsSoMany(doctor, 2);

    const inRoom = async () => {
      const { body } = await (await clientOf(house, doctor)).get(`/api/minutes/${ids.minutes}`);
      const attendance = body.attendance as { inRoom: { person: { name: string }; leftAt: string | null }[] };
      return attendance.inRoom.filter(({ person }) => person.name === doctor.account.name);
    };
    await page.close({ runBeforeUnload: false });
    await doctor.page.getByText('ほかの画面でも参加しています').waitFor({ state: 'detached' });
    expect(await inRoom()).toMatchObject([{ leftAt: null }]);
    await seesSoMany(nurse, 3);
  }, 90_000);

  it('shuts every door to whom it did not invite: screen, API, document and call', async () => {
    const strangers = ['outsiderAtHome', 'nonPartyProfessional', 'officer'] as const;
    for (const part of strangers) {
      const person = await enter(house, browsers, part);
      await person.page.goto(`/conferences/${conference}`);
      await person.page.getByText('見つかりませんでした。').waitFor();
      expect(await person.page.getByRole('button', { name: '会議に入る' }).count()).toBe(0);
      await person.page.goto('/conferences');
      await person.page.getByRole('heading', { level: 1, name: '会議' }).waitFor();
      await person.page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
      expect(await person.page.getByText(storyNames.dischargeConference).count()).toBe(0);
      await expectStranger(await clientOf(house, person), ids);
    }
  }, 180_000);

  it('does not let in a member of the team who is one for care alone', async () => {
    const client = await clientOf(house, await enter(house, browsers, 'noPhotoMember'));
    const socket = await openSocket(client);
    expect(await socket.ask('call:join', { conference })).toMatchObject({ ok: false });
    expect((await client.get(`/api/conferences/${conference}`)).status).not.toBe(200);
    socket.close();
  }, 30_000);

  it('[CA8] ends for all with the right words, in the room and on other screens', async () => {
    const [nurse, doctor, visiting] = people;
    await visiting.hands.press(visiting.page.getByRole('link', { name: '患者さん' }).first());
    await barOf(visiting).waitFor();
    await nurse.hands.press(nurse.page.getByRole('button', { name: '会議を終える' }));
    const question = nurse.page.getByRole('dialog', { name: '会議を終えますか' });
    await nurse.hands.press(question.getByRole('button', { name: '会議を終える' }));
    await doctor.page.getByText('会議は終わりました').waitFor();
    await inspect(doctor.page, 'conference-6-over-desktop');
    await barOf(visiting).getByText('会議は終わりました').waitFor();
    await inspect(visiting.page, 'conference-6-over-phone');
    for (const { page } of people) expect(await page.getByText('役割ではできません').count()).toBe(0);
    await visiting.hands.press(barOf(visiting).getByRole('button', { name: '会議の画面へ戻る' }));
    for (const person of [nurse, visiting]) await person.page.getByText('会議は終わりました').waitFor();
    await barOf(visiting).waitFor({ state: 'detached' });
    for (const { page } of people) expectNoTroubles(page);
  }, 60_000);
});
