import { describe, expect, it } from '@jest/globals';
import { lookTogether } from '#server/sessions/lookTogether.ts';

describe('looking together', () => {
  it('[OP9] asks once for what is asked for in one turn, each id once, and anew for what comes later', async () => {
    const asked: (readonly string[])[] = [];
    const known = new Map([['a', 1]]);
    const look = lookTogether(async (ids: readonly string[]) => {
      asked.push(ids);
      return new Map(known);
    });
    expect(await Promise.all([look('a'), look('b'), look('a')])).toEqual([1, null, 1]);
    expect(asked).toEqual([['a', 'b']]);
    // Asked before the answer is there: read by a question of its own, begun after it.
    const first = look('a');
    await new Promise(setImmediate);
    known.set('a', 2);
    expect(await Promise.all([first, look('a')])).toEqual([1, 2]);
    expect(asked).toHaveLength(3);
  });

  it('asks for many in several questions, and one that fails fails those alone who asked for it', async () => {
    const sizes: number[] = [];
    const look = lookTogether(async (ids: readonly number[]) => {
      sizes.push(ids.length);
      if (ids.includes(0)) throw new Error('away');
      return new Map(ids.map((id) => [id, id]));
    });
    const all = await Promise.allSettled(Array.from({ length: 1_200 }, (_, id) => look(id)));
    expect(sizes).toEqual([500, 500, 200]);
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(500);
    expect(all.at(-1)).toEqual({ status: 'fulfilled', value: 1_199 });
  });
});
