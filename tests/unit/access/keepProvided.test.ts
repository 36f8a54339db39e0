import { describe, expect, it } from '@jest/globals';
import type { Grant } from '#access/gate.ts';
import { keepProvided } from '#access/keepProvided.ts';
import type { ShownRun } from '#domain/channels/shownRuns.ts';
import type { DataClass } from '#domain/vocabulary/dataClasses.ts';

const run = (first: number, last: number, ...dataClasses: DataClass[]): ShownRun => ({
  ...{ first, last, dataClasses: dataClasses.length === 0 ? ['post'] : dataClasses },
});
const away = () => Promise.reject(new Error('away'));

/** A door that provides what it sends; the gate notes what it is asked for. */
const liveFor = ({ to = '2' } = {}) => {
  const told: string[] = [];
  const at = { shown: 0, whileOpening: async () => {}, whileClosing: async () => {} };
  let pulls: () => number = () => Number.NaN;
  const grantTo = (name: string) =>
    ({ name, ground: { from: '1', to }, disclosed: ['post'] }) as never as Grant;
  const admission = { grant: grantTo('g1'), current: () => admission.grant, close: () => {} };
  const live = keepProvided({
    gate: {
      provide: async (_grant, first, classes = [], lastShown = (): number => Number.NaN) => {
        told.push(`open ${first} ${classes.join('+')}`);
        pulls = lastShown;
        await at.whileOpening();
        return {
          shown: () => {},
          close: async (last: number) => {
            told.push(`close ${last}`);
            await at.whileClosing();
          },
        };
      },
    },
    admission,
    lastSent: () => at.shown,
    onReady: () => void told.push('ready'),
    onUnfit: () => {},
    onTrouble: () => void told.push('trouble'),
  });
  return {
    ...{ live, told, at, admission, grantTo },
    pulls: () => pulls(),
    judge: (name: string) => {
      admission.grant = grantTo(name);
      live.renew();
    },
  };
};

