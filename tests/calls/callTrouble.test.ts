import { afterEach, describe, expect, it } from '@jest/globals';
import { withBrowsers } from '#tests/support/browser.ts';
import { eventually } from '#tests/support/eventually.ts';
import { freePort } from '#tests/support/houseProcess.ts';
import { startLine } from '#tests/support/line.ts';
import { mediaAddress, startCoturn, turnSecret } from '#tests/support/startCoturn.ts';
import {
  checkDevices,
  comeIn,
  openConference,
  receivedOf,
  seesAndHears,
  seesSoMany,
  tileOf,
} from '#tests/support/story/callRoom.ts';
import { inspect } from '#tests/support/story/inspect.ts';
import { divertMedia } from '#tests/support/story/mediaPath.ts';
import { clientOf, enter, type Part, type Person } from '#tests/support/story/person.ts';
import { withStoryHouse } from '#tests/support/story/storyHouse.ts';
import { pullOut, takenDevices, watchDevices } from '#tests/support/story/watchDevices.ts';
import { sending, watchMedia, waysOf } from '#tests/support/story/watchMedia.ts';

let turnPort = 0;
/** It names a TURN server that is not there before a test starts it. */
const house = withStoryHouse(async () => {
  turnPort = await freePort();
  const env = { TURN_URLS: `turn:${mediaAddress}:${turnPort}?transport=udp`, TURN_SECRET: turnSecret };
  return { env, mediaHost: mediaAddress };
});
const browsers = withBrowsers();
const SOON = 60_000;

const after: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of after.splice(0).reverse()) await each();
});

const comeTo = async (part: Part, url = house.url, before?: (person: Person) => Promise<unknown>) => {
  const person = await enter({ url }, browsers, part);
  // Several browsers on a machine that has other work.
  person.page.setDefaultTimeout(SOON);
  after.push(() => person.page.context().close());
  await watchMedia(person.page);
  await watchDevices(person.page);
  await before?.(person);
  return { person, conference: await openConference(person) };
};
const checkAndComeIn = async (person: Person) => {
  await checkDevices(person);
  await comeIn(person);
};
const button = ({ page }: Person, name: string) => page.getByRole('button', { name });

/** The stays of somebody in the room, as the minutes have them. */
const staysOf = async (person: Person, conference: string, name: string) => {
  const client = await clientOf(house, person);
  const { minutes } = (await client.get(`/api/conferences/${conference}`)).body as { minutes: string };
  const { attendance } = (await client.get(`/api/minutes/${minutes}`)).body as {
    attendance: { inRoom: { person: { name: string }; joinedAt: string; leftAt: string | null }[] };
  };
  return attendance.inRoom.filter((stay) => stay.person.name === name);
};

