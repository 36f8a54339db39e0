import { describe, expect, it } from '@jest/globals';
import { storyNames } from '#server/sample/storyCast.ts';
import { withBrowsers } from '#tests/support/browser.ts';
import type { NamedIds } from '#tests/support/matrix/sampleValue.ts';
import { openSocket } from '#tests/support/openSocket.ts';
import {
  checkDevices,
  comeIn,
  openConference,
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

  it('is joined by three, who see and hear each other; one shares a screen, one is muted, one reloads and is back', async () => {
    const [nurse, doctor, visiting] = (await Promise.all(
      (['dischargeNurse', 'doctor', 'visitingNurse'] as const).map((part) =>
        // Who holds it, by keyboard alone; the visiting nurse by a finger on a phone.
        enter(house, browsers, part, part === 'dischargeNurse' ? { hands: keyboardAlone } : {}),
      ),
    )) as [Person, Person, Person];
    const people = [nurse, doctor, visiting];
    for (const person of people) {
      await watchMedia(person.page);
      conference = await openConference(person);
      await checkDevices(person);
    }
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
    await nurse.hands.press(nurse.page.getByRole('button', { name: '画面を見せるのをやめる' }));
    await doctor.page.getByLabel('見せている画面').waitFor({ state: 'detached' });

    await visiting.hands.press(visiting.page.getByRole('button', { name: 'ミュートする' }));
    for (const person of [nurse, doctor]) {
      await tileOf(person, visiting).getByText('ミュート中').waitFor();
      await seesAndNoLongerHears(person, visiting);
    }
    await visiting.hands.press(visiting.page.getByRole('button', { name: 'ミュートを解除する' }));
    await Promise.all([nurse, doctor].map((person) => seesAndHears(person, visiting)));

    await doctor.page.reload();
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
  }, 90_000);

  it('does not let in a member of the team who is one for care alone', async () => {
    const client = await clientOf(house, await enter(house, browsers, 'noPhotoMember'));
    const socket = await openSocket(client);
    expect(await socket.ask('call:join', { conference })).toMatchObject({ ok: false });
    expect((await client.get(`/api/conferences/${conference}`)).status).not.toBe(200);
    socket.close();
  }, 30_000);
});
