import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ChannelId } from '#domain/ids.ts';
import { perChannel } from '#server/channels/perChannel.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const [one, other] = ['one' as ChannelId, 'other' as ChannelId];

const paced = (work: (channel: ChannelId) => Promise<void> = async () => {}) => {
  const began: string[] = [];
  const logged: unknown[] = [];
  const log = { debug: (...said: unknown[]) => logged.push(said) };
  let now = 0;
  const tell = perChannel({ gatherMs: 150, restMs: 500 }, log as never, async (channel) => {
    began.push(`${channel} ${now}`);
    await work(channel);
  });
  const pass = async (ms: number) => {
    for (const end = now + ms; now < end; ) {
      now += 10;
      await jest.advanceTimersByTimeAsync(10);
    }
  };
  return { began, logged, tell, pass };
};

describe('[PO11] what is told of a channel', () => {
  it('gathers the calls of a quiet one for a fifth of a second, each channel for itself', async () => {
    const { began, tell, pass } = paced();
    tell(one);
    await pass(100);
    for (let times = 0; times < 20; times += 1) tell(one);
    tell(other);
    await pass(2_000);
    expect(began).toEqual(['one 150', 'other 250']);
  });

  it('rests after each time, however many calls come, and forgets none', async () => {
    const { began, tell, pass } = paced();
    for (let at = 0; at < 100; at += 1) {
      tell(one);
      await pass(10);
    }
    await pass(2_000);
    expect(began).toEqual(['one 150', 'one 650', 'one 1150']);
    tell(one);
    await pass(2_000);
    expect(began.at(-1)).toBe('one 3150');
  });

  it('goes on after a failure', async () => {
    const { began, logged, tell, pass } = paced(async () => {
      throw new Error('the store is away');
    });
    tell(one);
    await pass(1_000);
    tell(one);
    await pass(1_000);
    expect(began).toHaveLength(2);
    const said = [{ channel: 'one', err: 'Error' }, 'members were not told'];
    expect(logged).toEqual([said, said]);
  });
});