describe('[AU11] [WA15] the provision of what is sent while it happens', () => {
  it('is opened with the first that is shown, asked how far it is, and closed at the last', async () => {
    const { live, told, at, pulls } = liveFor();
    await live.provide(run(4, 4));
    expect(told).toEqual(['open 4 post']);
    at.shown = 4;
    expect(pulls()).toBe(4);
    await live.provide(run(5, 6));
    at.shown = 6;
    expect(pulls()).toBe(6);
    await live.release();
    expect(told).toEqual(['open 4 post', 'close 6']);
  });

  it('begins another run with another class, which begins where the one before ends', async () => {
    const { live, told, at } = liveFor();
    await live.provide(run(1, 1));
    at.shown = 1;
    await live.provide(run(2, 2, 'post', 'photo'));
    at.shown = 2;
    await live.provide(run(3, 3));
    at.shown = 3;
    await live.release();
    expect(told).toEqual(['open 1 post', 'open 2 post+photo', 'close 1', 'close 3']);
  });

  it('says what need not be waited for: what its run has already, and nothing else', async () => {
    const { live } = liveFor();
    expect([live.covers(undefined), live.covers(run(1, 1))]).toEqual([true, false]);
    await live.provide(run(1, 2, 'post', 'photo'));
    expect(
      [run(3, 3, 'photo'), run(3, 3, 'post', 'vitals'), run(3, 3, 'vitals')].map((each) => live.covers(each)),
    ).toEqual([true, false, false]);
    await live.release();
    expect(live.covers(run(3, 3))).toBe(false);
  });

  it('is none at home, and none of what is not shown', async () => {
    const home = liveFor({ to: '1' });
    expect(home.live.covers(run(1, 1))).toBe(true);
    await home.live.provide(run(1, 1));
    const nothing = liveFor();
    await nothing.live.provide(undefined);
    for (const { live, at, told } of [home, nothing]) {
      at.shown = 1;
      await live.release();
      expect(told).toEqual([]);
    }
  });

  it('lists nothing where nothing of it was sent, however much was before it', async () => {
    for (const shown of [0, 2, 6]) {
      const { live, told, at, pulls } = liveFor();
      at.shown = shown;
      await live.provide(run(7, 9));
      expect(pulls()).toBe(6);
      await live.release();
      expect(told).toEqual(['open 7 post', 'close 6']);
    }
  });

  it('is opened no more once it is let go, and what was just being opened lists nothing', async () => {
    const closed = liveFor();
    await closed.live.release();
    await closed.live.provide(run(1, 1));
    expect(closed.told).toEqual([]);
    const late = liveFor();
    let letGo: Promise<void> | undefined;
    late.at.whileOpening = async () => {
      letGo = late.live.release();
    };
    await late.live.provide(run(3, 3));
    await letGo;
    expect(late.told).toEqual(['open 3 post', 'close 2']);
    await late.live.release();
    expect(late.told).toHaveLength(2);
  });

  it('is one judgement’s: judged anew it is closed before anything goes on, and nothing is opened ahead', async () => {
    const { live, told, at, judge } = liveFor();
    await live.provide(run(1, 1));
    at.shown = 1;
    judge('g2');
    expect(live.current()).toBeNull();
    expect(live.covers(run(2, 2))).toBe(false);
    // Asked under the grant before: what goes out was chosen by that, and does not go out.
    await live.provide(run(2, 2));
    expect(told).toEqual(['open 1 post', 'close 1', 'ready']);
    expect(live.current()).not.toBeNull();
    await live.provide(run(2, 2));
    expect(told.slice(3)).toEqual(['open 2 post']);
  });

  it('keeps nothing back where the run before cannot be closed', async () => {
    const { live, told, at, judge } = liveFor();
    await live.provide(run(1, 1));
    at.shown = 1;
    at.whileClosing = away;
    await live.provide(run(2, 2, 'photo'));
    expect(told).toEqual(['open 1 post', 'open 2 photo', 'close 1']);
    expect(live.covers(run(2, 2, 'photo'))).toBe(true);
    judge('g2');
    await live.provide();
    expect([told.slice(3), live.current() !== null]).toEqual([['close 1', 'ready'], true]);
    await live.provide(run(2, 2));
    // Who lets it go for good hears of it.
    await expect(live.release()).rejects.toThrow('away');
  });

  it('holds everything back where it cannot be opened, and is tried again', async () => {
    const { live, told, at } = liveFor();
    at.whileOpening = away;
    await expect(live.provide(run(1, 1))).rejects.toThrow('away');
    expect(live.covers(run(1, 1))).toBe(false);
    at.whileOpening = async () => {};
    await live.provide(run(1, 2));
    expect(live.covers(run(1, 2))).toBe(true);
    expect(told).toEqual(['open 1 post', 'open 1 post']);
  });

  it('goes on by itself under a grant that it was not told of, and until then sends nothing', async () => {
    const { live, told, admission, grantTo } = liveFor();
    admission.grant = grantTo('g2');
    expect(live.current()).toBeNull();
    await live.provide();
    expect([told, live.current()]).toEqual([['ready'], admission.grant]);
  });
});

describe('[WA15] a door that provides ahead and has no numbers', () => {
  it('lists nothing under a grant that was followed while its provision was being stored', async () => {
    const ended: string[] = [];
    const grantTo = (name: string) =>
      ({ name, ground: { from: '1', to: '2' }, disclosed: ['video'] }) as never as Grant;
    const opening: (() => void)[] = [];
    const admission = { grant: grantTo('g1'), current: () => admission.grant, close: () => {} };
    const kept = keepProvided({
      gate: {
        provide: async (grant) => {
          await new Promise<void>((resolve) => opening.push(resolve));
          const { name } = grant as unknown as { name: string };
          return { shown: () => {}, close: async (last) => void ended.push(`${name} ${last}`) };
        },
      },
      admission,
      lastSent: () => 0,
      ahead: () => ({ first: 0, dataClasses: ['video'] }),
      onReady: () => {},
      onUnfit: () => {},
      onTrouble: () => {},
    });
    const judge = (name: string) => {
      admission.grant = grantTo(name);
      kept.renew();
    };
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    const stored = async () => {
      await settled();
      opening.shift()?.();
      await settled();
    };
    const provided = kept.provide();
    await stored();
    await provided;
    judge('g2');
    await settled();
    judge('g3');
    await stored();
    await stored();
    expect(ended).toEqual(['g2 -1', 'g1 0']);
    await kept.release();
    expect(ended).toEqual(['g2 -1', 'g1 0', 'g3 0']);
  });
});
