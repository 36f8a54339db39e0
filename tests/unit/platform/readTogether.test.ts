import { describe, expect, it } from '@jest/globals';
import { readTogether } from '#platform/readTogether.ts';
import { sharedRuns } from '#platform/sharedRuns.ts';

describe('[AC16] reads that are asked for in one moment', () => {
  it('are one command with each id once, and those that follow from them another', async () => {
    const commands: (readonly string[])[] = [];
    const read = readTogether<string, string>(async (ids) => {
      commands.push(ids);
      return new Map(ids.filter((id) => id !== 'nobody').map((id) => [id, `${id}!`]));
    });
    const found = await Promise.all(
      ['a', 'b', 'a', 'nobody'].map(async (id) => {
        const first = await read(id);
        return first === null ? null : read(first);
      }),
    );
    expect(found).toEqual(['a!!', 'b!!', 'a!!', null]);
    expect(commands).toEqual([
      ['a', 'b', 'nobody'],
      ['a!', 'b!'],
    ]);
  });

  it('begin after each of them was asked for: who comes later is read anew', async () => {
    let stored = 'before';
    const read = readTogether<string, string>(async (ids) => {
      const now = stored;
      await new Promise(setImmediate);
      return new Map(ids.map((id) => [id, now]));
    });
    const early = read('a');
    await new Promise(setImmediate);
    stored = 'after';
    expect([await read('a'), await early]).toEqual(['after', 'before']);
  });

  it('fail together, and only they', async () => {
    let fails = true;
    const read = readTogether<string, string>(async (ids) => {
      if (fails) throw new Error('away');
      return new Map(ids.map((id) => [id, id]));
    });
    const both = await Promise.allSettled([read('a'), read('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await read('a')).toBe('a');
  });

  it('are split where there are very many', async () => {
    const sizes: number[] = [];
    const read = readTogether<string, string>(async (ids) => {
      sizes.push(ids.length);
      return new Map(ids.map((id) => [id, id]));
    });
    const ids = Array.from({ length: 2_300 }, (_, at) => `${at}`);
    expect(await Promise.all(ids.map(read))).toEqual(ids);
    expect(sizes).toEqual([1_000, 1_000, 300]);
  });

  it('[OP9] asks once for what is asked for in one turn, each id once, and anew for what comes later', async () => {
    const asked: (readonly string[])[] = [];
    const known = new Map([['a', 1]]);
    const look = readTogether(async (ids: readonly string[]) => {
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
    const look = readTogether(async (ids: readonly number[]) => {
      sizes.push(ids.length);
      if (ids.includes(0)) throw new Error('away');
      return new Map(ids.map((id) => [id, id]));
    }, 500);
    const all = await Promise.allSettled(Array.from({ length: 1_200 }, (_, id) => look(id)));
    expect(sizes).toEqual([500, 500, 200]);
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(500);
    expect(all.at(-1)).toEqual({ status: 'fulfilled', value: 1_199 });
  });
});

describe('[PO12] reads in turn', () => {
  it('gather all that is asked for while a command runs, and one that fails is no obstacle to the next', async () => {
    const asked: number[][] = [];
    const ends: ((failed: boolean) => void)[] = [];
    const look = readTogether(
      (ids: readonly number[]) => {
        asked.push([...ids]);
        return new Promise<Map<number, number>>((resolve, reject) => {
          ends.push((failed) =>
            failed ? reject(new Error('away')) : resolve(new Map(ids.map((id) => [id, id]))),
          );
        });
      },
      500,
      true,
    );
    const first = Promise.allSettled([look(1)]);
    await new Promise(setImmediate);
    // Each asked in a moment of its own.
    const later: Promise<number | null>[] = [];
    for (const id of [2, 3, 2, 1]) {
      later.push(look(id));
      await new Promise(setImmediate);
    }
    expect(asked).toEqual([[1]]);
    ends[0]!(true);
    expect(await first).toMatchObject([{ status: 'rejected' }]);
    await new Promise(setImmediate);
    expect(asked).toEqual([[1], [2, 3, 1]]);
    ends[1]!(false);
    expect(await Promise.all(later)).toEqual([2, 3, 2, 1]);
  });
});

describe('[AC13] a shared run', () => {
  it('begins after everybody who waits for it has asked, and one that failed is no obstacle to the next', async () => {
    const ends: ((failed: boolean) => void)[] = [];
    const runs = sharedRuns(
      () =>
        new Promise((resolve, reject) => {
          ends.push((failed) => (failed ? reject(new Error('away')) : resolve()));
        }),
    );
    const first = Promise.allSettled([runs.next(), runs.next()]);
    await new Promise(setImmediate);
    expect(ends).toHaveLength(1);
    // Asked while it runs: it may already be past what they ask for.
    const second = Promise.allSettled([runs.next(), runs.next()]);
    await new Promise(setImmediate);
    expect(ends).toHaveLength(1);
    ends[0]!(true);
    expect((await first).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await new Promise(setImmediate);
    expect(ends).toHaveLength(2);
    ends[1]!(false);
    expect((await second).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(runs.isRunning()).toBe(false);
  });
});
