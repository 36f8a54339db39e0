import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LiveSession } from '#access/sessionReader.ts';
import type { AccountId, PositionId, SessionId } from '#domain/ids.ts';
import { watchSessions } from '#server/realtime/watchSessions.ts';

const IDLE_MS = 3_600_000;

/** A store of sessions whose answers a test may hold back. */
const stand = () => {
  const live = new Map<SessionId, LiveSession>();
  const looked: { id: SessionId; at: number }[] = [];
  const touched: SessionId[] = [];
  let hold: Promise<void> | undefined;
  let away = false;
  const watches = watchSessions({
    sessions: {
      look: async (id) => {
        looked.push({ id, at: Date.now() });
        const found = live.get(id) ?? null;
        await hold;
        if (away) throw new Error('away');
        return found;
      },
      touch: async (id) => void touched.push(id),
    },
    clock: { now: () => new Date() },
  });
  const session = (name: string, position = 'home'): LiveSession => {
    const made = {
      session: name as SessionId,
      account: `account-${name}` as AccountId,
      position: position as PositionId,
      endsAt: Date.now() + IDLE_MS,
    };
    live.set(made.session, made);
    return made;
  };
  return {
    ...{ live, looked, touched, watches, session },
    holdBack: () => {
      let goOn = () => {};
      hold = new Promise((resolve) => {
        goOn = () => {
          hold = undefined;
          resolve();
        };
      });
      return goOn;
    },
    goAway: (gone: boolean) => {
      away = gone;
    },
  };
};

describe('the watch over sessions', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('[OP9] looks at each of 2,000 every 20 s at the latest, each at a moment of its own, with one timer', async () => {
    const { watches, session, looked } = stand();
    for (let n = 0; n < 2_000; n += 1) watches.watch(session(`s${n}`), () => {});
    expect(jest.getTimerCount()).toBe(1);
    const began = Date.now();
    await jest.advanceTimersByTimeAsync(120_000);
    const last = new Map<string, number>();
    for (const { id, at } of looked) {
      // A tick more than the 20 s.
      expect(at - (last.get(id) ?? began)).toBeLessThanOrEqual(21_000);
      last.set(id, at);
    }
    expect(last.size).toBe(2_000);
    // At most once in 15 s each, and no second has more than twice its share of them.
    expect(looked.length).toBeLessThanOrEqual(2_000 * 9);
    const inSecond = new Map<number, number>();
    for (const { at } of looked) {
      const second = Math.floor((at - began) / 1_000);
      inSecond.set(second, (inSecond.get(second) ?? 0) + 1);
    }
    expect(Math.max(...inSecond.values())).toBeLessThan(270);
    watches.close();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('[OP9] looks once for all tabs of a session, and ends them all with it', async () => {
    const { watches, session, live, looked } = stand();
    const one = session('one');
    const ends: string[] = [];
    const tabs = [1, 2, 3].map((tab) => watches.watch(one, (end) => ends.push(`${tab} ${end}`)));
    await jest.advanceTimersByTimeAsync(120_000);
    expect(looked.length).toBeLessThanOrEqual(9);
    tabs[0]?.close();
    live.delete(one.session);
    await jest.advanceTimersByTimeAsync(21_000);
    expect(ends.sort()).toEqual(['2 ended', '3 ended']);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('ends who acts in another position by now, and nobody who came after the question', async () => {
    const { watches, session, holdBack } = stand();
    const before = session('one', 'home');
    const ends: string[] = [];
    const old = watches.watch(before, (end) => ends.push(`old ${end}`));
    const goOn = holdBack();
    const looking = old.recheck();
    // The position was switched after the store was read: the new tab's own reading says so.
    const after = session('one', 'away');
    watches.watch(after, (end) => ends.push(`new ${end}`));
    goOn();
    await looking;
    expect(ends).toEqual([]);
    await old.recheck();
    expect(ends).toEqual(['old moved']);
    watches.close();
  });

  it('ends a session at its idle end within a second, unless it was used elsewhere', async () => {
    const { watches, session, live } = stand();
    const used = session('used');
    const idle = session('idle');
    const ends: string[] = [];
    for (const one of [used, idle]) watches.watch(one, () => ends.push(one.session));
    await jest.advanceTimersByTimeAsync(IDLE_MS - 30_000);
    live.set(used.session, { ...used, endsAt: Date.now() + IDLE_MS });
    await jest.advanceTimersByTimeAsync(29_000);
    live.delete(idle.session);
    await jest.advanceTimersByTimeAsync(2_500);
    expect(ends).toEqual(['idle']);
    watches.close();
  });

  it('goes on while the store is away, but not past the end, and not after something was revoked', async () => {
    const { watches, session, goAway } = stand();
    const ends: string[] = [];
    const stays = watches.watch(session('stays'), (end) => ends.push(`stays ${end}`));
    const revoked = watches.watch(session('revoked'), (end) => ends.push(`revoked ${end}`));
    goAway(true);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ends).toEqual([]);
    await revoked.recheck();
    expect(ends).toEqual(['revoked unknown']);
    await jest.advanceTimersByTimeAsync(IDLE_MS);
    expect(ends).toEqual(['revoked unknown', 'stays unknown']);
    stays.close();
  });

  it('tells the store of activity at most twice a minute, of all tabs together, and never after the end', async () => {
    const { watches, session, touched } = stand();
    const one = session('one');
    const tabs = [watches.watch(one, () => {}), watches.watch(one, () => {})];
    for (let n = 0; n < 60; n += 1) {
      for (const tab of tabs) tab.touch();
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(touched).toHaveLength(2);
    tabs[0]?.close();
    await jest.advanceTimersByTimeAsync(31_000);
    tabs[0]?.touch();
    expect(touched).toHaveLength(2);
    tabs[1]?.touch();
    expect(touched).toHaveLength(3);
    watches.close();
  });
});