describe('a call over a bad line', () => {
  it('[CA1] [CA2] [CA4] outlives a break of the line with the same connections, sends nothing of what is off, and mends a device', async () => {
    const line = await startLine(house.url);
    after.push(() => line.close());
    const { person: doctor } = await comeTo('doctor');
    await checkAndComeIn(doctor);
    const { person: nurse, conference } = await comeTo('dischargeNurse', line.url);
    await checkAndComeIn(nurse);
    await seesSoMany(nurse, 2);
    await Promise.all([seesAndHears(nurse, doctor), seesAndHears(doctor, nurse)]);
    expect((await sending(nurse.page)).open).toBe(2);
    await nurse.page.evaluate(() => {
      globalThis.callConnections = globalThis.callConnections?.map((one) =>
        Object.assign(one, { first: true }),
      );
    });

    // Shorter than two seconds: the media goes on meanwhile, and so does everything after it.
    const taken = line.taken;
    line.cut();
    line.mend();
    await eventually(() => line.taken > taken, SOON);
    await Promise.all([seesAndHears(nurse, doctor), seesAndHears(doctor, nurse)]);
    await seesSoMany(nurse, 2);

    // Longer, and one unmutes meanwhile: one is heard, over the same two connections.
    await nurse.hands.press(button(nurse, 'ミュートする'));
    await tileOf(doctor, nurse).getByText('ミュート中').waitFor();
    line.cut();
    await nurse.page.getByText('つながりが切れました').waitFor();
    await nurse.hands.press(button(nurse, 'ミュートを解除する'));
    line.mend();
    await seesSoMany(nurse, 2);
    await Promise.all([seesAndHears(nurse, doctor), seesAndHears(doctor, nurse)]);
    const open = await nurse.page.evaluate(() =>
      globalThis.callConnections
        ?.filter(
          ({ connectionState, remoteDescription }) =>
            connectionState !== 'closed' && remoteDescription !== null,
        )
        .map((one) => 'first' in one),
    );
    expect(open).toEqual([true, true]);
    expect(doctor.heard('call:peer-left')).toBe(false);
    expect(await staysOf(doctor, conference, nurse.account.name)).toMatchObject([{ leftAt: null }]);

    // Off: not one byte more, and the camera is given back.
    await nurse.hands.press(button(nurse, 'カメラを止める'));
    await nurse.hands.press(button(nurse, 'ミュートする'));
    await tileOf(doctor, nurse).locator('video').waitFor({ state: 'detached' });
    await tileOf(doctor, nurse).getByText('ミュート中').waitFor();
    expect(await takenDevices(nurse.page)).toMatchObject({ video: 0 });
    const before = await sending(nurse.page);
    const heard = await receivedOf(nurse, doctor);
    await eventually(async () => (await receivedOf(nurse, doctor)).frames >= heard.frames + 16, SOON);
    expect(await sending(nurse.page)).toEqual(before);
    await nurse.hands.press(button(nurse, 'カメラを映す'));
    await nurse.hands.press(button(nurse, 'ミュートを解除する'));
    await seesAndHears(doctor, nurse);

    // A microphone and a camera that are pulled out are taken again by themselves.
    await pullOut(nurse.page, 'audio');
    await pullOut(nurse.page, 'video');
    await eventually(async () => {
      const { audio, video } = await takenDevices(nurse.page);
      return audio > 0 && video > 0;
    }, SOON);
    await seesAndHears(doctor, nurse);
    await inspect(nurse.page, 'conference-4-devices-desktop');
  }, 240_000);

  it('[CA3] [CA4] [CA5] behind a firewall, where the TURN server does not answer either, is connecting, then words and no more tries; a busy camera leaves the voice', async () => {
    const { person: doctor } = await comeTo('doctor');
    await checkAndComeIn(doctor);
    let path: Awaited<ReturnType<typeof divertMedia>> | undefined;
    const { person: visiting, conference } = await comeTo('visitingNurse', house.url, async ({ page }) => {
      path = await divertMedia(page);
      path.isOpen = false;
      await page.addInitScript(() => {
        globalThis.busyCamera = true;
      });
    });
    after.push(() => path?.close());
    await visiting.hands.press(button(visiting, 'カメラとマイクを確かめる'));
    await visiting.page.getByText('カメラを、ほかのアプリが使っています').waitFor();
    await inspect(visiting.page, 'conference-5-busy-camera-phone');
    await visiting.hands.press(button(visiting, '会議に入る'));
    await visiting.page.getByText('つないでいます…').waitFor();
    await visiting.page.getByText('このネットワークでは、映像と音声が通りません').waitFor({ timeout: SOON });
    expect(path?.held).toBeGreaterThan(0);
    expect(await visiting.page.getByText(/人が参加しています/).count()).toBe(0);
    await inspect(visiting.page, 'conference-6-no-media-phone');
    await eventually(async () => {
      const stays = await staysOf(doctor, conference, visiting.account.name);
      return stays.length === 1 && stays[0]?.leftAt !== null;
    }, SOON);
    if (path) path.isOpen = true;
    const blocked = visiting.page.getByRole('alert').filter({ hasText: 'このネットワークでは' });
    await visiting.hands.press(blocked.getByRole('button', { name: 'もう一度試す' }));
    await seesSoMany(visiting, 2);
    await eventually(async () => (await sending(visiting.page)).audio > 0, SOON);
    await seesAndHears(visiting, doctor);
  }, 240_000);

  it('[CA14] behind a firewall that lets nothing but TURN through, goes over the TURN server as docker-compose.yml runs it', async () => {
    const coturn = await startCoturn(turnPort);
    after.push(() => coturn.close());
    const behind = async ({ page }: Person): Promise<void> => {
      const path = await divertMedia(page);
      path.isOpen = false;
      after.push(() => path.close());
    };
    const { person: doctor } = await comeTo('doctor', house.url, behind);
    const { person: visiting, conference } = await comeTo('visitingNurse', house.url, behind);
    for (const person of [doctor, visiting]) await checkAndComeIn(person);
    for (const person of [doctor, visiting]) await seesSoMany(person, 2);
    await Promise.all([seesAndHears(visiting, doctor), seesAndHears(doctor, visiting)]);
    for (const { page } of [doctor, visiting]) expect(await waysOf(page)).toEqual(['relay', 'relay']);
    // The second try is of the same stay.
    const stays = await staysOf(doctor, conference, visiting.account.name);
    expect(stays.filter(({ leftAt }) => leftAt === null)).toHaveLength(1);
  }, 240_000);
});
