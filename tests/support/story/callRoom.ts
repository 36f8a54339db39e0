import type { Locator } from 'playwright-core';
import { storyNames } from '#server/sample/storyCast.ts';
import { eventually } from '../eventually.ts';
import type { Person } from './person.ts';
import { type Incoming, incoming, type Received, received } from './watchMedia.ts';

/** Media of several browsers on a machine that has other work: rarely more than a second. */
const SOON = 60_000;

/** Finds the conference that is open now under 会議; answers its id. */
export const openConference = async ({ page, hands }: Person): Promise<string> => {
  await page.goto('/conferences');
  await hands.press(page.getByRole('link', { name: new RegExp(storyNames.dischargeConference) }).first());
  await page.getByRole('heading', { level: 1, name: storyNames.dischargeConference }).waitFor();
  return page.url().split('/').at(-1) ?? '';
};

/** 会議前の確認: sees oneself and hears oneself, and nobody else does yet. */
export const checkDevices = async ({ page, hands }: Person): Promise<void> => {
  await hands.press(page.getByRole('button', { name: 'カメラとマイクを確かめる' }));
  await page.getByLabel('自分の映像').waitFor();
  // The fake microphone beeps: the bar moves.
  const level = page.locator('meter');
  await eventually(async () => Number(await level.evaluate((bar: HTMLMeterElement) => bar.value)) > 0, SOON);
};

/** How often React renders while the level moves as often as this. */
export const rendersWhileLevelMoves = async ({ page }: Person, moves: number): Promise<number> =>
  page.locator('meter').evaluate(async (bar: HTMLMeterElement, wanted) => {
    const before = globalThis.renders ?? Number.NaN;
    let seen = bar.value;
    for (let moved = 0; moved < wanted; ) {
      await new Promise(requestAnimationFrame);
      if (bar.value === seen) continue;
      seen = bar.value;
      moved += 1;
    }
    return (globalThis.renders ?? Number.NaN) - before;
  }, moves);

export const comeIn = async ({ page, hands }: Person): Promise<void> => {
  await hands.press(page.getByRole('button', { name: '会議に入る' }));
  await page.getByRole('toolbar', { name: '会議の操作' }).waitFor();
};

/** Without camera and microphone: who only listens costs neither a picture nor a voice to encode. */
export const comeInListening = async ({ page, hands }: Person): Promise<void> => {
  await hands.press(page.getByRole('button', { name: 'カメラもマイクも使わずに入る' }));
  await page.getByRole('toolbar', { name: '会議の操作' }).waitFor();
};

export const seesSoMany = ({ page }: Person, count: number): Promise<void> =>
  page.getByText(`いま${count}人が参加しています`).waitFor({ timeout: SOON });

/** Somebody's place in the room: picture, name, muted or not. */
export const tileOf = ({ page }: Person, other: Person): Locator =>
  page
    .getByRole('listitem')
    .filter({ has: page.locator('b', { hasText: other.account.name }) })
    .first();

export const receivedOf = (person: Person, other: Person): Promise<Received> =>
  received(person.page, other.account.name);

/** Frames of the picture and packets of the voice go on coming. */
export const seesAndHears = async (person: Person, other: Person): Promise<void> => {
  const before = await eventually(() => receivedOf(person, other), SOON);
  await eventually(async () => {
    const now = await receivedOf(person, other);
    return now.frames >= before.frames + 5 && now.packets >= before.packets + 10;
  }, SOON);
};

/** The picture goes on and the voice has stopped: not one packet more. */
export const seesAndNoLongerHears = async (person: Person, other: Person): Promise<void> => {
  const pastFrames = async ({ frames }: Received, more: number): Promise<Received> =>
    eventually(async () => {
      const now = await receivedOf(person, other);
      return now.frames >= frames + more ? now : null;
    }, SOON) as Promise<Received>;
  // What was on its way when it was said may still arrive.
  const settled = await pastFrames(await receivedOf(person, other), 3);
  const later = await pastFrames(settled, 10);
  if (later.packets !== settled.packets)
    throw new Error(`${later.packets - settled.packets} packets came from one who is muted`);
};

/** The call while its room is not on the screen. */
export const barOf = ({ page }: Person): Locator => page.getByRole('complementary', { name: '参加中の会議' });

/** Of which voices so many packets more have come. */
const growing = (before: Incoming, now: Incoming, more: number): string[] =>
  Object.keys(now.voices).filter((id) => (now.voices[id] ?? 0) >= (before.voices[id] ?? 0) + more);

/** Pictures and voices go on coming, over the connections that were there; answers what has come. */
export const goesOnReceiving = async ({ page }: Person): Promise<Incoming> => {
  const before = await incoming(page);
  return eventually(async () => {
    const now = await incoming(page);
    if (now.connections !== before.connections) throw new Error('it has connected anew');
    return now.frames >= before.frames + 5 && growing(before, now, 10).length > 0 ? now : null;
  }, SOON) as Promise<Incoming>;
};

/** So many voices go on coming, and not one packet of another. */
export const hearsSoMany = async ({ page }: Person, count: number): Promise<void> => {
  const before = await incoming(page);
  await eventually(async () => {
    const now = await incoming(page);
    const heard = growing(before, now, 1).length;
    if (heard > count) throw new Error(`${heard} voices are heard, not ${count}`);
    return growing(before, now, 20).length === count;
  }, SOON);
};

/** Whatever stands here can be pressed: nothing lies over it. */
export const isUncovered = (what: Locator): Promise<boolean> =>
  what.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (element.contains(there) || there.contains(element));
  });
