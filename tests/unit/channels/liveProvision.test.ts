import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access/gate.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';
import { LiveProvision } from '#server/channels/liveProvision.ts';

const run = (first: number, last: number, ...dataClasses: DataClass[]): ShownRun => ({
  ...{ first, last, dataClasses: dataClasses.length === 0 ? ['post'] : dataClasses },
});
const away = () => Promise.reject(new Error('away'));

/** One admission's provision; the gate notes what it is asked for. */
const liveFor = ({ to = '2' } = {}) => {
  const told: string[] = [];
  const at = { shown: 0, whileOpening: async () => {}, whileClosing: async () => {} };
  let pulls: () => number = () => Number.NaN;
  const gate = {
    provide: async (
      _grant: Grant,
      first: number,
      classes: readonly DataClass[] = [],
      lastShown = (): number => Number.NaN,
    ) => {
      told.push(`open ${first} ${classes.join('+')}`);
      pulls = lastShown;
      await at.whileOpening();
      return {
        shown: () => void told.push('told of one'),
        close: async (last: number) => {
          told.push(`close ${last}`);
          await at.whileClosing();
        },
      };
    },
  };
  const live = new LiveProvision(gate, { ground: { from: '1', to } } as Grant, () => at.shown);
  return { live, told, at, pulls: () => pulls() };
};

describe('[AU11] [WA15] the provision of what is sent while it happens', () => {
  it('is opened with the first that is shown, asked how far it is, and closed at the last', async () => {
    const { live, told, at, pulls } = liveFor();
    await live.ready(run(4, 4));
    expect(told).toEqual(['open 4 post']);
    at.shown = 4;
    expect(pulls()).toBe(4);
    await live.ready(run(5, 6));
    at.shown = 6;
    expect(pulls()).toBe(6);
    await live.close();
    expect(told).toEqual(['open 4 post', 'close 6']);
  });

  it('begins another run with another class, after the one before has ended', async () => {
    const { live, told, at } = liveFor();
    await live.ready(run(1, 1));
    at.shown = 1;
    await live.ready(run(2, 2, 'post', 'photo'));
    at.shown = 2;
    await live.ready(run(3, 3));
    at.shown = 3;
    await live.close();
    expect(told).toEqual(['open 1 post', 'close 1', 'open 2 post+photo', 'close 3']);
  });

  it('says what need not be waited for: what its run has already, and nothing else', async () => {
    const { live } = liveFor();
    expect([live.covers(undefined), live.covers(run(1, 1))]).toEqual([true, false]);
    await live.ready(run(1, 2, 'post', 'photo'));
    expect(
      [run(3, 3, 'photo'), run(3, 3, 'post', 'vitals'), run(3, 3, 'vitals')].map((each) => live.covers(each)),
    ).toEqual([true, false, false]);
    await live.close();
    expect(live.covers(run(3, 3))).toBe(false);
  });

  it('is none at home, and none of what is not shown', async () => {
    const home = liveFor({ to: '1' });
    expect(home.live.covers(run(1, 1))).toBe(true);
    await home.live.ready(run(1, 1));
    const nothing = liveFor();
    await nothing.live.ready(undefined);
    for (const { live, at, told } of [home, nothing]) {
      at.shown = 1;
      await live.close();
      expect(told).toEqual([]);
    }
  });

  it('lists nothing where nothing of it was sent, however much was before it', async () => {
    for (const shown of [0, 2, 6]) {
      const { live, told, at, pulls } = liveFor();
      at.shown = shown;
      await live.ready(run(7, 9));
      expect(pulls()).toBe(6);
      await live.close();
      expect(told).toEqual(['open 7 post', 'close 6']);
    }
  });

  it('is opened no more once it is closed, and what was just being opened lists nothing', async () => {
    const closed = liveFor();
    await closed.live.close();
    await closed.live.ready(run(1, 1));
    expect(closed.told).toEqual([]);
    const late = liveFor();
    late.at.whileOpening = () => late.live.close();
    await late.live.ready(run(3, 3));
    expect(late.told).toEqual(['open 3 post', 'close 2']);
    await late.live.close();
    expect(late.told).toHaveLength(2);
    // Closed while its run before was being ended.
    const between = liveFor();
    await between.live.ready(run(1, 1));
    between.at.shown = 1;
    between.at.whileClosing = () => between.live.close();
    await between.live.ready(run(2, 2, 'photo'));
    expect(between.told).toEqual(['open 1 post', 'close 1']);
  });

  it('keeps nothing back where the run before cannot be closed', async () => {
    const { live, told, at } = liveFor();
    await live.ready(run(1, 1));
    at.shown = 1;
    at.whileClosing = away;
    await live.ready(run(2, 2, 'photo'));
    expect(told).toEqual(['open 1 post', 'close 1', 'open 2 photo']);
    expect(live.covers(run(2, 2, 'photo'))).toBe(true);
    // Who closes it for good hears of it.
    await expect(live.close()).rejects.toThrow('away');
  });

  it('holds everything back where it cannot be opened, and is tried again', async () => {
    const { live, told, at } = liveFor();
    at.whileOpening = away;
    await expect(live.ready(run(1, 1))).rejects.toThrow('away');
    expect(live.covers(run(1, 1))).toBe(false);
    at.whileOpening = async () => {};
    await live.ready(run(1, 2));
    expect(live.covers(run(1, 2))).toBe(true);
    expect(told).toEqual(['open 1 post', 'open 1 post']);
  });
});
